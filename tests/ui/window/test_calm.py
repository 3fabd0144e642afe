"""Nothing changes or moves by itself: the wheel over a choice, a message over a field, progress under a page."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QSpinBox, QTabBar, QWidget

from desktop_app.ui.context.progress_strip import ProgressStrip
from desktop_app.ui.kit.quiet_wheel import QuietChoice, QuietNumber
from desktop_app.ui.kit.tab_bar import TabBar
from tests.architecture.sources import PACKAGE, modules, tree_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.window.main_window import MainWindow


def turn(widget: QWidget) -> None:
    """Turn the wheel down over a widget."""
    middle = widget.rect().center()
    wheel = QWheelEvent(
        *(QPointF(middle), QPointF(widget.mapToGlobal(middle)), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(widget, wheel)


def value(widget: QWidget) -> int:
    """Return what is chosen."""
    assert isinstance(widget, QComboBox | QSpinBox | QTabBar)
    return widget.value() if isinstance(widget, QSpinBox) else widget.currentIndex()


@pytest.mark.parametrize("kind", [QuietChoice, QuietNumber, TabBar])
def test_the_wheel_changes_only_the_choice_that_has_the_keyboard(qtbot: QtBot, kind: type[QWidget]) -> None:
    around, widget, other = QWidget(), kind(), QLineEdit()
    widget.setParent(around)
    other.setParent(around)
    qtbot.addWidget(around)
    if isinstance(widget, QComboBox):
        widget.addItems(["一", "二", "三"])
    elif isinstance(widget, QSpinBox):
        widget.setValue(5)
    elif isinstance(widget, QTabBar):
        for text in ("一", "二", "三"):
            widget.addTab(text)
    around.show()
    qtbot.waitExposed(around)
    other.setFocus()
    before = value(widget)
    turn(widget)
    assert value(widget) == before
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    turn(widget)
    assert value(widget) != before


def test_every_choice_of_the_window_is_a_quiet_one() -> None:
    loud = {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QTabBar", "QSlider", "QDial"}
    found = {
        (str(path.relative_to(PACKAGE)), node.func.id)
        for path in modules().values()
        if PACKAGE / "ui" in path.parents
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in loud
    }
    assert not found


def test_a_message_stands_beside_the_search_and_over_no_page(desk_window: MainWindow) -> None:
    desk_window.resize(1366, 738)
    desk_window.messages.done("已保存 3 条")
    desk = desk_window.desk
    assert desk
    QApplication.processEvents()
    banner, bar = desk.banner, desk.topbar
    assert banner.isVisible()
    assert not banner.geometry().intersects(desk.pages.geometry())
    covered = [*bar.findChildren(QLineEdit), *bar.findChildren(QAbstractButton)]
    shown = [part for part in covered if part.isVisible() and part.parentWidget() is bar]
    assert shown
    assert not [part for part in shown if banner.geometry().intersects(part.geometry().translated(bar.pos()))]


def test_a_message_covers_no_page_in_the_smallest_window_either(desk_window: MainWindow) -> None:
    desk_window.resize(desk_window.minimumSize())
    desk_window.messages.done("已保存 3 条")
    desk = desk_window.desk
    assert desk
    QApplication.processEvents()
    assert desk.rect().contains(desk.banner.geometry())
    assert not desk.banner.geometry().intersects(desk.pages.geometry())


def test_progress_moves_no_page(desk_window: MainWindow) -> None:
    desk = desk_window.desk
    assert desk
    QApplication.processEvents()
    before = desk.pages.mapTo(desk_window, QPoint()), desk.pages.size()
    strip = desk_window.findChild(ProgressStrip)
    assert strip
    assert strip.isHidden()
    strip.show()
    QApplication.processEvents()
    assert strip.isVisible()
    assert (desk.pages.mapTo(desk_window, QPoint()), desk.pages.size()) == before
