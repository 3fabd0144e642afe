"""Undo and redo as the menu shows them: always saying what they would take back, and asking where it lies elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from desktop_app.i18n import _
from desktop_app.office.years.taking_back import may_take_back
from desktop_app.store.log.reading import read
from desktop_app.store.log.undo import Step, label_of, last_redoable, last_undoable, undo
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.kit.icons import icon
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.open_file import OpenFile


class Undoing(QObject):
    """The two actions and what they stand for; `watch` follows an open data file, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = QAction(icon("undo"), "", self)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.undo.triggered.connect(lambda: self._take_back(again=False))
        self.redo = QAction(icon("redo"), "", self)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.redo.triggered.connect(lambda: self._take_back(again=True))
        self._desk: OpenFile | None = None
        self._undoable: Step | None = None
        self._redoable: Step | None = None
        self.refresh()

    def watch(self, desk: OpenFile | None) -> None:
        """Follow this data file from now on."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Read what could be taken back now."""
        ledger = self._desk.context.ledger if self._desk and not self._desk.context.ledger.read_only else None
        self._undoable = last_undoable(ledger) if ledger else None
        self._redoable = last_redoable(ledger) if ledger else None
        _word(self.undo, _("撤销"), _("撤销：{label}"), self._undoable.label if self._undoable else "")
        if ledger and self._undoable and not read(ledger, may_take_back, self._undoable.operation):
            self._undoable = None
            self.undo.setText(_("上一步不能撤销"))
            self.undo.setEnabled(False)
        undone = _undone(ledger, self._redoable) if ledger and self._redoable else ""
        _word(self.redo, _("重做"), _("重做：{label}"), undone)

    def take_back(self, operation: str) -> None:
        """Undo one operation by its id; says so, or why it can't be."""
        if self._desk is not None:
            context = self._desk.context
            do(context, _("正在撤销…"), lambda: undo(context.ledger, operation), Then(undo=False))

    def _take_back(self, *, again: bool) -> None:
        """Take back typing on the page, what was just done on it, or after a question what was done elsewhere."""
        desk, step = self._desk, self._redoable if again else self._undoable
        page = desk.pages.current if desk else None
        if desk is None or page is None or page.undo_typing(again=again) or step is None:
            return
        if page.is_being_written():
            text = _("这一页正在填写的内容还没有保存，没有撤销以前保存的内容。")
            desk.context.messages.info(
                text, _("先保存或放弃正在填写的内容，再撤销“{label}”。").format(label=step.label)
            )
        elif step.operation in desk.done_here or self._agreed(desk, step):
            self.take_back(step.operation)

    def _agreed(self, desk: OpenFile, step: Step) -> bool:
        """Ask by name before something goes that wasn't just done on this page."""
        label = (_undone(desk.context.ledger, step) if step.undoes else "") or step.label
        question = _("重做“{label}”？") if step.undoes else _("撤销“{label}”？")
        more = _("这一步不是刚才在这一页做的：{when}，{who}。").format(when=moment_text(step.at), who=step.who)
        return confirm(self._desk, question.format(label=label), more, _("重做") if step.undoes else _("撤销"))


def _undone(ledger: Ledger, undoing: Step) -> str:
    """Return the label of the step that an undo took back."""
    return (read(ledger, label_of, undoing.undoes) if undoing.undoes else "") or undoing.label


def _word(action: QAction, plainly: str, naming: str, label: str) -> None:
    action.setText(naming.format(label=label.replace("&", "&&")) if label else plainly)
    action.setEnabled(bool(label))
