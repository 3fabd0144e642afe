"""A list on paper from its page: what is shown, in its order, in a preview that Ctrl+P prints from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop_app.ui.records.criteria import Criteria

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ui.records.list_page import ListPage
    from tests.ui.records.conftest import Small


def previewed(page: ListPage) -> str:
    """Return the text of the pages in the preview."""
    assert page.paper.preview is not None
    with pypdfium2.PdfDocument(page.paper.preview.document) as pdf:
        return "".join("".join(each.get_textpage().get_text_bounded().split()) for each in pdf)


def test_what_the_list_shows_is_what_is_printed(show: Callable[[str], ListPage]) -> None:
    page = show("releases")
    page.shown.bar.take(Criteria(words="3号", year=2013), "")
    page.print_page()
    text = previewed(page)
    assert "主动公开信息台账" in text
    assert "第3号通知" in text
    assert "第2号通知" not in text
    assert "合计：1条" in text
    assert "含“3号”" in text


def test_the_printed_order_is_that_of_the_screen(show: Callable[[str], ListPage]) -> None:
    page = show("releases")
    page.shown.table.records.sort(0, Qt.SortOrder.AscendingOrder)
    page.print_page()
    text = previewed(page)
    assert [text.index(f"第{n}号通知") for n in range(1, 6)] == sorted(text.index(f"第{n}号通知") for n in range(1, 6))


def test_records_another_page_asked_for_are_printed_alone(show: Callable[[str], ListPage], small: Small) -> None:
    page = show("releases")
    page.shown.bar.take(Criteria(only=(small.releases[1],)), "")
    page.print_page()
    assert "第2号通知" in previewed(page)
    assert "第1号通知" not in previewed(page)


def test_the_form_is_put_aside_and_comes_back(show: Callable[[str], ListPage], small: Small, qtbot: QtBot) -> None:
    page = show("releases")
    page.open_record("release", small.releases[0], None)
    assert page.sheet.isVisible()
    page.print_page()
    shown = (page.paper.previewing, page.sheet.isVisible(), page._new.isVisible())
    assert shown == (True, False, False)
    back = next(each for each in page.paper.findChildren(QPushButton) if each.text().strip() == "返回")
    back.click()
    qtbot.waitUntil(page._new.isVisible)
    assert (page.paper.previewing, page.sheet.isVisible()) == (False, True)


def test_the_records_menu_and_ctrl_p_lead_to_the_preview(show: Callable[[str], ListPage]) -> None:
    page = show("releases")
    assert page.prints()
    page.shown.table.selectRow(0)
    action = next(each for each in page.menu().actions() if each.text() == "打印列表…")
    action.trigger()
    assert page.paper.previewing
