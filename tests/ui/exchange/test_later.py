"""A widget that is made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from desktop_app.ui.exchange.later import Later

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_it_is_made_with_the_first_look_and_once(dressed: QApplication, qtbot: QtBot) -> None:
    del dressed
    later = Later(lambda: QLabel("收发"))
    tabs = QStackedWidget()
    qtbot.addWidget(tabs)
    tabs.addWidget(QWidget())
    tabs.addWidget(later)
    tabs.show()
    assert not later.findChildren(QLabel)
    tabs.setCurrentWidget(later)
    (made,) = later.findChildren(QLabel)
    assert made.isVisible()
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(1)
    assert later.widget is made


def test_what_it_was_told_last_is_said_when_it_is_made_and_then_at_once(dressed: QApplication, qtbot: QtBot) -> None:
    del dressed
    later = Later(QLabel)
    qtbot.addWidget(later)
    later.tell(lambda label: label.setText("一"))
    later.tell(lambda label: label.setText(label.text() + "二"))
    assert later.widget.text() == "二"
    later.tell(lambda label: label.setText("三"))
    assert later.widget.text() == "三"
