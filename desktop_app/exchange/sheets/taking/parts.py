"""What a row says of records that belong to its own: the steps of a case on their days, a release's publications."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.matching.targets import targets
from desktop_app.exchange.sheets.taking.examined import Part
from desktop_app.i18n import _
from desktop_app.model.kinds import Application, CaseStep, Publication, Release
from desktop_app.model.law.step_file import DAY, answering, step_rules
from desktop_app.model.law.workflow import case_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_app.exchange.sheets.taking.drafting import Draft
    from desktop_app.model.field import Value
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.record import Record

_USUAL_ANSWERS = ("answered", "paid", "corrected")
"""What an answer is taken for where a register gives only its day: no opinion, no judgement."""

_AFTER_REPLY = frozenset({"delivered", "archived"})


def parts_of(kind: type[Record], draft: Draft, values: Mapping[str, Value]) -> tuple[Part, ...]:
    """Return the records that come with a row; what contradicts itself is noted as a problem of its column.

    `values` are those of the row's own record, the ones that hold for all rows among them.
    """
    if kind is Release:
        return tuple(_publications(draft, values))
    if kind is Application:
        return tuple(_steps(draft, values))
    return ()


def _publications(draft: Draft, values: Mapping[str, Value]) -> Iterator[Part]:
    said = _said(draft, Publication.kind)
    if any(said.values()) and not draft.channels:
        draft.problems[f"{Publication.kind}.channel"] = _("写了发布的日期或网址，请写明渠道。")
    day = said.get("published_on") or values.get("released_on")
    if draft.channels and day is None:
        draft.problems[f"{Publication.kind}.published_on"] = _("写了公开渠道，请填写发布日期或公开日期。")
        return
    for channel in dict.fromkeys(draft.channels):
        yield Part(Publication, said | {"channel": channel, "published_on": day})


def _steps(draft: Draft, values: Mapping[str, Value]) -> Iterator[Part]:
    named = dict.fromkeys(target.part for target in targets(Application).values() if target.part)
    for step in named:
        filled = _said(draft, step).items()
        said: dict[str, Value] = {name: value for name, value in filled if value not in {None, ""}}
        if not said:
            continue
        if DAY not in said:
            text = _("写了这一步的内容，请也写明“{label}”。")
            day = targets(Application)[f"{step}.{DAY}"].text
            draft.problems[f"{step}.{next(iter(said))}"] = text.format(label=day)
            continue
        if "answered_on" in said and "answer" not in said:
            said |= _usual_answer(draft, step)
        _refuse_disorder(draft, step, said, values)
        yield Part(CaseStep, said | {"step": step})


def _usual_answer(draft: Draft, step: str) -> dict[str, Value]:
    answers = answering(step)
    usual = next((answer for answer in _USUAL_ANSWERS if answers and answer in answers.answers), "")
    if not usual:
        draft.problems[f"{step}.answered_on"] = _("写了对方答复的日期，请也写明答复的结果。")
    return {"answer": usual}


def _refuse_disorder(draft: Draft, step: str, said: Mapping[str, Value], values: Mapping[str, Value]) -> None:
    """Refuse a step before the application came, and one after its reply that a reply ends."""
    received, replied = values.get("received_on"), values.get("replied_on")
    for name in (DAY, "answered_on"):
        day = said.get(name)
        if not isinstance(day, dt.date):
            continue
        if isinstance(received, dt.date) and day < received:
            draft.problems[f"{step}.{name}"] = _("这一天早于收到申请的日期。")
        elif isinstance(replied, dt.date) and step not in _AFTER_REPLY and day > replied:
            draft.problems[f"{step}.{name}"] = _("这一天晚于答复日期。")
        elif isinstance(replied, dt.date) and step in _AFTER_REPLY and day < replied:
            draft.problems[f"{step}.{name}"] = _("这一天早于答复日期。")


def _said(draft: Draft, part: str) -> dict[str, Value]:
    start = f"{part}."
    return {name.removeprefix(start): value for name, value in draft.values.items() if name.startswith(start)}


def legal_remarks(values: Mapping[str, Value], parts: Sequence[Part], rules: Rules) -> tuple[str, ...]:
    """Return what speaks against the steps of a case by the regulation in force then: told, and no reason to refuse.

    An old register says what was done, late or not.
    """
    steps = [{"id": str(number), **part.values} for number, part in enumerate(parts) if part.kind is CaseStep]
    known = [step for step in steps if step.get("step") in step_rules()]
    case = case_of(values, {CaseStep.kind: known, "approval": []}, rules)
    return case.refusals + case.lateness
