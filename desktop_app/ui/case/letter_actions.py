"""Letters on the page: drafted and shown, issued, shown again, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.record import values_of
from desktop_app.report.letters.document import letter_document
from desktop_app.report.letters.in_force import letters_of
from desktop_app.report.letters.issuing import draft_letter, issue_letter
from desktop_app.report.letters.kept_text import letter_of_record
from desktop_app.report.letters.order import LetterOrder
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.case.letter_preview import LetterPreview
from desktop_app.ui.case.letters_panel import LettersPanel
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.context.newest_request import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.kinds import Letter
    from desktop_app.model.law.workflow import Case
    from desktop_app.office.cases.case_file import CaseFile
    from desktop_app.report.letters.text import LetterDraft
    from desktop_app.ui.context.context import Context


class LetterActions(QObject):
    """What is done with the letters of the case that is shown. Signal `shown()` when a letter is to be seen."""

    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.panel = LettersPanel(may_write=not context.ledger.read_only)
        self.preview = LetterPreview(context)
        self._context = context
        self._latest = Latest(context.jobs, context.messages)
        self._file: CaseFile | None = None
        self._order: LetterOrder | None = None
        self.panel.draft_wanted.connect(self.draft)
        self.panel.opened.connect(self.open)
        self.panel.removal_wanted.connect(self.remove)
        self.preview.issue_wanted.connect(self.issue)

    def show_case(self, file: CaseFile, case: Case) -> None:
        """Show the letters of a case."""
        self._file = file
        self.panel.show_case(file, case, read(self._context.ledger, letters_of))

    def draft(self, code: str) -> None:
        """Show a letter as it would be issued today."""
        file = self._file
        if file is None:
            return
        ledger, record_id = self._context.ledger, file.application.id
        order = LetterOrder(code=code, day=self._context.today())
        self._order = order
        self._show(lambda: draft_letter(ledger, record_id, order), issued=False)

    def open(self, letter_id: str) -> None:
        """Show a letter as it was issued."""
        letter = self._letter(letter_id)
        if letter:
            values = values_of(letter)
            self._show(lambda: letter_of_record(values), issued=True)

    def issue(self) -> None:
        """Issue the draft that is shown, and offer to undo that."""
        file, order, ledger = self._file, self._order, self._context.ledger
        if file is None or order is None:
            return
        said = _("已制发：{letter}").format(letter=code_text("letter", order.code))
        do(
            self._context,
            _("制发文书"),
            lambda: issue_letter(ledger, file.application.id, order),
            Then(said=said, done=lambda _letter: self.preview.closed.emit()),
        )

    def remove(self, letter_id: str) -> None:
        """Take an issued letter away, and offer to undo that."""
        letter = self._letter(letter_id)
        if letter is None:
            return
        title = code_text("letter", letter.code)
        label = _("删去文书：{letter}").format(letter=title)

        def work() -> None:
            with operation(self._context.ledger, label) as change:
                change.delete(letter_id)

        do(self._context, label, work, Then(said=_("已删去：{letter}").format(letter=title)))

    def _show(self, make: Callable[[], LetterDraft], *, issued: bool) -> None:
        def work() -> tuple[LetterDraft, bytes]:
            from desktop_app.report.paper.pdf.render import render  # noqa: PLC0415 (loaded when it is used)

            letter = make()
            return letter, render(letter_document(letter)).pdf

        def land(made: tuple[LetterDraft, bytes]) -> None:
            self.shown.emit()
            self.preview.show_letter(*made, issued=issued)

        self._latest.run(_("正在排版文书…"), work, land)

    def _letter(self, letter_id: str) -> Letter | None:
        letters = self._file.letters if self._file else ()
        return next((letter for letter in letters if letter.id == letter_id), None)
