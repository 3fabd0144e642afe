"""A due day told in words: from which day, what happened, every day counted and every day left out, by name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text, label_text
from desktop_app.model.holidays.open_year import why_year_open
from desktop_app.model.law.step_file import step_rules
from desktop_app.written_days import long_day_text, span_text, weekday_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from desktop_app.model.law.counting import DayMark
    from desktop_app.model.law.deadline import Deadline, Happening, Otherwise


@dataclass(frozen=True, slots=True)
class ExplanationLine:
    """One line of an explanation; lines of the count hold the days they speak of."""

    kind: str
    text: str
    days: tuple[dt.date, ...] = ()


def explain(deadline: Deadline) -> tuple[ExplanationLine, ...]:
    """Return the explanation of a due day: the beginning, the events, the count day by day, the result."""
    return (
        _beginning(deadline),
        _term(deadline),
        *(_event(deadline, happening) for happening in deadline.happenings),
        *_count(deadline),
        *_end(deadline),
    )


def _beginning(deadline: Deadline) -> ExplanationLine:
    text = _("{day}收到申请，期限从次日起算（{article}）。")
    return ExplanationLine(
        "start", text.format(day=long_day_text(deadline.received), article=deadline.regulation.cite("receipt"))
    )


def _term(deadline: Deadline) -> ExplanationLine:
    text = _("答复期限{days}个工作日（{article}）。")
    regulation = deadline.regulation
    return ExplanationLine("term", text.format(days=regulation.reply_days, article=regulation.cite("reply")))


def _event(deadline: Deadline, happening: Happening) -> ExplanationLine:
    step = happening.step
    words = {
        "waiting": _("{day}“{step}”，等待期间停止计算（{article}）。"),
        "pause": _("{day}“{step}”，所需时间不计入期限（{article}）。"),
        "restart": _("{day}“{step}”，{answered}“{answer}”，次日起重新计算（{article}）。"),
        "extension": _("{day}“{step}”，增加{days}个工作日（{article}）。"),
        "delay": _("{day}“{step}”，延至{until}（{article}）。"),
        "late": _("{day}“{step}”时期限已过，不影响期限（{article}）。"),
        "late_notice": _("{day}“{step}”晚于收到申请后{days}个工作日，不影响期限（{article}）。"),
        "spent": _("{day}“{step}”在重新计算以前告知，重新计算后不再增加（{article}）。"),
        "unfounded": _("{day}“{step}”，没有说明过合理的理由，不影响期限（{article}）。"),
        "second": _("{day}再次“{step}”，只能一次，不影响期限（{article}）。"),
    }[happening.effect]
    text = words.format(
        day=long_day_text(step.day),
        step=code_text("case_step", step.step),
        answered=long_day_text(step.answered_on) if step.answered_on else "",
        answer=code_text("step_answer", step.answer),
        until=long_day_text(step.until) if step.until else "",
        days=happening.days,
        article=deadline.regulation.cite(step_rules()[step.step].article),
    )
    return ExplanationLine(happening.effect, text)


def _count(deadline: Deadline) -> Iterator[ExplanationLine]:
    counting = deadline.counting
    if counting.since != deadline.received:
        yield ExplanationLine("since", _("从{day}的次日重新起算。").format(day=long_day_text(counting.since)))
    for (kind, name), run in groupby(counting.marks(), key=lambda mark: (mark.kind, mark.name)):
        yield _run(kind, name, list(run), counting.since.year)


def _run(kind: str, name: str, marks: list[DayMark], year: int) -> ExplanationLine:
    words = {
        "counted": _("{days}　计第{numbers}个工作日"),
        "make_up": _("{days}　{name}调休上班，计第{numbers}个工作日"),
        "holiday": _("{days}　{name}，不计"),
        "weekend": _("{days}　周末，不计"),
    }.get(kind) or _("{days}　{step}，不计")
    first, last = marks[0], marks[-1]
    numbers = (
        str(first.number)
        if first.number == last.number
        else _("{first}至{last}").format(first=first.number, last=last.number)
    )
    days = span_text(first.day, last.day, year=year)
    text = words.format(days=days, numbers=numbers, name=label_text("holiday", name), step=code_text("case_step", kind))
    return ExplanationLine(kind, text, tuple(mark.day for mark in marks))


def _end(deadline: Deadline) -> Iterator[ExplanationLine]:
    yield from _last_day(deadline)
    if deadline.otherwise is not None:
        yield _other_reading(deadline.otherwise, deadline.regulation.cite("correction"))


def _other_reading(otherwise: Otherwise, article: str) -> ExplanationLine:
    """Say what follows from the other reading of a correction notice that came too late, and that it can be chosen."""
    if not otherwise.restarts:
        text = _("补正告知晚了，仍按本机关的规则重新计算；如不重新计算，届满日为{day}（{article}）。")
    elif otherwise.legal is None:
        text = _("补正告知晚了，取较早的一天；如本机关的规则定为重新计算，期限停止计算，收到补正后再算（{article}）。")
    else:
        text = _("补正告知晚了，取较早的一天；如本机关的规则定为重新计算，届满日为{day}（{article}）。")
    day = long_day_text(otherwise.legal) if otherwise.legal else ""
    return ExplanationLine("otherwise", text.format(day=day, article=article))


def _last_day(deadline: Deadline) -> Iterator[ExplanationLine]:
    if deadline.legal is None:
        yield ExplanationLine("open", _("期限停止计算，收到答复后再算出届满日。"))
        return
    last = deadline.counting.last_day()
    if deadline.not_before and last != deadline.legal:
        yield ExplanationLine("delayed", _("按告知的合理期限延至{day}。").format(day=long_day_text(deadline.legal)))
    text = _("期限届满日：{day}（{weekday}）。")
    yield ExplanationLine("end", text.format(day=long_day_text(deadline.legal), weekday=weekday_text(deadline.legal)))
    if deadline.open_year is not None:
        why = why_year_open(deadline.counting.calendar, deadline.open_year)
        yield ExplanationLine("provisional", _("{why}，届满日为暂定。").format(why=why))
