"""F1 opens the guide at the page one is on; whatever it says is found by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import i18n
from desktop_app.ui.guide.help_window import HelpWindow
from desktop_app.ui.guide.topics import topics
from desktop_app.ui.window.places import PLACES

if TYPE_CHECKING:
    from desktop_app.ui.window.main_window import MainWindow


def guide(window: MainWindow) -> HelpWindow:
    """Return the guide, opened with F1."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    found = window.findChildren(HelpWindow)
    return found[-1]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_page_of_the_window_has_its_topic(language: str) -> None:
    told = [page for topic in topics(language) for page in topic.pages]
    assert sorted(told) == sorted(place.name for place in PLACES)


def test_f1_opens_the_topic_of_the_page(desk_window: MainWindow) -> None:
    assert desk_window.desk is not None
    desk_window.desk.navigate("disputes")
    shown = guide(desk_window)
    assert shown.list.currentItem().text() == "复议诉讼"
    assert "行政复议" in shown.text.toPlainText()
    assert "<!--" not in shown.text.toPlainText()


def test_without_a_file_f1_opens_the_beginning(window: MainWindow) -> None:
    assert guide(window).list.currentRow() == 0


def test_words_narrow_the_topics_and_the_first_place_is_marked(desk_window: MainWindow) -> None:
    shown = guide(desk_window)
    shown.words.setText("催报单")
    assert [shown.list.item(row).text() for row in range(shown.list.count())] == ["上报和汇总"]
    assert shown.text.textCursor().selectedText() == "催报单"
    shown.words.setText("fbgs")
    assert shown.list.currentItem().text() == "附表格式"
    shown.words.setText("没有这个词")
    assert shown.list.count() == 0
    assert "没有找到" in shown.text.toPlainText()
    shown.words.clear()
    assert shown.list.count() == len(topics("zh_CN"))
