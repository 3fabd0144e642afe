"""Undo and redo as the menu shows them: always saying what they would take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.i18n import _
from desktop_app.store.log.reading import read
from desktop_app.store.log.undo import Step, label_of, last_redoable, last_undoable, undo
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.icons import icon

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.ui.context.context import Context


class Undoing(QObject):
    """The two actions and what they stand for; `watch` follows an open data file, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = QAction(icon("undo"), "", self)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.undo.triggered.connect(lambda: self._take_back(self._undoable))
        self.redo = QAction(icon("redo"), "", self)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.redo.triggered.connect(lambda: self._take_back(self._redoable))
        self._context: Context | None = None
        self._undoable: Step | None = None
        self._redoable: Step | None = None
        self.refresh()

    def watch(self, context: Context | None) -> None:
        """Follow this data file from now on."""
        self._context = context
        self.refresh()

    def refresh(self) -> None:
        """Read what could be taken back now."""
        ledger = self._context.ledger if self._context and not self._context.ledger.read_only else None
        self._undoable = last_undoable(ledger) if ledger else None
        self._redoable = last_redoable(ledger) if ledger else None
        _word(self.undo, _("撤销"), _("撤销：{label}"), self._undoable.label if self._undoable else "")
        undone = _undone(ledger, self._redoable) if ledger and self._redoable else ""
        _word(self.redo, _("重做"), _("重做：{label}"), undone)

    def take_back(self, operation: str) -> None:
        """Undo one operation by its id; says so, or why it can't be."""
        context = self._context
        if context is not None:
            do(context, _("正在撤销…"), lambda: undo(context.ledger, operation), Then(undo=False))

    def _take_back(self, step: Step | None) -> None:
        if step:
            self.take_back(step.operation)


def _undone(ledger: Ledger, undoing: Step) -> str:
    """Return the label of the step that an undo took back."""
    return (read(ledger, label_of, undoing.undoes) if undoing.undoes else "") or undoing.label


def _word(action: QAction, plainly: str, naming: str, label: str) -> None:
    action.setText(naming.format(label=label.replace("&", "&&")) if label else plainly)
    action.setEnabled(bool(label))
