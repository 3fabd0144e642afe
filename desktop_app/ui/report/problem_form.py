"""One problem with its measure and how far it is, in a small dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import (
    danger_button,
    dialog_column,
    foot_row,
    label,
    on_click,
    primary_button,
    quiet_button,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.errors import UserError
    from desktop_app.report.narrative.report_view import ProblemView

_SIZE = (480, 420)


class ProblemForm(Dialog):
    """The dialog; `keep` gets what was typed, or None to take the problem off the list, and ends the dialog."""

    def __init__(
        self,
        parent: QWidget,
        problem: ProblemView | None,
        keep: Callable[[dict[str, str] | None, ProblemForm], object],
    ) -> None:
        super().__init__(parent, _("问题和改进"), _SIZE)
        self.problem = _lines(_("存在的问题"), problem.problem if problem else "")
        self.remedy = _lines(_("改进措施"), problem.remedy if problem else "")
        self.state_choice = QuietChoice()
        self.state_choice.setAccessibleName(_("进展"))
        for code in codes("problem_state").values():
            self.state_choice.addItem(code.text, code.code)
        self.state_choice.setCurrentIndex(max(self.state_choice.findData(problem.state if problem else "open"), 0))
        self._save = on_click(primary_button(_("保存"), "save"), lambda: keep(self.values(), self))
        self._delete = on_click(danger_button(_("删除"), "delete"), lambda: keep(None, self))
        self._delete.setVisible(problem is not None)
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.problem.textChanged.connect(self._allow)
        column = dialog_column(self, _("问题和改进"))
        for name, field in (
            (_("存在的问题"), self.problem),
            (_("改进措施"), self.remedy),
            (_("进展"), self.state_choice),
        ):
            column.addWidget(label(name, "field"))
            column.addWidget(field, int(isinstance(field, QPlainTextEdit)))
        column.addWidget(self._wrong)
        column.addLayout(self._foot())
        self._allow()

    def values(self) -> dict[str, str]:
        """Return the fields of the record as typed."""
        return {
            "problem": self.problem.toPlainText().strip(),
            "remedy": self.remedy.toPlainText().strip(),
            "state": self.state_choice.currentData(),
        }

    def wait(self) -> None:
        """Take no second answer while the first is being kept."""
        self.setEnabled(False)

    def refuse(self, error: UserError) -> None:
        """Say why it can't be kept; what was typed stays."""
        self.setEnabled(True)
        self._wrong.setText(str(error))
        self._wrong.show()

    def _foot(self) -> QHBoxLayout:
        return foot_row(on_click(quiet_button(_("取消")), self.reject), self._save, left=[self._delete])

    def _allow(self) -> None:
        self._save.setEnabled(bool(self.problem.toPlainText().strip()))


def _lines(name: str, text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    return made
