"""The page of one application, over the list it was opened from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import Application, Attachment
from desktop_app.model.law.frequency import ASK_FOR_REASONS
from desktop_app.office.cases.case_file import KINDS_READ, case_file
from desktop_app.office.records.attaching import Owner
from desktop_app.store.log.reading import read
from desktop_app.ui.attachments.panel import AttachmentsPanel
from desktop_app.ui.case.applicant_card import ApplicantCard
from desktop_app.ui.case.approval_card import ApprovalCard
from desktop_app.ui.case.case_banner import CaseBanner
from desktop_app.ui.case.disputes_card import DisputesCard
from desktop_app.ui.case.due_days import law_of, standing
from desktop_app.ui.case.erasing import ask_erasing
from desktop_app.ui.case.fee_and_split_actions import FeeAndSplitActions
from desktop_app.ui.case.fees_card import FeesCard
from desktop_app.ui.case.frequency_hint import FrequencyHint
from desktop_app.ui.case.letter_actions import LetterActions
from desktop_app.ui.case.relatives_card import RelativesCard
from desktop_app.ui.case.step_actions import StepActions
from desktop_app.ui.case.timeline_flags import flags
from desktop_app.ui.case.timeline_panel import TimelinePanel
from desktop_app.ui.forms.linked_titles import Linked
from desktop_app.ui.forms.new_choice import surroundings
from desktop_app.ui.forms.slip_links import SlipLinks
from desktop_app.ui.kit.keys import bind_keys
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import link_button, on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.kit.two_columns import TwoColumns
from desktop_app.ui.returned.return_bar import ReturnBar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.office.cases.case_file import CaseFile
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context


class CaseView(QWidget):
    """One application. Signals `closed()` (back to the list), `edit_wanted(id)` (the form of what was registered)."""

    closed = Signal()
    edit_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.file: CaseFile | None = None
        self._context = context
        self._linked = Linked(context)
        around = surroundings(context, self._linked)
        self.banner = CaseBanner()
        self.returned = ReturnBar(context)
        self.slips = SlipLinks(context)
        self.steps = StepActions(context, around)
        self.more = FeeAndSplitActions(context, self.steps)
        self.timeline = TimelinePanel()
        self.letters = LetterActions(context)
        self.attachments = AttachmentsPanel(context, _("把来信、信封、送达回证等文件拖到这里，或点“添加”。"))
        self._writable = not context.ledger.read_only
        self.applicant = ApplicantCard(may_write=self._writable)
        self.approval = ApprovalCard()
        self.frequency = FrequencyHint()
        self.fees = FeesCard(may_write=self._writable)
        self.disputes = DisputesCard(may_write=self._writable)
        self.relatives = RelativesCard(may_write=self._writable)
        self._lay_out()
        self._connect()

    @property
    def record_id(self) -> str:
        """Return the id of the application that is shown, or ""."""
        return self.file.application.id if self.file else ""

    def show_record(self, record_id: str) -> bool:
        """Show an application; False where it no longer exists."""
        self.applicant.cover()
        if not self._read(record_id):
            return False
        self._stack.setCurrentWidget(self._whole)
        self._area.verticalScrollBar().setValue(0)
        return True

    def hear(self, notice: Notice | None) -> None:
        """Follow a change of the data."""
        self._linked.forget(*([notice.kinds] if notice else []))
        if self.file and (notice is None or notice.kinds & KINDS_READ) and not self._read(self.record_id):
            self.file = None
            self.closed.emit()

    def go_to_first(self) -> None:
        """Give the likeliest next step the focus, or the way back where there is nothing to do."""
        if self.steps.bar.isHidden() or not self.steps.bar.buttons:
            self.back.setFocus()
        else:
            self.steps.bar.go_to_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _read(self, record_id: str) -> bool:
        file = read(self._context.ledger, case_file, record_id)
        if file is None:
            return False
        self.file = file
        case = law_of(file, self._context.ledger.rules)
        self.banner.show_case(file, standing(case, self._context.today()))
        self.returned.show_record(Application.kind, record_id)
        self.slips.show_record(record_id)
        self.steps.show_case(file, case)
        self.more.show_case(file)
        self.applicant.show_case(file.application, erased=file.erased)
        self.approval.show_case(case)
        self.frequency.show_case(file, case, may_write=self._writable)
        self.fees.show_case(file, case, self._context.today())
        self.disputes.show_case(file, case)
        self.relatives.show_case(file)
        self.letters.show_case(file, case)
        self.attachments.show_files(Owner(record_id, Attachment), file.attachments)
        self._show_timeline()
        return True

    def _show_timeline(self) -> None:
        if self.file:
            case = law_of(self.file, self._context.ledger.rules)
            self.timeline.show_case(
                self.file, flags(case), revealed=self.applicant.is_revealed, may_write=self._writable
            )

    def _ask_erasing(self) -> None:
        if self.file:
            ask_erasing(self._context, self, self.file)

    def _leave_preview(self) -> None:
        self._stack.setCurrentWidget(self._whole)
        self.letters.panel.setFocus()

    def _show_form(self) -> None:
        """Bring the form of a step into sight, once it has its place."""
        form = self.steps.bar.form
        if form:
            QTimer.singleShot(0, form, lambda: self._area.ensureWidgetVisible(form, 0, Space.WIDE))

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, Space.TINY, 0)
        inside.setSpacing(Space.LARGE)
        inside.addWidget(self.banner)
        inside.addWidget(self.slips)
        inside.addWidget(self.returned)
        inside.addWidget(self.frequency)
        inside.addWidget(self.steps.bar)
        aside = (self.applicant, self.approval, self.fees, self.disputes, self.relatives)
        inside.addWidget(TwoColumns((self.timeline, self.letters.panel, self.attachments), aside))
        inside.addStretch(1)
        self._area = scrolling(inside)
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(self._head())
        column.addWidget(self._area, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.letters.preview)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _head(self) -> QHBoxLayout:
        self.back = on_click(link_button(_("返回列表"), "left"), self.closed.emit)
        self.back.setToolTip("Esc")
        self.edit = on_click(quiet_button(_("登记内容"), "edit"), lambda: self.edit_wanted.emit(self.record_id))
        self.edit.setToolTip("Ctrl+E")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.returned.give_back)
        row.addWidget(self.edit)
        return row

    def _connect(self) -> None:
        self.steps.form_opened.connect(self._show_form)
        self.steps.bar.form_closed.connect(lambda: self._area.verticalScrollBar().setValue(0))
        self.timeline.change_wanted.connect(self.steps.correct)
        self.timeline.removal_wanted.connect(self.steps.remove)
        self.applicant.erasing_wanted.connect(self._ask_erasing)
        self.applicant.revealed.connect(lambda _on: self._show_timeline())
        self.letters.shown.connect(lambda: self._stack.setCurrentWidget(self.letters.preview))
        self.letters.preview.closed.connect(self._leave_preview)
        self.letters.record_wanted.connect(lambda: self.edit_wanted.emit(self.record_id))
        self.frequency.reasons_wanted.connect(lambda: self.steps.start_by_code(ASK_FOR_REASONS))
        self.fees.notice_wanted.connect(lambda amount: self.steps.start_by_code("fee", {"amount": amount}))
        self.fees.fee_wanted.connect(self.more.enter_fee)
        self.fees.removal_wanted.connect(self.more.remove)
        self.disputes.opened.connect(lambda record_id: self._context.open_record("dispute", record_id, None))
        self.disputes.new_wanted.connect(self.more.enter_dispute)
        self.relatives.opened.connect(lambda record_id: self._context.open_record("application", record_id, None))
        self.relatives.split_wanted.connect(self.more.split)
        bind_keys(self, _("修改登记内容"), ("Ctrl+E",), self.edit.click)
        bind_keys(self, _("直接答复"), ("Ctrl+R",), lambda: self.steps.start_by_code("reply"))
