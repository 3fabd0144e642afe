"""The letters of a case: those that fit now, to be looked at and issued, and those that were issued."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.report.letters.offered import other_letters, proposed_letters
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.panel import Panel, line_of, mark
from desktop_app.ui.kit.theme import caption, icon_button, label, link_button, on_click, quiet_button
from desktop_app.ui.kit.tokens import COLOURS
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from desktop_app.model.kinds import Letter
    from desktop_app.model.law.workflow import Case
    from desktop_app.office.cases.case_file import CaseFile
    from desktop_app.report.letters.files import LetterFiles


class LettersPanel(Panel):
    """Signals `draft_wanted(code)`, `opened(id)` for a letter that was issued, `removal_wanted(id)`."""

    draft_wanted = Signal(str)
    opened = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, *, may_write: bool) -> None:
        super().__init__(_("文书"), "document")
        self._may_write = may_write
        self.drafts: dict[str, QPushButton] = {}
        self.others = link_button(_("其他文书"), "plus")
        self.others.setEnabled(may_write)
        self.menu = QMenu(self.others)
        self.others.setMenu(self.menu)
        self.head.addWidget(self.others)

    def show_case(self, file: CaseFile, case: Case, kinds: LetterFiles) -> None:
        """Show the letters of a case; `kinds` are the kinds of letters in force."""
        self.clear()
        self.drafts = {}
        issued = {letter.code for letter in file.letters}
        proposed = proposed_letters(case, issued, kinds) if self._may_write else ()
        if proposed:
            self.add(self._proposals(proposed))
        for letter in file.letters:
            self.add(self._line(letter))
        if not proposed and not file.letters:
            self.say_nothing("info", _("现在没有要制发的文书。"))
        self.menu.clear()
        for code in other_letters(case, issued, kinds):
            action = self.menu.addAction(code_text("letter", code).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, wanted=code: self.draft_wanted.emit(wanted))

    def _proposals(self, proposed: tuple[str, ...]) -> QWidget:
        whole = QWidget()
        flow = Flow()
        whole.setLayout(flow)
        for code in proposed:
            button = quiet_button(code_text("letter", code), "document")
            self.drafts[code] = on_click(button, partial(self.draft_wanted.emit, code))
            flow.addWidget(button)
        return whole

    def _line(self, letter: Letter) -> QWidget:
        title = code_text("letter", letter.code)
        look = icon_button("preview", _("查看“{title}”").format(title=title))
        remove = icon_button("delete", _("删去“{title}”").format(title=title))
        on_click(look, lambda: self.opened.emit(letter.id))
        on_click(remove, lambda: self.removal_wanted.emit(letter.id))
        remove.setEnabled(self._may_write)
        said = (caption(letter.number), caption(day_text(letter.day)))
        return line_of((mark("good", COLOURS.good),), label(title, "line"), (*said, look, remove))
