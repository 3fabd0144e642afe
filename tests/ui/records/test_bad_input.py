"""What can't be saved is said beside its field, and stays as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop_app.model.kinds import Release
from desktop_app.office.records.listing import record_ids
from desktop_app.store.log.reading import reading
from tests.ui.records.hands import editor_of, form_of, open_row, press, retype, text_of, titles

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.forms.form import RecordForm
    from desktop_app.ui.records.list_page import ListPage
    from tests.ui.records.conftest import Small


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases with the form of 第3号通知 open."""
    shown = show("releases")
    open_row(shown, "第3号通知")
    return shown


def save(page: ListPage) -> None:
    """Press Ctrl+S in the form."""
    press(editor_of(form_of(page), "title"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def paste(page: ListPage, name: str, text: str) -> None:
    """Paste a text over what stands in a field."""
    editor = editor_of(form_of(page), name)
    assert isinstance(editor, QLineEdit)
    content = QMimeData()
    content.setText(text)
    clipboard = QApplication.clipboard()
    clipboard.setMimeData(content, QClipboard.Mode.Clipboard)
    editor.setFocus()
    editor.selectAll()
    press(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clipboard.clear()


def errors(page: ListPage) -> dict[str, str]:
    """Return the sentences beside the fields."""
    return {name: row.error for name, row in form_of(page).rows.items() if row.error}


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("released_on", "2013-02-30", "“公开日期”里的“2013-02-30”这一天不存在，请核对月和日。"),
        ("released_on", "2213-02-03", "“公开日期”的年份 2213 不对。"),
        ("pages", "-1", "“页数”不能小于 0。"),
        ("pages", "12.5", "“页数”要填整数，如 12。"),
        ("title", "   ", "请填写“标题”。"),
        ("category", "not a category", "“信息分类”里没有“not a category”这一项，请从列表中选。"),
        ("made_on", "2013-03-16", "公开日期早于生成日期。"),
    ],
)
def test_a_value_that_cannot_be_is_said_beside_its_field(page: ListPage, name: str, typed: str, sentence: str) -> None:
    retype(form_of(page), name, typed)
    save(page)
    assert sentence in errors(page).values()
    assert text_of(form_of(page), name) == typed
    assert page.editor.footer.status == "有 1 处需要改正"


def test_several_wrong_fields_are_said_at_once_and_the_first_gets_the_focus(page: ListPage) -> None:
    retype(form_of(page), "released_on", "2013-02-30")
    retype(form_of(page), "pages", "-1")
    retype(form_of(page), "title", "")
    save(page)
    assert list(errors(page)) == ["title", "released_on", "pages"]
    assert QApplication.focusWidget() is editor_of(form_of(page), "title")


def test_the_sentence_goes_away_as_soon_as_the_value_is_right(page: ListPage) -> None:
    retype(form_of(page), "pages", "-1")
    save(page)
    retype(form_of(page), "pages", "12")
    assert errors(page) == {}


def test_what_was_refused_stays_marked_until_it_is_mended_wherever_one_goes(page: ListPage) -> None:
    retype(form_of(page), "title", "")
    retype(form_of(page), "made_on", "2013-03-16")
    save(page)
    first = errors(page)
    assert set(first) == {"title"}
    for name in ("title", "released_on", "pages", "title", "pages"):
        editor_of(form_of(page), name).setFocus()
        QApplication.processEvents()
    assert errors(page) == first
    retype(form_of(page), "pages", "3")
    assert errors(page) == first
    assert page.editor.footer.status == "有 1 处需要改正"
    retype(form_of(page), "title", "new")
    assert errors(page) == {}
    assert page.editor.footer.status == "有未保存的内容"


def test_a_contradiction_is_mended_from_either_side(page: ListPage) -> None:
    retype(form_of(page), "made_on", "2013-03-16")
    save(page)
    assert list(errors(page).values()) == ["公开日期早于生成日期。"]
    editor_of(form_of(page), "pages").setFocus()
    assert errors(page)
    for name in ("made_on", "released_on"):
        if name not in errors(page):
            retype(form_of(page), name, "2013-01-02" if name == "made_on" else "2013-12-02")
            break
    assert errors(page) == {}


def scroll_down(form: RecordForm, qtbot: QtBot) -> None:
    bar = form.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())


def test_a_record_opens_at_its_top_whatever_was_scrolled_before(page: ListPage, small: Small, qtbot: QtBot) -> None:
    page.resize(900, 420)
    for release in small.releases[:2]:
        page.open_record("release", release, None)
        QApplication.processEvents()
        assert form_of(page).verticalScrollBar().value() == 0
        scroll_down(form_of(page), qtbot)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("长" * 70_000, "“标题”最多 500 个字，现在有 70000 个。"),
        ("前\x00后", "“标题”里有不能显示的字符（U+0000），请删去后再保存。"),
        ("前\ud800后", "“标题”里有不能显示的字符（U+D800），请删去后再保存。"),
        ("前\x1b[31m后", "“标题”里有不能显示的字符（U+001B），请删去后再保存。"),
    ],
    ids=["seventy thousand characters", "NUL", "half a character", "escape"],
)
def test_a_title_that_cannot_be_printed_is_refused_and_kept(
    page: ListPage, ledger: Ledger, text: str, sentence: str
) -> None:
    paste(page, "title", text)
    save(page)
    assert errors(page) == {"title": sentence}
    assert len(text_of(form_of(page), "title")) >= len(text) - 1
    with reading(ledger) as session:
        assert "第3号通知" in {session.get_one(Release, one).title for one in record_ids(session, Release)}


def test_a_title_copied_from_two_lines_of_a_document_becomes_one_line(page: ListPage) -> None:
    paste(page, "title", "关于做好就业工作\r\n的通知")
    assert text_of(form_of(page), "title") == "关于做好就业工作的通知"
    paste(page, "title", "Notice on\n employment")
    assert text_of(form_of(page), "title") == "Notice on employment"


def test_markup_in_a_title_is_shown_literally_everywhere(page: ListPage, qtbot: QtBot) -> None:
    markup = "a<b & <img src=x>"
    retype(form_of(page), "title", markup)
    save(page)
    qtbot.waitUntil(lambda: markup in titles(page))
    for words in page.editor.findChildren(QLabel):
        assert words.textFormat() == Qt.TextFormat.PlainText
    page.editor.head.tabs.setCurrentIndex(1)
    shown = [words.text() for words in page.editor.history.widget().findChildren(QLabel)]
    assert markup in shown


def test_near_its_limit_a_text_counts_its_characters(page: ListPage) -> None:
    row = form_of(page).rows["title"]
    retype(form_of(page), "title", "x" * 399)
    assert not [words for words in row.findChildren(QLabel) if "/500" in words.text()]
    retype(form_of(page), "title", "x" * 400)
    assert [words.text() for words in row.findChildren(QLabel) if "/500" in words.text()] == ["400/500"]
