"""All keys there are, read from the menus and the pages themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.ui.seeking.command import plain_words
from desktop_app.ui.seeking.offered import NATIVE, menu_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QMenuBar, QWidget


@dataclass(frozen=True, slots=True)
class ShortcutLine:
    """What some keys do, and where they stand."""

    place: str
    words: str
    keys: str


def menu_keys(bar: QMenuBar) -> list[ShortcutLine]:
    """Return the keys of the menus, also of what can't be done at this moment."""
    lines = ((line, _written(line.action.shortcuts())) for line in menu_lines(bar))
    return [ShortcutLine(line.place, plain_words(line.action.text()), keys) for line, keys in lines if keys]


def page_keys(page: QWidget, title: str) -> list[ShortcutLine]:
    """Return the keys that work on a page as far as it is built, those for one thing in one line."""
    found = [shortcut for shortcut in page.findChildren(QShortcut) if shortcut.isEnabled() and shortcut.whatsThis()]
    together = groupby(found, lambda shortcut: shortcut.whatsThis())
    lines = [ShortcutLine(title, words, _written(shortcut.key() for shortcut in same)) for words, same in together]
    return list(dict.fromkeys(lines))


def _written(keys: Iterable[QKeySequence]) -> str:
    """Return keys as a person reads them; that of the number pad is no other key to anybody."""
    texts = (key.toString(NATIVE).replace("Return", "Enter") for key in keys)
    return "  ".join(dict.fromkeys(text for text in texts if text))
