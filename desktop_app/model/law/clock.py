"""When a reply is due: a pure function of receipt, steps, regulation, calendar and settings.

The term is counted from the day after receipt (2007《条例》第二十四条; 2019《条例》第三十三条). A correction starts it
anew (第三十条), consulting others stops it (第三十三条第三款), one extension lengthens it, paying a fee starts it anew
(国办函〔2020〕109号). A step taken after the due day changes nothing: a missed term doesn't come back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.model.law.counting import Counting, Pause
from desktop_app.model.law.deadline import Deadline, Happening, Otherwise
from desktop_app.model.law.pauses import consultation_pause, notice_due, waiting_pause
from desktop_app.model.law.rule_sets import overlay_in_force
from desktop_app.model.law.rule_settings import number_setting, setting
from desktop_app.model.law.step_file import step_rules

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from desktop_app.model.law.rule_sets import Regulation
    from desktop_app.model.law.rules import Rules
    from desktop_app.model.law.step import Step

LATE_CORRECTION, SPENT_EXTENSION = "late_correction", "extension_after_restart"
"""The office's settings of whether a notice that came too late restarts the term, and an extension outlives that."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """The term as it stands after the steps so far."""

    received: dt.date
    regulation: Regulation
    rules: Rules
    counting: Counting
    happenings: tuple[Happening, ...] = ()
    corrected: bool = False
    noticed_late: bool = False
    extended: bool = False
    founded: bool = False
    not_before: dt.date | None = None

    def due(self) -> dt.date | None:
        """Return the last day of the term, or None while nobody can say."""
        if any(pause.last is None for pause in self.counting.pauses):
            return None  # also where the notice went out on the very last day: the term stands still from the next
        last = self.counting.last_day()
        if last is None or self.not_before is None:
            return last
        return max(last, self.counting.calendar.from_day(self.not_before))

    def told(self, step: Step, effect: str, **details: int) -> _Clock:
        """Remember for the explanation what the step did to the term."""
        return replace(self, happenings=(*self.happenings, Happening(step, effect, details.get("days", 0))))

    def setting(self, code: str) -> str:
        """Return the office's choice on an open question."""
        return setting(self.rules.settings, code)


def deadline(received: dt.date, steps: Sequence[Step], regulation: Regulation, rules: Rules) -> Deadline:
    """Return the due days of an application received on the day, after all its steps, and why."""
    clock = _run_through(received, steps, regulation, rules)
    legal = clock.due()
    before = rules.calendar.before
    return Deadline(
        received=received,
        regulation=regulation,
        legal=legal,
        internal=legal and before(legal, number_setting(rules.settings, "internal_days")),
        office=legal and before(legal, number_setting(rules.settings, "office_days")),
        not_before=clock.not_before,
        counting=clock.counting,
        happenings=clock.happenings,
        otherwise=_otherwise(received, steps, regulation, rules) if clock.noticed_late else None,
    )


def _run_through(received: dt.date, steps: Sequence[Step], regulation: Regulation, rules: Rules) -> _Clock:
    counting = Counting(rules.calendar, received, regulation.reply_days)
    clock = _Clock(received, regulation, rules, counting, founded=_reasons_accepted(steps))
    for step in sorted(steps, key=lambda step: step.day):
        # What is dated before the receipt can't touch a term that hadn't begun.
        if step.day >= received:
            clock = _after(clock, step)
    return clock


def _otherwise(received: dt.date, steps: Sequence[Step], regulation: Regulation, rules: Rules) -> Otherwise:
    """Return the due day by the other reading of a correction notice that came too late."""
    restarts = setting(rules.settings, LATE_CORRECTION) != "restart"
    other = {**rules.settings, LATE_CORRECTION: "restart" if restarts else "runs"}
    return Otherwise(restarts, _run_through(received, steps, regulation, replace(rules, settings=other)).due())


def _reasons_accepted(steps: Sequence[Step]) -> bool:
    asking = {code for code, rule in step_rules().items() if rule.clock == "reasons"}
    return any(step.step in asking and step.answer == "reasonable" for step in steps)


def _after(clock: _Clock, step: Step) -> _Clock:
    rule = step_rules().get(step.step)
    if rule is None or not rule.clock or not rule.known_to(clock.regulation.code):
        return clock
    effect = EFFECTS[rule.clock]
    due = clock.due()
    return clock.told(step, "late") if due is not None and step.day > due else effect(clock, step)


def _correction(clock: _Clock, step: Step) -> _Clock:
    """Stop and start anew (第三十条: 补正一次性告知), or only leave out the time, where the forms of 2007 said so."""
    if clock.corrected:
        return clock.told(step, "second")
    if _is_noticed_late(clock, step):
        clock = replace(clock, noticed_late=True)
        if clock.setting(LATE_CORRECTION) != "restart":
            days = clock.regulation.correction_notice_days or 0
            return replace(clock.told(step, "late_notice", days=days), corrected=True)
    restarts = "correction" in clock.regulation.restarts or clock.setting("correction_2007") == "restart"
    return replace(_wait_or_restart(clock, step, restarts=restarts), corrected=True)


def _is_noticed_late(clock: _Clock, step: Step) -> bool:
    """Tell whether a correction notice came later than 7 working days after receipt (2019《条例》第三十条)."""
    last = notice_due(clock.received, clock.regulation, clock.rules.calendar)
    return last is not None and step.day > last


def _payment(clock: _Clock, step: Step) -> _Clock:
    if "fee" not in clock.regulation.restarts or not overlay_in_force("FEE", step.day):
        return clock
    return _wait_or_restart(clock, step, restarts=clock.setting("fee_payment") == "restart")


def _wait_or_restart(clock: _Clock, step: Step, *, restarts: bool) -> _Clock:
    if step.answered_on is None or step.answer == "silent":
        return _paused(clock, step, waiting_pause(step), "waiting")
    if not restarts:
        return _paused(clock, step, waiting_pause(step), "pause")
    spent = clock.setting(SPENT_EXTENSION) == "spent"
    days = clock.regulation.reply_days if spent else clock.counting.days
    # A restart never moves the beginning back.
    since = max(step.answered_on, clock.counting.since)
    return replace(clock, counting=replace(clock.counting, since=since, days=days)).told(step, "restart")


def _consultation(clock: _Clock, step: Step) -> _Clock:
    if step.step not in clock.regulation.pauses:
        return clock
    from_delivery = clock.setting("third_party_from") == "delivery"
    pause = consultation_pause(step, clock.regulation, clock.counting.calendar, from_delivery=from_delivery)
    return _paused(clock, step, pause, "pause")


def _reasons(clock: _Clock, step: Step) -> _Clock:
    return _paused(clock, step, waiting_pause(step), "pause") if clock.setting("abuse_reason") == "pause" else clock


def _later_date(clock: _Clock, step: Step) -> _Clock:
    if step.until is None:
        return clock
    # A later date without good reasons may have been told, but gives the agency no more time (第三十五条).
    if not clock.founded:
        return clock.told(step, "unfounded")
    latest = max(step.until, clock.not_before or step.until)
    return replace(clock, not_before=latest).told(step, "delay")


def _extension(clock: _Clock, step: Step) -> _Clock:
    """Add the extension once, at most as many days as the law allows (第三十三条第二款)."""
    if clock.extended:
        return clock.told(step, "second")
    if step.day < clock.counting.since and clock.setting(SPENT_EXTENSION) == "spent":
        # Told while a correction or payment was waited for: the restart came after it.
        return replace(clock.told(step, "spent"), extended=True)
    most = clock.regulation.extension_days
    days = min(step.days or most, most)
    longer = replace(clock.counting, days=clock.counting.days + days)
    return replace(clock, counting=longer, extended=True).told(step, "extension", days=days)


def _paused(clock: _Clock, step: Step, pause: Pause | None, effect: str) -> _Clock:
    if pause is None:
        return clock
    longer = replace(clock.counting, pauses=(*clock.counting.pauses, pause))
    return replace(clock, counting=longer).told(step, effect)


EFFECTS: dict[str, Callable[[_Clock, Step], _Clock]] = {
    "correction": _correction,
    "payment": _payment,
    "consultation": _consultation,
    "reasons": _reasons,
    "later_date": _later_date,
    "extension": _extension,
}
"""What a step does to the term, by the name under which the file of steps calls it."""
