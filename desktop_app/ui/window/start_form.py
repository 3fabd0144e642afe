"""The form for a data file that begins by itself: an office's, or a unit's that has no start file yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.theme import body, heading
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.window.beginning_form import BeginningForm
from desktop_app.ui.window.opening import NewFile
from desktop_app.ui.window.place_and_password import complain

if TYPE_CHECKING:
    from pathlib import Path


class NewFileForm(BeginningForm):
    """The lines of a new file; `role` is its role."""

    def __init__(self, role: str, folder: Path | None = None) -> None:
        super().__init__(_("新建并打开"), folder)
        self._role = role
        office = role == "office"
        self.organisation = Labelled(_("机关全称"), QLineEdit(), _("如 青岛市人力资源和社会保障局"))
        hint = _("汇总全局的处室，一般是办公室") if office else _("如 就业促进处")
        self.unit = Labelled(_("您所在的处室或单位"), QLineEdit(_("办公室") if office else ""), hint)
        self.person = Labelled(_("您的姓名"), QLineEdit(), _("写入变更记录，可以不填"))
        self.keeping.propose(self.unit.text())
        self._lay_out(
            *(_("办公室：建立机关的台账"), _("接着贴入单位名单，写一个起步文件发给各单位。"))
            if office
            else (_("信息员：先自己登记"), _("收到办公室的起步文件后，在“上报汇总”里收下，已经登记的记录不会重复。"))
        )
        self._connect()

    def go_to_first(self) -> None:
        """Put the keyboard into the line that comes first."""
        self.organisation.editor.setFocus()

    def submit(self) -> None:
        """Check what was typed and ask for the file, or say beside each field what is missing."""
        if complain(self._problems()):
            return
        self.wanted.emit(
            NewFile(
                path=self.keeping.path,
                organisation=self.organisation.text(),
                unit=self.unit.text(),
                role=self._role,
                person=self.person.text(),
                password=self.keeping.typed_password,
            )
        )

    def _problems(self) -> list[tuple[Labelled, str]]:
        return [
            (self.organisation, "" if self.organisation.text() else _("请填写机关全称，年报封面要用。")),
            (self.unit, "" if self.unit.text() else _("请填写处室或单位名称。")),
            *self.keeping.problems(),
        ]

    def _connect(self) -> None:
        self.unit.editor.textEdited.connect(self.keeping.propose)
        self.keeping.entered.connect(self.submit)
        for line in (self.organisation, self.unit, self.person):
            line.editor.returnPressed.connect(self.submit)

    def _lay_out(self, title: str, text: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading(title, 2))
        column.addWidget(body(text))
        for part in (self.organisation, self.unit, self.person, self.keeping):
            column.addWidget(part)
        column.addSpacing(Space.SMALL)
        column.addLayout(self.buttons())
        column.addStretch(1)
