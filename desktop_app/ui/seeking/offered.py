"""What can be done now, read from the menus, buttons and tabs themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QTabBar

from desktop_app.i18n import _
from desktop_app.ui.seeking.command import Command, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenuBar, QWidget

NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class MenuLine:
    """One action of the menus, and the menus it stands under, e.g. 查看 › 语言."""

    action: QAction
    place: str


def menu_lines(bar: QMenuBar) -> Iterator[MenuLine]:
    """Return every action of the menus from top to bottom."""
    # Not `action.menu()`: Python then takes the menu for its own and deletes it under the window.
    opened_by = {menu.menuAction(): menu for menu in bar.findChildren(QMenu)}
    for top in bar.actions():
        yield from _under(opened_by, opened_by[top], plain_words(top.text()))


def in_menus(bar: QMenuBar) -> Iterator[Command]:
    """Return what the menus offer at this moment."""
    return (_doing(line.action, line.place) for line in menu_lines(bar) if _can_be_done(line.action))


def on_page(page: QWidget, title: str) -> Iterator[Command]:
    """Return what the buttons and tabs of a page offer at this moment."""
    for bar in page.findChildren(QTabBar):
        if bar.isVisible():
            for tab in range(bar.count()):
                if bar.isTabVisible(tab):
                    yield Command(plain_words(bar.tabText(tab)), title, partial(bar.setCurrentIndex, tab))
    for menu in page.findChildren(QMenu):
        if isinstance(opener := menu.parentWidget(), QAbstractButton) and opener.isVisible():
            yield from (_doing(action, title) for action in menu.actions() if _can_be_done(action))
    for button in page.findChildren(QAbstractButton):
        words = plain_words(button.text() or button.accessibleName())
        if words and button.isVisible() and button.isEnabled():
            place = _("{page} › 筛选").format(page=title) if button.property("role") == "chip" else title
            yield Command(words, place, button.click, button.shortcut().toString(NATIVE))


def _can_be_done(action: QAction) -> bool:
    return action.isEnabled() and action.isVisible() and not action.isSeparator()


def _doing(action: QAction, place: str) -> Command:
    return Command(plain_words(action.text()), place, action.trigger, action.shortcut().toString(NATIVE))


def _under(opened_by: Mapping[QAction, QMenu], menu: QMenu, place: str) -> Iterator[MenuLine]:
    menu.aboutToShow.emit()  # some are filled only now
    for action in menu.actions():
        if action in opened_by:
            yield from _under(opened_by, opened_by[action], f"{place} › {plain_words(action.text())}")
        elif not action.isSeparator():
            yield MenuLine(action, place)
