"""What the third parties of a case answered, all of them, in words that name none of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from desktop_app.report.letters.vocabulary import vocabulary
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop_app.model.field import Value

_CONSULTED = "third_party"


def third_parties_said(steps: Iterable[Mapping[str, Value]], unconsulted_reason: str) -> str:
    """Return the sentence on who was asked when and what came back; "" where nobody was asked.

    Whoever was asked more than once, under one name, counts once, with the last answer. A second paragraph says why
    others weren't asked.
    """
    asked = _asked(steps)
    if not asked:
        return ""
    others = vocabulary().third_parties.others.format(reason=unconsulted_reason) if unconsulted_reason else ""
    return "\n".join(filter(None, (_answers_said(asked), others)))


def _answers_said(asked: Sequence[Mapping[str, Value]]) -> str:
    phrases = vocabulary().third_parties
    given = Counter(_answer(step) for step in asked)
    answers = [(phrases.answers[answer], given[answer]) for answer in phrases.answers if given[answer]]
    said = phrases.several if answers[1:] else phrases.alike if asked[1:] else phrases.one
    return said.format(
        days=phrases.days.join(official_day_text(day) for day in sorted({_day(step) for step in asked})),
        count=len(asked),
        answer=answers[0][0],
        answers=phrases.between.join(phrases.some.format(answer=answer, count=count) for answer, count in answers),
    )


def consulted(steps: Iterable[Mapping[str, Value]], party: str) -> Mapping[str, Value]:
    """Return the last consultation of a party, or of any where none has its name; empty where there was none."""
    asked = sorted((step for step in steps if step.get("step") == _CONSULTED), key=_day)
    theirs = [step for step in asked if party and step.get("party") == party]
    return (theirs or asked or [{}])[-1]


def _asked(steps: Iterable[Mapping[str, Value]]) -> list[Mapping[str, Value]]:
    """Return the last consultation of each party, in the order of their days; those without a name are each one."""
    asked = sorted((step for step in steps if step.get("step") == _CONSULTED), key=_day)
    last = {step.get("party") or place: step for place, step in enumerate(asked)}
    return sorted(last.values(), key=_day)


def _answer(step: Mapping[str, Value]) -> str:
    answer = str(step.get("answer") or "")
    return answer if answer in vocabulary().third_parties.answers else ""


def _day(step: Mapping[str, Value]) -> dt.date:
    day = step.get("day")
    return day if isinstance(day, dt.date) else dt.date.min
