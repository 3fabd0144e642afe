"""Icons and pictures that widgets hold already, drawn anew in the colours of another theme."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QMessageBox, QTabBar, QWidget

from desktop_app.ui.kit.icons import icon_of_now, picture_of_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication


def draw_anew(app: QApplication) -> None:
    """Give every icon and picture on the screen the colours of now, and have what is painted by hand painted again."""
    for widget in app.allWidgets():
        _draw(widget)
        for action in widget.actions():
            _follow(action.icon(), action.setIcon)
        QWidget.update(widget)  # that of a list takes an index


def _draw(widget: QWidget) -> None:
    match widget:
        case QAbstractButton():
            _follow(widget.icon(), widget.setIcon)
        case QLabel():
            drawn = picture_of_now(widget.pixmap())
            if drawn:
                widget.setPixmap(drawn)
        case QTabBar():
            for place in range(widget.count()):
                _follow(widget.tabIcon(place), partial(widget.setTabIcon, place))
        case QListWidget():
            for row in range(widget.count()):
                item = widget.item(row)
                _follow(item.icon(), item.setIcon)
        case QMessageBox():
            drawn = picture_of_now(widget.iconPixmap())
            if drawn:
                widget.setIconPixmap(drawn)


def _follow(shown: QIcon, take: Callable[[QIcon], object]) -> None:
    drawn = icon_of_now(shown)
    if drawn:
        take(drawn)
