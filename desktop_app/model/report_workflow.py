"""The state of a year's report, from open to published: which step may follow which, and what must hold first.

A pure table: the facts are read elsewhere, a refusal is one sentence for the person at the screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from desktop_app.model.field import Value

State = Literal["open", "handed_in", "checked", "signed", "filed", "published", "corrected", "reopened"]
Action = Literal["hand_in", "check", "sign", "file", "publish", "reopen"]

LOCKED: frozenset[State] = frozenset({"filed", "published", "corrected"})
"""The states in which the year is locked: its records change by a correction slip only."""

PATH: tuple[State, ...] = ("open", "handed_in", "checked", "signed", "filed", "published")
"""The way of a report where nothing is sent back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands in the ledger when a step is about to be taken.

    `missing` counts the units that lack a month; `late` the changes in a locked year without a slip; `fingerprint` is
    that of the figures now, `stood` that of the step before.
    """

    today: dt.date
    office: bool = True
    missing: int = 0
    may_miss: bool = False
    differences: int = 0
    errors: int = 0
    late: int = 0
    fingerprint: str = ""
    stood: str = ""
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One step: its words, the states it may follow, the state it leads to, and the guards it must pass."""

    label: str
    after: frozenset[State]
    to: State
    guards: tuple[Callable[[Facts], str], ...]


def _all_units(facts: Facts) -> str:
    if facts.missing and not facts.may_miss:
        return _("还有 {count} 个单位没有报齐，请先催报（办理规则里可以改为允许缺报）。").format(count=facts.missing)
    return ""


def _no_differences(facts: Facts) -> str:
    return _("这一年还有 {count} 处差异没有处理。").format(count=facts.differences) if facts.differences else ""


def _no_errors(facts: Facts) -> str:
    return _("核对还有 {count} 项错误，请先改正。").format(count=facts.errors) if facts.errors else ""


def _as_before(facts: Facts) -> str:
    if facts.stood and facts.stood != facts.fingerprint:
        return _("上一步之后数据又有变动，请退回重办，重新核对。")
    return ""


def _no_late_changes(facts: Facts) -> str:
    if facts.late:
        return _("锁定以后又收到 {count} 处变动，请先填更正单。").format(count=facts.late)
    return ""


_STARTED: frozenset[State] = frozenset({"handed_in", "checked", "signed"})

ACTIONS: dict[Action, Row] = {
    "hand_in": Row("各单位已上报", frozenset({"open", "reopened"}), "handed_in", (_all_units,)),
    "check": Row("核对完毕", frozenset({"handed_in"}), "checked", (_no_differences, _no_errors)),
    "sign": Row("领导签发", frozenset({"checked"}), "signed", (_no_differences, _no_errors, _as_before)),
    "file": Row("报送备案", frozenset({"signed"}), "filed", (_all_units, _no_differences, _no_errors, _as_before)),
    "publish": Row("向社会公布", frozenset({"filed", "corrected"}), "published", (_no_differences, _no_late_changes)),
    "reopen": Row("退回重办", _STARTED, "reopened", ()),
}
"""Every step that a person takes, by its code; a correction is made by a slip and is no step of its own."""


def state_after(steps: Iterable[Mapping[str, Value]]) -> State:
    """Return the state that a year's steps lead to; a state of a newer version counts as open."""
    last: State = "open"
    for step in sorted(steps, key=lambda step: (step.get("position") or 0, str(step.get("id") or ""))):
        known = {*PATH, "corrected", "reopened"}
        last = step["state"] if step["state"] in known else last  # type: ignore[assignment] # one of `known`
    return last


def possible(state: State) -> tuple[Action, ...]:
    """Return the steps that may follow a state, in their order."""
    return tuple(code for code, row in ACTIONS.items() if state in row.after)


def refusal(action: Action, state: State, facts: Facts, day: dt.date) -> str:
    """Return one sentence where a step can't be taken on that day, or ""."""
    row = ACTIONS[action]
    if not facts.office:
        return _("年报由办公室办理。")
    if state not in row.after:
        return _("现在是“{state}”，不能“{step}”。").format(state=state_words(state), step=_(row.label))
    if day > facts.today:
        return _("日期还没有到。")
    if facts.since and day < facts.since:
        return _("日期早于上一步的日期 {day}。").format(day=day_text(facts.since))
    return next(filter(None, (guard(facts) for guard in row.guards)), "")


def state_words(state: State) -> str:
    """Return the word for a state on screen and paper."""
    return _("填报中") if state == "open" else code_text("report_state", state)
