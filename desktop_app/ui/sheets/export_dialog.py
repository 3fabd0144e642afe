"""What of a list is exported: what it shows, all fields to be imported again, or an empty form to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton

from desktop_app.i18n import _
from desktop_app.model.record import fields_of
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import body, caption, dialog_column, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.sheets.kind_choice import KindChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.model.record import Record

_WIDTH = 500


class ExportDialog(Dialog):
    """Asks what to export: `shown` says in words what the list shows, "" where there is no list to speak of."""

    def __init__(self, parent: QWidget, kind: str, shown: str = "") -> None:
        super().__init__(parent, _("导出"), (_WIDTH, 0))
        self.kinds = KindChoice(kind)
        self.as_shown = QRadioButton(_("列表所示"))
        self.all_fields = QRadioButton(_("全部字段（可再导入）"))
        self.blank = QRadioButton(_("空表（填好以后导入）"))
        self.personal = QCheckBox(_("包含个人信息"))
        self._warning = caption(_("申请人姓名、证件号码等只在勾选后才导出；导出的文件请妥善保管。"))
        self._warning.setWordWrap(True)
        self.kinds.currentIndexChanged.connect(self._show)
        self.blank.toggled.connect(self._show)
        self._lay_out(shown)
        (self.as_shown if shown else self.all_fields).setChecked(True)
        self.as_shown.setVisible(bool(shown))
        self.kinds.setVisible(not shown)
        self._show()

    @property
    def kind(self) -> type[Record]:
        """Return the kind that is exported."""
        return self.kinds.kind

    @property
    def with_personal(self) -> bool:
        """Tell whether personal fields are wanted, and there are any."""
        return self.personal.isChecked() and self.personal.isEnabled()

    def _show(self) -> None:
        personal = any(field.personal for field in fields_of(self.kind).values())
        self.personal.setEnabled(personal and not self.blank.isChecked())
        self.personal.setVisible(personal)
        self._warning.setVisible(personal)

    def _lay_out(self, shown: str) -> None:
        title = _("导出“{kind}”").format(kind=_(self.kind.label)) if shown else _("导出成表格")
        column = dialog_column(self, title)
        column.addWidget(self.kinds)
        for choice, words in (
            (self.as_shown, shown),
            (self.all_fields, _("带“记录编号”，在 Excel 或 WPS 里改好以后再导入，改的是原来的记录。")),
            (self.blank, _("有下拉列表、示例和每一列的说明，发给别人填，或自己成批填写。")),
        ):
            column.addWidget(choice)
            choice.setAccessibleDescription(words)
            if words:
                column.addWidget(_indented(words))
        column.addSpacing(Space.TINY)
        column.addWidget(self.personal)
        column.addWidget(self._warning)
        column.addSpacing(Space.SMALL)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(on_click(quiet_button(_("取消")), self.reject))
        buttons.addWidget(on_click(primary_button(_("选择文件并导出")), self.accept))
        column.addLayout(buttons)


def _indented(words: str) -> QWidget:
    said = body(words)
    said.setContentsMargins(Space.WIDE, 0, 0, Space.TINY)
    said.setProperty("role", "caption")
    return said
