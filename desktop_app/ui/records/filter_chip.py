"""A filter chip: shows what a list is narrowed to by one field, and opens the choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal

from desktop_app.i18n import _, listed
from desktop_app.ui.kit.button import Button
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.tokens import COLOURS, scaled
from desktop_app.ui.records.pick_list import PickList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.ui.forms.inputs.choice_list import Choice

_ARROW = 14
_LONGEST = 12
_GAP = "\u00a0"


class Chip(Button):
    """One chip; `offered` returns its choices. Signals `picked(tuple of keys)`, empty when it narrows nothing."""

    picked = Signal(object)

    def __init__(self, name: str, offered: Callable[[], Sequence[Choice]], *, single: bool = False) -> None:
        super().__init__(name)
        self._name = name
        self._offered = offered
        self._single = single
        self.keys: tuple[str, ...] = ()
        self.setProperty("role", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.setIconSize(QSize(scaled(_ARROW), scaled(_ARROW)))
        self.clicked.connect(self.open)
        self.show_keys(())

    def show_keys(self, keys: tuple[str, ...], texts: Sequence[str] = ()) -> None:
        """Show that these are chosen; whoever knows their texts saves the chip asking for all choices."""
        self.keys = keys
        if keys and not texts:
            texts = [choice.text for choice in self._offered() if choice.key in keys]
        self.setText(self._words(texts) + _GAP)
        self.setToolTip(tip(listed(texts[:20])))
        self.setProperty("on", bool(texts) and not self._single)
        self.setIcon(icon("down", COLOURS.accent if texts and not self._single else COLOURS.text_soft))
        self.style().unpolish(self)
        self.style().polish(self)

    def open(self) -> None:
        """Open the choices."""
        choices = list(self._offered())
        if choices:
            popup = PickList(self, choices, self.keys, single=self._single)
            popup.picked.connect(self._pick)
            popup.open()

    def _pick(self, keys: tuple[str, ...]) -> None:
        self.show_keys(keys)
        self.picked.emit(keys)

    def _words(self, texts: Sequence[str]) -> str:
        if not texts:
            return self._name
        first = texts[0] if len(texts[0]) <= _LONGEST else texts[0][: _LONGEST - 1] + "…"
        if self._single:
            return first.replace("&", "&&")
        words = _("{name}：{first}").format(name=self._name, first=first)
        more = _("{words} 等 {count} 项").format(words=words, count=len(texts)) if len(texts) > 1 else words
        return more.replace("&", "&&")
