"""The menu bar: built from short lists of what can be done, each line with its key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from desktop_app.i18n import LANGUAGES, _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMenu, QMenuBar

    from desktop_app.ui.window.places import Place

T = TypeVar("T")

_LANGUAGE_NAMES = {"zh_CN": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu; without an action it is a rule between groups."""

    text: str = ""
    keys: str = ""
    action: Callable[[], object] | None = None
    needs_file: bool = False


_DIGITS = 9
RULE = MenuEntry()


def fill(menu: QMenu, lines: Sequence[MenuEntry]) -> list[QAction]:
    """Add the lines to a menu and return those that only make sense with an open data file."""
    waiting = []
    for line in lines:
        if line.action is None:
            menu.addSeparator()
            continue
        action = menu.addAction(line.text)
        action.setShortcut(QKeySequence(line.keys))
        action.triggered.connect(lambda _checked=False, act=line.action: act())
        if line.needs_file:
            waiting.append(action)
    return waiting


def add_places(menu: QMenu, places: Sequence[Place], go: Callable[[str], object]) -> list[QAction]:
    """Add the pages, the first nine with Ctrl+1 to Ctrl+9."""
    lines = [
        MenuEntry(_(place.label), digit_key(number), partial(go, place.name), needs_file=True)
        for number, place in enumerate(places, 1)
    ]
    return fill(menu, lines)


def digit_key(number: int) -> str:
    """Return the keys of the page with this number in the list; there are nine digits."""
    return f"Ctrl+{number}" if number <= _DIGITS else ""


def add_recent(menu: QMenu, recent: Callable[[], Sequence[Path]], open_file: Callable[[Path], object]) -> None:
    """Keep a menu filled with the recent data files."""

    def refill() -> None:
        menu.clear()
        for path in recent():
            action = menu.addAction(path.name.replace("&", "&&"))
            action.setStatusTip(str(path))
            action.triggered.connect(lambda _checked=False, chosen=path: open_file(chosen))
        menu.setEnabled(True)
        if menu.isEmpty():
            menu.addAction(_("（还没有）")).setEnabled(False)

    menu.aboutToShow.connect(refill)


def add_languages(menu: QMenu, choose: Callable[[str], object]) -> None:
    """Add the languages, each in its own words."""
    _add_choices(menu, [(_(_LANGUAGE_NAMES[name]), name) for name in LANGUAGES], language(), choose)


def _add_choices(menu: QMenu, choices: Sequence[tuple[str, T]], now: T, choose: Callable[[T], object]) -> None:
    group = QActionGroup(menu)
    for text, value in choices:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda _checked=False, chosen=value: choose(chosen))
        group.addAction(action)


def menus(bar: QMenuBar) -> tuple[QMenu, QMenu, QMenu, QMenu]:
    """Make the four empty menus."""
    return (
        bar.addMenu(_("文件(&F)")),
        bar.addMenu(_("编辑(&E)")),
        bar.addMenu(_("查看(&V)")),
        bar.addMenu(_("帮助(&H)")),
    )
