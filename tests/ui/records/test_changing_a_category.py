"""The acceptance of the window: one release's category is changed, two figures follow, undo puts both back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.store.log.reading import reading
from tests.conftest import NOON
from tests.ui.records.hands import click, editor_of, open_row, press, retype, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.records.list_page import ListPage
    from desktop_app.ui.window.main_window import MainWindow


def figures(ledger: Ledger) -> tuple[object, object]:
    """Return the annex's cells of 业务信息 and 工作动态."""
    with reading(ledger) as session:
        cells = compute_annex(session, AnnexScope(find_format("A-qingdao"), 2013)).cells
    return cells["A1.cnt.biz"].value, cells["A1.cnt.news"].value


def is_struck(words: QLabel) -> bool:
    """Tell whether a label is what stood there before."""
    return words.property("role") == "before" and words.font().strikeOut()


@pytest.fixture
def recategorised(show: Callable[[str], ListPage], ledger: Ledger, qtbot: QtBot) -> ListPage:
    """Open 第3号通知 with a double click, choose another category with the keyboard and save."""
    assert figures(ledger) == (5, 0)
    page = show("releases")
    form = open_row(page, "第3号通知")
    retype(form, "category", "动态")
    press(editor_of(form, "category"), Qt.Key.Key_Return)
    assert text_of(form, "category") == "工作动态"
    click(page.editor.footer.save)
    qtbot.waitUntil(page.sheet.isHidden)
    return page


@pytest.mark.usefixtures("recategorised")
def test_changing_one_release_s_category_changes_two_cells(ledger: Ledger) -> None:
    assert figures(ledger) == (4, 1)


def test_history_shows_who_when_and_from_what_to_what(recategorised: ListPage) -> None:
    open_row(recategorised, "第3号通知")
    recategorised.editor.head.tabs.setCurrentIndex(1)
    said = [words.text() for words in recategorised.editor.history.widget().findChildren(QLabel)]
    noon = f"{NOON.astimezone():%Y-%m-%d %H:%M}"
    assert said[:6] == ["测试员", "修改", noon, "信息分类", "业务信息", "工作动态"]
    struck = [words.text() for words in recategorised.editor.history.widget().findChildren(QLabel) if is_struck(words)]
    assert struck == ["业务信息"]


def test_undo_in_the_history_puts_both_cells_back(recategorised: ListPage, ledger: Ledger, qtbot: QtBot) -> None:
    open_row(recategorised, "第3号通知")
    recategorised.editor.head.tabs.setCurrentIndex(1)
    buttons = recategorised.editor.history.widget().findChildren(QPushButton)
    click(next(button for button in buttons if button.text() == "撤销这次变更"))
    assert figures(ledger) == (5, 0)
    form = recategorised.editor.form
    assert form
    qtbot.waitUntil(lambda: text_of(form, "category") == "业务信息")


def test_undo_in_the_banner_puts_both_cells_back(
    recategorised: ListPage, real_window: MainWindow, ledger: Ledger, qtbot: QtBot
) -> None:
    assert recategorised.editor.form is None
    assert real_window.desk
    banner = real_window.desk.banner
    qtbot.waitUntil(banner.isVisible)
    click(next(button for button in banner.findChildren(QPushButton) if button.text() == "撤销"))
    qtbot.waitUntil(lambda: figures(ledger) == (5, 0))
