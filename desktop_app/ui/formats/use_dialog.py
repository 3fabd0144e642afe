"""How an annex format is put in use: for which years, instead of others or beside them, and what changes by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QRadioButton

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.report.annex.formats.use import Use, prepare, usual_use
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.quiet_wheel import QuietNumber
from desktop_app.ui.kit.theme import body, caption, dialog_column, foot_row, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QWidget

    from desktop_app.report.annex.formats.use import Prepared
    from desktop_app.ui.formats.format_files import Checked, CheckedFormat

_WIDTH = 620
_YEARS = (1949, 2199)


class UseDialog(Dialog):
    """Asks for the years and the way; `prepared` is the format as it will be in force, None while that isn't said."""

    def __init__(self, parent: QWidget, checked: Checked, annex: CheckedFormat) -> None:
        super().__init__(parent, _("启用附表格式"), (_WIDTH, 0))
        self._checked = checked
        self._annex = annex
        self.prepared: Prepared | None = None
        self.first, self.last = _year(_("从哪个年度起")), _year(_("到哪个年度止"))
        self.onwards = QCheckBox(_("以后各年度都用"))
        self.instead = QRadioButton(_("代替：这些年度自动选用它"))
        self.beside = QRadioButton(_("并存：不自动选用，要用时另选"))
        self.changes = body("")
        self.use = on_click(primary_button(_("启用")), self.accept)
        self._lay_out()
        self._begin()
        for changed in (self.first.valueChanged, self.last.valueChanged, self.onwards.toggled, self.instead.toggled):
            changed.connect(self._show)
        self.beside.toggled.connect(self._show)
        self._show()

    def _begin(self) -> None:
        """Begin with what the file says, or with how it is used now; the way is left open for one that is new here."""
        file = self._annex.format.file
        now = usual_use(self._annex.format, self._annex.in_force)
        last = file.last_year
        self.first.setValue(file.first_year)
        self.last.setValue(last or file.first_year)
        self.onwards.setChecked(last is None)
        if now:
            (self.instead if now.instead else self.beside).setChecked(True)

    def _show(self, _changed: object = None) -> None:
        self.last.setEnabled(not self.onwards.isChecked())
        self.prepared, said = self._prepare()
        self.changes.setText(said)
        self.use.setEnabled(self.prepared is not None)

    def _prepare(self) -> tuple[Prepared | None, str]:
        """Return the format as it would be in force, with what changes; or nothing, and what is still to be said."""
        if not (self.instead.isChecked() or self.beside.isChecked()):
            return None, _("请选“代替”或“并存”。")
        last = None if self.onwards.isChecked() else self.last.value()
        use = Use(self.first.value(), last, instead=self.instead.isChecked())
        try:
            found = prepare(self._annex.format, self._checked.text, use, self._annex.in_force)
        except UserError as error:
            return None, f"{error.message}{error.hint}"
        return found, "\n".join(found.changes)

    def _lay_out(self) -> None:
        column = dialog_column(self, _("启用“{name}”").format(name=self._checked.name))
        years = QHBoxLayout()
        years.setSpacing(Space.SMALL)
        for part in (caption(_("用于年度")), self.first, caption("—"), self.last, self.onwards):
            years.addWidget(part)
        years.addStretch(1)
        column.addLayout(years)
        column.addWidget(self.instead)
        column.addWidget(self.beside)
        column.addWidget(caption(_("会有什么变化")))
        column.addWidget(self.changes)
        column.addWidget(_said(_("文件存进这个数据文件，随下发文件到各单位。已存入的附表不受影响。")))
        if self._checked.remarks:
            column.addWidget(_said(self._checked.remarks))
        column.addSpacing(Space.SMALL)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.use))


def _year(name: str) -> QuietNumber:
    number = QuietNumber()
    number.setRange(*_YEARS)
    number.setAccessibleName(name)
    return number


def _said(text: str) -> QLabel:
    said = caption(text)
    said.setWordWrap(True)
    return said
