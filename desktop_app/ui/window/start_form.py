"""The form for a new data file: bureau, unit, role, person, where it is kept, and perhaps a password."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.theme import heading, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.window.opening import SUFFIX, NewFile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class NewFileForm(QWidget):
    """Signals: `wanted(NewFile)` when everything is filled in, `given_up()`."""

    wanted = Signal(object)
    given_up = Signal()

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._folder = folder or user_documents()
        self._path_typed = False
        self.organisation = Labelled(_("机关全称"), QLineEdit(), _("如 青岛市人力资源和社会保障局"))
        self.unit = Labelled(_("您所在的处室或单位"), QLineEdit(), _("如 就业促进处；汇总全局的填 办公室"))
        self.person = Labelled(_("您的姓名"), QLineEdit(), _("写入变更记录，可以不填"))
        self.place = Labelled(_("保存到"), QLineEdit(), "")
        self.password = Labelled(_("密码"), QLineEdit(echoMode=QLineEdit.EchoMode.Password), _("忘记后无法找回"))
        self.again = Labelled(_("再输入一次"), QLineEdit(echoMode=QLineEdit.EchoMode.Password), "")
        self.role_unit = QRadioButton(_("信息员：登记本单位的"))
        self.role_office = QRadioButton(_("办公室：登记并汇总全局的"))
        self.role_unit.setChecked(True)
        self._roles = QButtonGroup(self)
        self.locked = QCheckBox(_("用密码保护这个文件"))
        self._lay_out()
        self._connect()
        self._propose_path()

    def submit(self) -> None:
        """Check what was typed and ask for the file, or say beside each field what is missing."""
        problems = [line.complain(text) for line, text in self._problems()]
        if any(problems):
            next(line for line, text in self._problems() if text).editor.setFocus()
            return
        self.wanted.emit(
            NewFile(
                path=self._path(),
                organisation=self.organisation.text(),
                unit=self.unit.text(),
                role="office" if self.role_office.isChecked() else "unit",
                person=self.person.text(),
                password=self.password.editor.text() if self.locked.isChecked() else "",
            )
        )

    def _problems(self) -> list[tuple[Labelled, str]]:
        return [
            (self.organisation, "" if self.organisation.text() else _("请填写机关全称，年报封面要用。")),
            (self.unit, "" if self.unit.text() else _("请填写处室或单位名称。")),
            (self.place, self._place_problem()),
            (self.password, self._password_problem()),
            (self.again, self._repeat_problem()),
        ]

    def _place_problem(self) -> str:
        if not self.place.text():
            return _("请选择保存的位置。")
        return _("这个文件已经存在，请换一个文件名。") if self._path().exists() else ""

    def _password_problem(self) -> str:
        return _("请输入密码。") if self.locked.isChecked() and not self.password.editor.text() else ""

    def _repeat_problem(self) -> str:
        differs = self.password.editor.text() != self.again.editor.text()
        return _("两次输入的密码不一样。") if self.locked.isChecked() and differs else ""

    def _path(self) -> Path:
        typed = Path(self.place.text())
        return typed if typed.suffix.lower() == SUFFIX else typed.with_name(typed.name + SUFFIX)

    def _propose_path(self) -> None:
        if not self._path_typed:
            name = _UNFIT.sub("", self.unit.text()) or _("公开台账")
            self.place.editor.setText(str(self._folder / f"{name}{SUFFIX}"))

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
        self.unit.editor.textEdited.connect(self._propose_path)
        self.place.editor.textEdited.connect(self._note_typing)
        self.locked.toggled.connect(self.password.setVisible)
        self.locked.toggled.connect(self.again.setVisible)
        self.password.hide()
        self.again.hide()
        for line in (self.organisation, self.unit, self.person, self.place, self.password, self.again):
            line.editor.returnPressed.connect(self.submit)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading(_("新建台账"), 2))
        for line in (self.organisation, self.unit):
            column.addWidget(line)
        column.addLayout(self._role_row())
        for row in (self.person, self.place.beside(on_click(quiet_button(_("选择…")), self._browse)), self.locked):
            column.addWidget(row)
        column.addWidget(self.password)
        column.addWidget(self.again)
        column.addSpacing(Space.SMALL)
        column.addLayout(self._buttons())

    def _role_row(self) -> QLayout:
        row = QVBoxLayout()
        row.setSpacing(Space.TINY)
        for choice in (self.role_unit, self.role_office):
            self._roles.addButton(choice)
            row.addWidget(choice)
        return row

    def _buttons(self) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        self.make = on_click(primary_button(_("新建并打开")), self.submit)
        row.addWidget(self.make)
        row.addWidget(on_click(quiet_button(_("返回")), self.given_up.emit))
        row.addStretch(1)
        return row
