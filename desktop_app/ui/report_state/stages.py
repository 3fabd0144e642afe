"""The stages of a report as marks in a row: what is done by whom and when, where it stands, what is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.log_mark import mark_of
from desktop_app.model.report_workflow import PATH, State, state_words
from desktop_app.ui.kit.tokens import Tone
from desktop_app.written_days import day_text, short_day_text

if TYPE_CHECKING:
    from desktop_app.model.kinds import ReportStep
    from desktop_app.report.yearly.state import Standing

_BESIDE: frozenset[State] = frozenset({"corrected", "reopened"})
"""The states that don't lie on the plain way."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One mark: its words, its tone, and what its tool tip says."""

    words: str
    tone: Tone
    tip: str = ""


def stages(standing: Standing) -> list[Stage]:
    """Return the marks from left to right; a correction or a reopening stands behind the plain way."""
    taken = _last_steps(standing)
    reached = max((PATH.index(state) for state in taken if state in PATH), default=0)
    found = [_stage(state, place, reached, taken.get(state), standing.state) for place, state in enumerate(PATH)]
    if standing.state in _BESIDE:
        step = taken.get(standing.state)
        found.append(Stage(_with_day(state_words(standing.state), step), Tone.WARNING, _tip(step)))
    return found


def _last_steps(standing: Standing) -> dict[State, ReportStep]:
    """Return the last step that led to each state since the report was last reopened."""
    found: dict[State, ReportStep] = {}
    for step in standing.steps:
        if step.state == "reopened":
            found = {}
        found[step.state] = step  # type: ignore[index] # a state of a newer version is a text like any other
    return found


def _stage(state: State, place: int, reached: int, step: ReportStep | None, now: State) -> Stage:
    if state == now or (state == "open" and now == "reopened"):
        return Stage(_with_day(state_words(state), step), Tone.ACCENT, _tip(step))
    if place <= reached and now != "open":
        return Stage("✓ " + _with_day(state_words(state), step), Tone.GOOD, _tip(step))
    return Stage(state_words(state), Tone.NEUTRAL)


def _with_day(words: str, step: ReportStep | None) -> str:
    return f"{words} {short_day_text(step.day)}" if step and step.day else words


def _tip(step: ReportStep | None) -> str:
    """Say who took a step and when, with which figures, and what was remarked."""
    if step is None or step.day is None:
        return ""
    lines = [_("{person} 于 {day} 办理").format(person=step.officer, day=day_text(step.day))]
    if step.fingerprint:
        lines.append(_("数据指纹 {fingerprint}").format(fingerprint=step.fingerprint))
    if mark := mark_of(step.log_size, step.log_code):
        lines.append(mark.text)
    return "\n".join(filter(None, (*lines, step.place, step.note)))
