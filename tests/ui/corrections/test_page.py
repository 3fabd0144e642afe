"""Correction slips: a page that lists, finds and prints them, and marks that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop_app.model.kinds import CorrectionSlip
from desktop_app.ui.corrections.page import CorrectionsPage
from desktop_app.ui.forms.editor_head import HISTORY
from desktop_app.ui.records.list_page import ListPage
from tests.ui.answering import button, click
from tests.ui.corrections.conftest import Corrected, correct

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def window(real_window: MainWindow, ledger: Ledger, corrected: Corrected) -> MainWindow:
    """Return the window on the ledger with its slip."""
    assert corrected
    real_window.show_ledger(ledger)
    return real_window


def page_of(window: MainWindow) -> CorrectionsPage:
    assert window.desk
    page = window.desk.pages.current
    assert isinstance(page, CorrectionsPage)
    return page


def said(widget: QWidget) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel))


def opened(window: MainWindow, release: str) -> ListPage:
    assert window.desk
    window.desk.open_record("release", release, None)
    QApplication.processEvents()
    page = window.desk.pages.current
    assert isinstance(page, ListPage)
    return page


def test_the_page_shows_why_who_and_both_versions(window: MainWindow) -> None:
    assert window.desk
    window.desk.navigate("corrections")
    (card,) = page_of(window).cards.values()
    for words in ("标题写错", "张三", "王主任", "2014-02-03", "改正后的标题", "更正前", "更正后"):
        assert words in said(card)


def test_slips_are_found_by_words_and_the_others_go(
    window: MainWindow, ledger: Ledger, corrected: Corrected, qtbot: QtBot
) -> None:
    assert window.desk
    correct(ledger, corrected.other, "另一个标题", "文号漏了一位")
    window.desk.navigate("corrections")
    page = page_of(window)
    assert len(page.cards) == 2
    QTest.keyClicks(page.words, "")
    page.words.setText("文号 王主任")
    qtbot.waitUntil(lambda: len(page.cards) == 1)
    assert "另一个标题" in said(next(iter(page.cards.values())))
    page.words.setText("没有这几个字")
    qtbot.waitUntil(lambda: not page.cards)
    assert "没有符合条件的更正单" in said(page)


def test_the_record_bears_a_mark_that_opens_its_slip(window: MainWindow, corrected: Corrected) -> None:
    page = opened(window, corrected.release)
    mark = next(found for found in page.editor.head.slips.findChildren(QPushButton) if found.isVisible())
    assert mark.text().startswith("更正单 ")
    mark.click()
    (card,) = page_of(window).cards.values()
    assert card.property("role") == "note"


def test_a_record_that_was_not_corrected_bears_none(window: MainWindow, corrected: Corrected) -> None:
    assert opened(window, corrected.other).editor.head.slips.isHidden()


def test_the_history_names_the_slip_at_its_change_only(window: MainWindow, corrected: Corrected) -> None:
    page = opened(window, corrected.release)
    page.editor.head.tabs.setCurrentIndex(HISTORY)
    links = [found for found in page.editor.history.findChildren(QPushButton) if found.text().startswith("更正单 ")]
    assert len(links) == 1
    links[0].click()
    assert page_of(window).cards


def test_the_corrected_annex_leads_to_its_slips(window: MainWindow, qtbot: QtBot) -> None:
    assert window.desk
    window.desk.context.year.choose(2013)
    window.desk.navigate("annex")
    page = window.desk.pages.current
    assert page
    qtbot.waitUntil(lambda: any("更正单 1 份" in found.text() for found in page.findChildren(QPushButton)))
    click(page, "更正单 1 份")
    assert page_of(window).cards


def test_a_slip_leads_to_its_record_and_is_printed(window: MainWindow, corrected: Corrected, qtbot: QtBot) -> None:
    assert window.desk
    window.desk.navigate("corrections")
    page = page_of(window)
    click(page, button(page, "打印列表").text())
    qtbot.waitUntil(lambda: page.paper.previewing)
    window.desk.open_record(CorrectionSlip.kind, next(iter(page.cards)), None)
    link = next(found for found in page.findChildren(QPushButton) if found.text().startswith("打开主动公开信息"))
    link.click()
    shown = window.desk.pages.current
    assert isinstance(shown, ListPage)
    assert shown.editor.record_id == corrected.release
