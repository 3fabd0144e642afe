"""The editor: live figures are whole, typed text is plain, what is pasted fits the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.report.narrative.text import Mark, TextHeading, TextItem, TextParagraph, TextTable
from desktop_app.ui.report.formatting import add_row, put_table, remove_column, set_kind, set_list

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.report.section_editor import SectionEditor

FIGURE = Mark("num:a")
WHOLE = (TextParagraph(("共", FIGURE, "条。")),)


def put_cursor(editor: SectionEditor, position: int, last: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    if last is not None:
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def press(editor: SectionEditor, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor, key, modifier)


def test_the_figure_is_seen_and_written_back(editor: SectionEditor) -> None:
    assert editor.toPlainText() == "共1276条。"
    assert editor.passages() == WHOLE


@pytest.mark.parametrize(("position", "expected"), [(1, ("共x", FIGURE, "条。")), (5, ("共", FIGURE, "x条。"))])
def test_typing_at_the_edge_of_a_figure_stays_outside(
    editor: SectionEditor, position: int, expected: tuple[str | Mark, ...]
) -> None:
    put_cursor(editor, position)
    QTest.keyClicks(editor, "x")
    assert editor.passages() == (TextParagraph(expected),)


def test_nobody_can_stand_inside_a_figure(editor: SectionEditor) -> None:
    put_cursor(editor, 3)
    assert editor.textCursor().position() in {1, 5}
    QTest.keyClicks(editor, "9")
    assert FIGURE in editor.marks()
    assert "1276" in editor.toPlainText()


def test_the_arrows_step_over_a_figure_in_one(editor: SectionEditor) -> None:
    put_cursor(editor, 1)
    press(editor, Qt.Key.Key_Right)
    assert editor.textCursor().position() == 5
    press(editor, Qt.Key.Key_Left)
    assert editor.textCursor().position() == 1


@pytest.mark.parametrize(("position", "key"), [(5, Qt.Key.Key_Backspace), (1, Qt.Key.Key_Delete)])
def test_one_key_takes_a_figure_as_a_whole_and_undo_brings_it_back(
    editor: SectionEditor, position: int, key: Qt.Key
) -> None:
    put_cursor(editor, position)
    press(editor, key)
    assert editor.passages() == (TextParagraph(("共条。",)),)
    editor.undo()
    assert editor.passages() == WHOLE


def test_a_selection_that_cuts_a_figure_takes_all_of_it(editor: SectionEditor) -> None:
    put_cursor(editor, 0, 3)
    QTest.keyClicks(editor, "y")
    assert editor.passages() == (TextParagraph(("y条。",)),)


def test_a_figure_takes_the_place_of_the_selection_with_its_unit_as_text(editor: SectionEditor) -> None:
    put_cursor(editor, 5, 6)
    editor.insert_figure(Mark("ind:b", "over"), "件")
    assert editor.passages() == (TextParagraph(("共", FIGURE, Mark("ind:b", "over"), "件。")),)


def test_ctrl_g_asks_for_a_figure(qtbot: QtBot, editor: SectionEditor) -> None:
    with qtbot.waitSignal(editor.figure_asked, timeout=500):
        press(editor, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)


def test_what_an_input_method_composes_is_seen_while_it_is_composed(editor: SectionEditor) -> None:
    put_cursor(editor, 5)
    QApplication.sendEvent(editor, QInputMethodEvent("shi", []))
    assert editor.textCursor().block().layout().preeditAreaText() == "shi"
    composed = QInputMethodEvent("", [])
    composed.setCommitString("是")
    QApplication.sendEvent(editor, composed)
    assert editor.passages() == (TextParagraph(("共", FIGURE, "是条。")),)


def test_a_figure_copied_inside_the_program_stays_live(editor: SectionEditor) -> None:
    put_cursor(editor, 0, 7)
    copied = editor.createMimeDataFromSelection()
    assert copied.text() == "共1276条。"
    editor.clear()
    editor.insertFromMimeData(copied)
    assert editor.passages() == WHOLE


def test_paragraphs_headings_lists_and_tables_come_from_wps_and_word(editor: SectionEditor) -> None:
    editor.clear()
    source = QMimeData()
    source.setHtml(
        "<h2>（一）内容</h2><p style='font-family:宋体'><b>第一段</b>。</p><p>&nbsp;</p>"
        "<ul><li>甲</li></ul><ol><li>乙</li></ol>"
        "<table border=1><tr><td><p>项</p></td><td>数</td></tr><tr><td>信</td><td>3</td></tr></table><p>尾</p>"
    )
    editor.insertFromMimeData(source)
    assert editor.passages() == (
        TextHeading(2, ("（一）内容",)),
        TextParagraph(("第一段。",)),
        TextItem(("甲",)),
        TextItem(("乙",), numbered=True),
        TextTable(((("项",), ("数",)), (("信",), ("3",)))),
        TextParagraph(("尾",)),
    )


def test_plain_text_is_pasted_line_by_line_without_what_paper_cannot_carry(editor: SectionEditor) -> None:
    editor.clear()
    source = QMimeData()
    source.setText("第一行\x0b\r\n\n## 不是标题 {{x}}\ufffc")
    editor.insertFromMimeData(source)
    assert editor.passages() == (TextParagraph(("第一行",)), TextParagraph(("## 不是标题 {{x}}",)))


def test_a_paragraph_becomes_a_heading_or_an_item_and_back_and_keeps_its_figure(editor: SectionEditor) -> None:
    set_kind(editor, 2)
    assert editor.passages() == (TextHeading(2, WHOLE[0].words),)
    set_list(editor, numbered=True)
    assert editor.passages() == (TextItem(WHOLE[0].words, numbered=True),)
    set_list(editor, numbered=True)
    assert editor.passages() == WHOLE


def test_after_a_heading_comes_ordinary_text(editor: SectionEditor) -> None:
    set_kind(editor, 2)
    put_cursor(editor, 7)
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "z")
    assert editor.passages()[1:] == (TextParagraph(("z",)),)


def test_a_table_grows_and_shrinks(editor: SectionEditor) -> None:
    put_table(editor)
    QTest.keyClicks(editor, "t")
    add_row(editor)
    remove_column(editor)
    table = editor.passages()[1]
    assert isinstance(table, TextTable)
    assert (len(table.rows), len(table.rows[0]), table.head) == (4, 2, 1)
