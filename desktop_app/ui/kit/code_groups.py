"""Comparing a code of several groups: typed from paper group by group, or ticked off group by group."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.theme import caption, label, link_button, on_click, set_tone
from desktop_app.ui.kit.tokens import Space, Tone, scaled

_WIDTH = 92
_IN_GROUP = 4


class CodeGroups(QWidget):
    """Boxes to type the code into; what it should be isn't shown till it is typed, or asked for to be ticked off."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._code: list[str] = []
        self.boxes = [QLineEdit() for _place in range(_IN_GROUP)]
        self.ticks = [QCheckBox() for _place in range(_IN_GROUP)]
        for place, box in enumerate(self.boxes):
            box.setFixedWidth(scaled(_WIDTH))
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.setAccessibleName(_("{name}第 {place} 组").format(name=name, place=place + 1))
            box.textEdited.connect(partial(self._typed, place))
            box.installEventFilter(self)
        self._ways = QStackedWidget()
        for parts in (self.boxes, self.ticks):
            self._ways.addWidget(_row(parts))
        self.other_way = on_click(link_button(""), self.turn)
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        row = QHBoxLayout()
        row.addWidget(self._ways)
        row.addWidget(self.other_way)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(caption(name))
        column.addLayout(row)
        column.addWidget(self._wrong)
        self._say_way()

    def expect(self, code: str) -> None:
        """Compare with this code, from nothing."""
        self._code = code.split("-")
        for place, (box, tick) in enumerate(zip(self.boxes, self.ticks, strict=True)):
            box.clear()
            set_tone(box, Tone.NEUTRAL)
            tick.setText(self._code[place])
            tick.setChecked(False)
        self.complain("")

    @property
    def compared(self) -> bool:
        """Tell whether every group was typed as it is, or ticked off."""
        if self._ways.currentIndex():
            return all(tick.isChecked() for tick in self.ticks)
        return [box.text() for box in self.boxes] == self._code

    @property
    def differs(self) -> bool:
        """Tell whether a whole group was typed that isn't the code's."""
        typed = zip(self.boxes, self._code, strict=False)
        return not self._ways.currentIndex() and any(
            len(box.text()) >= _IN_GROUP and box.text() != group for box, group in typed
        )

    def complain(self, text: str) -> bool:
        """Show what is wrong, or nothing; tells whether something is."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        return bool(text)

    def go_to_first(self) -> None:
        """Put the keyboard into the first group that isn't right yet."""
        parts: list[QLineEdit] | list[QCheckBox] = self.ticks if self._ways.currentIndex() else self.boxes
        parts[0].setFocus()

    def turn(self) -> None:
        """Type instead of ticking, or tick instead of typing."""
        self._ways.setCurrentIndex(1 - self._ways.currentIndex())
        self._say_way()
        self.go_to_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back a group with Backspace at its beginning."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            place = self.boxes.index(watched)
            if event.key() == Qt.Key.Key_Backspace and not watched.text() and place:
                self.boxes[place - 1].setFocus()
                self.boxes[place - 1].backspace()
                self._mark(place - 1)
                return True
        return super().eventFilter(watched, event)

    def _typed(self, place: int, text: str) -> None:
        """Part what was typed or pasted into groups, and go on where one is full."""
        self.complain("")
        signs = "".join(sign for sign in text.upper() if sign.isascii() and sign.isalnum())
        while True:
            self.boxes[place].setText(signs[:_IN_GROUP])
            self._mark(place)
            signs = signs[_IN_GROUP:]
            if not signs or place + 1 == len(self.boxes):
                break
            place += 1
        if len(self.boxes[place].text()) == _IN_GROUP and place + 1 < len(self.boxes):
            self.boxes[place + 1].setFocus()

    def _mark(self, place: int) -> None:
        box, group = self.boxes[place], self._code[place] if self._code else ""
        whole = len(box.text()) == _IN_GROUP
        set_tone(box, (Tone.GOOD if box.text() == group else Tone.BAD) if whole else Tone.NEUTRAL)

    def _say_way(self) -> None:
        ticking = bool(self._ways.currentIndex())
        self.other_way.setText(_("改为输入") if ticking else _("改为逐组勾选"))


def _row(parts: list[QLineEdit] | list[QCheckBox]) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return whole
