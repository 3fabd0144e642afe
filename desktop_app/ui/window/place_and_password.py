"""Where a new data file is kept, and perhaps its password: the last lines of every form that makes one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.theme import on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.password.new_password import NewPassword
from desktop_app.ui.window.opening import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class PlaceAndPassword(QWidget):
    """The lines; signal `entered()` when Enter is pressed in one of them."""

    entered = Signal()

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or user_documents()
        self._path_typed = False
        self.place = Labelled(_("保存到"), QLineEdit(), "")
        self.new = NewPassword(_("密码"))
        self.password, self.again = self.new.first, self.new.again
        self.locked = QCheckBox(_("用密码保护这个文件"))
        self._lay_out()
        self._connect()
        self.propose("")

    @property
    def path(self) -> Path:
        """Return the path typed or proposed, with the ending of data files."""
        typed = Path(self.place.text())
        return typed if typed.suffix.lower() == SUFFIX else typed.with_name(typed.name + SUFFIX)

    @property
    def typed_password(self) -> str:
        """Return the password, or "" where the file isn't to be protected."""
        return self.password.editor.text() if self.locked.isChecked() else ""

    def propose(self, unit: str) -> None:
        """Propose a file named after the unit, until a place was typed or chosen."""
        if not self._path_typed:
            name = _UNFIT.sub("", unit) or _("公开台账")
            self.place.editor.setText(str(self._folder / f"{name}{SUFFIX}"))

    def problems(self) -> Sequence[tuple[Labelled, str]]:
        """Return each line with what is wrong with it, "" where nothing is."""
        return [
            (self.place, self._place_problem()),
            *(self.new.problems() if self.locked.isChecked() else ((self.password, ""), (self.again, ""))),
        ]

    def _place_problem(self) -> str:
        if not self.place.text():
            return _("请选择保存的位置。")
        return _("这个文件已经存在，请换一个文件名。") if self.path.exists() else ""

    def _browse(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("保存到"), self.place.text(), _("数据文件 (*{suffix})").format(suffix=SUFFIX)
        )
        if chosen:
            self._path_typed = True
            self.place.editor.setText(chosen)

    def _note_typing(self) -> None:
        self._path_typed = True

    def _connect(self) -> None:
        self.place.editor.textEdited.connect(self._note_typing)
        self.locked.toggled.connect(self.new.setVisible)
        self.new.hide()
        for line in (self.place, self.password, self.again):
            line.editor.returnPressed.connect(self.entered)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.place.beside(on_click(quiet_button(_("选择…")), self._browse)))
        column.addWidget(self.locked)
        column.addWidget(self.new)


def complain(problems: Sequence[tuple[Labelled, str]]) -> bool:
    """Say beside each line what is wrong, and put the keyboard into the first; tells whether anything is."""
    wrong = [line for line, text in problems if line.complain(text)]
    if wrong:
        wrong[0].editor.setFocus()
    return bool(wrong)
