"""The words of the sheet that no code list knows: each is given its meaning once, for all rows and for next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.text_order import text_key
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, caption, heading, label
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.sheets.value_choice import ValueChoice, offered

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.exchange.sheets.taking.examined import Examined
    from desktop_app.ledger import Ledger

_WIDTH = 272
_MOST = 60
"""Words that are listed at once; the others follow when these are done."""


class WordsPanel(QWidget):
    """A small table of words. Signal `meant(target, word, meaning)`, a code or the id of a record."""

    meant = Signal(str, str, str)

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self._ledger = ledger
        self.choices: dict[tuple[str, str], ValueChoice] = {}
        self.setFixedWidth(scaled(_WIDTH))
        self._title = heading("", 3)
        self._title.setWordWrap(True)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, Space.SMALL, 0)
        self._lines.setSpacing(Space.SMALL)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addWidget(body(_("各选一次，全表都照它；下次也记得。")))
        column.addWidget(scrolling(inside), 1)
        self.hide()

    def show_unknown(self, examined: Examined) -> None:
        """List the words that nobody knows, the most frequent first; one whose meaning was said goes."""
        focused = any(choice.hasFocus() for choice in self.choices.values())
        known = {target.name: target for target in examined.targets}
        words = [
            (count, known[name], word)
            for name, found in examined.unknown.items()
            if name in known
            for word, count in found.items()
        ]
        words.sort(key=lambda found: (-found[0], text_key(found[2])))
        if {(target.name, word) for _count, target, word in words[:_MOST]} != set(self.choices):
            self._build(words)
            if focused and self.choices:
                next(iter(self.choices.values())).setFocus(Qt.FocusReason.TabFocusReason)
        self._title.setText(_("{count} 个词台账里没有").format(count=len(words)))
        self.setVisible(bool(words))

    def _build(self, words: list[tuple[int, Target, str]]) -> None:
        while self._lines.count():
            gone = self._lines.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        self.choices = {}
        for count, target, word in words[:_MOST]:
            self._lines.addWidget(self._line(count, target, word))

    def _line(self, count: int, target: Target, word: str) -> QWidget:
        whole = QWidget()
        choice = ValueChoice(offered(self._ledger, target.field))
        choice.setAccessibleName(_("“{word}”就是").format(word=word))
        line = choice.lineEdit()
        if line:
            line.setPlaceholderText(_("就是…"))
        choice.activated.connect(lambda _place: self._tell(target.name, word, choice))
        self.choices[target.name, word] = choice
        said = label(_("“{word}”").format(word=word), "field")
        said.setWordWrap(True)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(said)
        column.addWidget(caption(_("{field} · {count} 处").format(field=target.text, count=count)))
        column.addWidget(choice)
        return whole

    def _tell(self, target: str, word: str, choice: ValueChoice) -> None:
        if choice.key():
            self.meant.emit(target, word, choice.key())
