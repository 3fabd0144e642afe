"""Reviews and lawsuits about a case, until when they can be brought, and whether review must come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.law.case_remedies import lacks_review, remedies_of
from desktop_app.model.law.dispute_terms import dispute_terms
from desktop_app.model.record import values_of
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.panel import Panel, line_of, mark
from desktop_app.ui.kit.theme import caption, label, link_button, on_click, pill
from desktop_app.ui.kit.tokens import COLOURS, Tone, ink
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.model.kinds import Dispute
    from desktop_app.model.law.calendar import WorkCalendar
    from desktop_app.model.law.remedies import Remedies
    from desktop_app.model.law.workflow import Case
    from desktop_app.office.cases.case_file import CaseFile


class DisputesCard(Panel):
    """Signals `opened(id)` for a dispute that is listed, `new_wanted()`."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, *, may_write: bool) -> None:
        super().__init__(_("复议诉讼"), "disputes")
        self.new_button = on_click(link_button(_("登记"), "plus"), self.new_wanted.emit)
        self.new_button.setAccessibleName(_("登记复议诉讼"))
        self.new_button.setEnabled(may_write)
        self.head.addWidget(self.new_button)

    def show_case(self, file: CaseFile, case: Case) -> None:
        """Show the disputes of a case and the last days for new ones."""
        self.clear()
        for dispute in file.disputes:
            self.add(self._line(dispute, case))
            for term in dispute_terms(values_of(dispute), case.rules.calendar):
                self._show_term(_("{what}最迟").format(what=term.name), term.day, case.rules.calendar)
        known = remedies_of(case.facts, case.rules)
        if known:
            self._show_remedies(known, case.rules.calendar)
        elif not file.disputes:
            self.say_nothing("info", _("答复之后，这里显示复议和诉讼的期限。"))

    def _show_remedies(self, known: Remedies, calendar: WorkCalendar) -> None:
        if known.review_first:
            text = label(_("起诉前须先申请行政复议（《行政复议法》第二十三条），答复书应写明。"), "body")
            text.setWordWrap(True)
            self.add(line_of((mark("warning", ink(Tone.WARNING)[0]),), text))
        for name, day in ((_("可申请复议至"), known.review_by), (_("可起诉至"), known.suit_by)):
            if not (known.review_first and day == known.suit_by):
                self._show_term(name, day, calendar)

    def _show_term(self, name: str, day: dt.date, calendar: WorkCalendar) -> None:
        words = day_text(day) + (_("（暂定）") if calendar.provisional(day) else "")
        self.add(line_of((mark("clock", COLOURS.text_faint),), label(name, "line"), (caption(words),)))

    def _line(self, dispute: Dispute, case: Case) -> Clickable:
        inside = row()
        procedure = code_text("dispute_procedure", dispute.procedure)
        inside.addWidget(Clipped(" ".join(part for part in (procedure, dispute.case_number) if part)), 1)
        if lacks_review(values_of(dispute), case.facts, case.rules.settings):
            flag = pill(_("未先复议"), Tone.WARNING)
            flag.setToolTip(_("对这一答复起诉前须先申请行政复议。"))
            inside.addWidget(flag)
        outcome = code_text("dispute_outcome", dispute.outcome) if dispute.outcome else _("尚未审结")
        inside.addWidget(pill(outcome, Tone.NEUTRAL if dispute.outcome else Tone.ACCENT))
        return Clickable("row", inside, f"{procedure} {outcome}", lambda: self.opened.emit(dispute.id))
