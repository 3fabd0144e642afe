"""Letters on the page: drafted and shown, issued, shown again, taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.record import values_of
from desktop_app.report.letters.document import letter_document
from desktop_app.report.letters.edited_text import body_text, changed_words
from desktop_app.report.letters.in_force import letters_of
from desktop_app.report.letters.issuing import draft_letter, issue_letter, lack_of_letter
from desktop_app.report.letters.kept_text import letter_of_record
from desktop_app.report.letters.order import LetterOrder
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.trust.history import history
from desktop_app.ui.case.letter_editor import LetterEditor
from desktop_app.ui.case.letter_preview import LetterPreview
from desktop_app.ui.case.letters_panel import LettersPanel
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.context.newest_request import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.kinds import Letter
    from desktop_app.model.law.workflow import Case
    from desktop_app.office.cases.case_file import CaseFile
    from desktop_app.report.letters.readiness import UnreadyLetterError
    from desktop_app.report.letters.text import LetterDraft
    from desktop_app.ui.context.context import Context


class Look(NamedTuple):
    """A letter to be seen, what keeps it from being issued, and which paragraphs somebody changed ("": none)."""

    letter: LetterDraft
    lack: UnreadyLetterError | None
    changed: str


class LetterActions(QObject):
    """What is done with the letters of the case that is shown.

    Signals: `shown()` when a letter is to be seen; `record_wanted()` when the application is to be filled in.
    """

    shown = Signal()
    record_wanted = Signal()

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
        self.preview.edit_wanted.connect(self.edit)
        self.preview.fill_wanted.connect(self.fill)

    def show_case(self, file: CaseFile, case: Case) -> None:
        """Show the letters of a case."""
        self._file = file
        self.panel.show_case(file, case, read(self._context.ledger, letters_of))

    def draft(self, code: str) -> None:
        """Show a letter as it would be issued today."""
        self._show_order(LetterOrder(code=code, day=self._context.today()))

    def edit(self) -> None:
        """Let the text of the draft be changed, and show it as it will be issued."""
        file, order, ledger = self._file, self._order, self._context.ledger
        if file is None or order is None:
            return
        original = body_text(draft_letter(ledger, file.application.id, replace(order, text="")))
        editor = LetterEditor(self.preview, original, order.text or original)
        if editor.exec():
            self._show_order(replace(order, text=editor.text))

    def fill(self, place: str) -> None:
        """Go where what the draft lacks is filled in."""
        if place == "text":
            self.edit()
            return
        self.preview.closed.emit()
        if place == "settings":
            self._context.navigate("rules", "settings")
        elif place == "organisation":
            self._context.open_record("organisation", self._context.ledger.profile.organisation_id, None)
        elif place == "application":
            self.record_wanted.emit()

    def _show_order(self, order: LetterOrder) -> None:
        file, ledger = self._file, self._context.ledger
        if file is None:
            return
        record_id, self._order = file.application.id, order

        def make() -> Look:
            letter = draft_letter(ledger, record_id, order)
            bare = draft_letter(ledger, record_id, replace(order, text=""))
            changed = changed_words(body_text(bare), order.text) if order.text else ""
            return Look(letter, lack_of_letter(ledger, record_id, order), changed)

        self._show(make, issued=False)

    def open(self, letter_id: str) -> None:
        """Show a letter as it was issued."""
        letter = self._letter(letter_id)
        if letter:
            values, ledger = values_of(letter), self._context.ledger
            self._show(lambda: Look(letter_of_record(values), None, history(ledger, letter_id)[-1].why), issued=True)

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

    def _show(self, make: Callable[[], Look], *, issued: bool) -> None:
        def work() -> tuple[Look, bytes]:
            from desktop_app.report.paper.pdf.render import render  # noqa: PLC0415 (loaded when it is used)

            look = make()
            return look, render(letter_document(look.letter)).pdf

        def land(made: tuple[Look, bytes]) -> None:
            look, pdf = made
            self.shown.emit()
            self.preview.show_letter(look.letter, pdf, issued=issued, lack=look.lack, changed=look.changed)

        self._latest.run(_("正在排版文书…"), work, land)

    def _letter(self, letter_id: str) -> Letter | None:
        letters = self._file.letters if self._file else ()
        return next((letter for letter in letters if letter.id == letter_id), None)
