"""What is flagged on the timeline: what came later than the law allows, and what was done against the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _

if TYPE_CHECKING:
    from desktop_app.model.law.workflow import Case, Taken


def flags(case: Case) -> dict[tuple[str, str], str]:
    """Return what is flagged, by the record and the field that hold the day of what was done."""
    application = str(case.facts.values.get("id") or "")
    return {_place(taken, application): said for taken in case.taken if (said := _said(taken))}


def too_late(said: str) -> str:
    """Say that a step came later than the law allows."""
    return _("晚于法定期限：{late}").format(late=said)


def against_the_rules(said: str) -> str:
    """Say that a step was taken though the rules were against it."""
    return _("不合程序：{objection}").format(objection=said)


def _said(taken: Taken) -> str:
    found = (against_the_rules(taken.objection) if taken.objection else "", too_late(taken.late) if taken.late else "")
    return " ".join(filter(None, found))


def _place(taken: Taken, application: str) -> tuple[str, str]:
    event = taken.event
    if event.opinion:
        return event.opinion.id, "day"
    if event.step:
        return event.step.id, "day" if event.action == event.step.step else "answered_on"
    return application, "confirmed_on" if dict(event.values).get("confirmed_on") else "replied_on"
