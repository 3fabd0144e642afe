"""What the sheet doesn't say and every record needs: one value for all rows, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.matching.targets import required_targets, targets
from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import caption, heading, icon_button, label, on_click, set_tone
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.ui.sheets.value_choice import ValueChoice, offered

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

_USUAL = {"release": ("attribute",)}
"""Fields that a sheet of a kind often lacks and one value holds for, besides those that must be filled in."""


class ConstantsPanel(QWidget):
    """A line for each field. Signal `said(target, text)`, an empty text for no value."""

    said = Signal(str, str)

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger
        self.editors: dict[str, ValueChoice | QLineEdit] = {}
        self._added: list[str] = []
        self._shown: tuple[object, ...] = ()
        self._about: tuple[type[Record], Matching] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.SMALL)
        self.more = QuietChoice()
        self.more.setAccessibleName(_("再给一个字段填同一个值"))
        self.more.activated.connect(self._add)
        self._note = caption(_("表里没有的，给所有行填同一个值："))
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(heading(_("所有行都一样的"), 3))
        column.addWidget(self._note)
        column.addLayout(self._lines)
        column.addWidget(self.more)

    def show_matching(self, kind: type[Record], matching: Matching) -> None:
        """Show a line for what the columns lack and for what holds for all rows."""
        self._about = (kind, matching)
        wanted = self._wanted(kind, matching)
        shown = (kind, tuple(target.name for target in wanted))
        if shown != self._shown:
            self._shown = shown
            self._build(kind, wanted, matching)
        for target in wanted:
            self._fill(target, matching)

    def _wanted(self, kind: type[Record], matching: Matching) -> list[Target]:
        known, columns = targets(kind), set(matching.columns.values())
        must = [] if RECORD_ID in columns else [target.name for target in required_targets(kind)]
        names = dict.fromkeys([*must, *_USUAL.get(kind.kind, ()), *matching.constants, *self._added])
        return [known[name] for name in names if name in known and name not in columns]

    def _build(self, kind: type[Record], wanted: list[Target], matching: Matching) -> None:
        while self._lines.count():
            gone = self._lines.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        self.editors = {}
        for target in wanted:
            self._lines.addWidget(self._line(target))
        self.more.clear()
        self.more.addItem(_("再加一个字段…"), "")
        columns = set(matching.columns.values())
        for target in targets(kind).values():
            if target.name not in {*columns, *self.editors, RECORD_ID}:
                self.more.addItem(target.text, target.name)

    def _line(self, target: Target) -> QWidget:
        editor = self._editor(target)
        self.editors[target.name] = editor
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(target.text + (" *" if target.field.required else ""), "field"))
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        row.addWidget(editor, 1)
        if target.name in self._added:
            row.addWidget(on_click(icon_button("close", _("不填这一项")), lambda: self._drop(target.name)))
        column.addLayout(row)
        return whole

    def _editor(self, target: Target) -> ValueChoice | QLineEdit:
        if target.field.shape in {Shape.CODE, Shape.LINK, Shape.YES_NO}:
            choice = ValueChoice(offered(self._ledger, target.field))
            choice.setAccessibleName(target.text)
            choice.activated.connect(lambda _place: self.said.emit(target.name, choice.currentText()))
            line = choice.lineEdit()
            if line:
                line.setPlaceholderText(_("请选"))
                line.editingFinished.connect(lambda: self.said.emit(target.name, choice.currentText()))
            return choice
        line = QLineEdit()
        line.setAccessibleName(target.text)
        line.editingFinished.connect(lambda: self.said.emit(target.name, line.text()))
        return line

    def _fill(self, target: Target, matching: Matching) -> None:
        editor, text = self.editors[target.name], matching.constants.get(target.name, "")
        if isinstance(editor, ValueChoice):
            if editor.currentText() != text:
                editor.setCurrentIndex(editor.findText(text))
                editor.setEditText(text)
        elif editor.text() != text:
            editor.setText(text)
        set_tone(editor, Tone.BAD if target.field.required and not text else Tone.NEUTRAL)

    def _add(self, _place: int) -> None:
        name = str(self.more.currentData() or "")
        if name:
            self._added.append(name)
            self._show_again()
            self.editors[name].setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, name: str) -> None:
        self._added.remove(name)
        self.said.emit(name, "")
        self._show_again()

    def _show_again(self) -> None:
        if self._about:
            self.show_matching(*self._about)
