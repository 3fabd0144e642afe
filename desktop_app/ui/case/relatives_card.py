"""The other cases of the same letter, and the way to split a letter that asks for several things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.panel import Panel
from desktop_app.ui.kit.theme import caption, link_button, on_click, pill

if TYPE_CHECKING:
    from desktop_app.model.kinds import Application
    from desktop_app.office.cases.case_file import CaseFile


class RelativesCard(Panel):
    """Signals `opened(id)` for another case of the letter, `split_wanted()`."""

    opened = Signal(str)
    split_wanted = Signal()

    def __init__(self, *, may_write: bool) -> None:
        super().__init__(_("一事一申请"), "applications")
        self.split_button = on_click(link_button(_("拆分")), self.split_wanted.emit)
        self.split_button.setAccessibleName(_("把一封来信拆成几件"))
        self.split_button.setEnabled(may_write)
        self.head.addWidget(self.split_button)

    def show_case(self, file: CaseFile) -> None:
        """Show the other cases of the letter."""
        self.clear()
        for relative in file.relatives:
            self.add(self._line(relative))
        if not file.relatives:
            self.say_nothing("info", _("这封来信只有这一件。"))

    def _line(self, relative: Application) -> Clickable:
        inside = row()
        inside.addWidget(Clipped(relative.subject), 1)
        inside.addWidget(caption(relative.number))
        if relative.state:
            inside.addWidget(pill(code_text("case_state", relative.state)))
        name = f"{relative.number} {relative.subject}"
        return Clickable("row", inside, name, lambda: self.opened.emit(relative.id))
