"""Tab in a table of the report: from cell to cell as in any word processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.report.narrative.text import TextTable
from desktop_app.ui.report.formatting import put_table

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.report.section_editor import SectionEditor


@pytest.fixture
def table(editor: SectionEditor, qtbot: QtBot) -> SectionEditor:
    """Return the editor with the keyboard in the first cell of a new table."""
    put_table(editor)
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def typed(editor: SectionEditor, *keys: str | Qt.Key) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(editor, key)
        else:
            QTest.keyClick(editor, key)


def rows(editor: SectionEditor) -> list[list[str]]:
    found = next(passage for passage in editor.passages() if isinstance(passage, TextTable))
    return [["".join(map(str, cell)) for cell in row] for row in found.rows]


def test_tab_goes_to_the_next_cell_and_over_the_end_of_a_row(table: SectionEditor) -> None:
    width = len(rows(table)[0])
    for number in range(width + 1):
        typed(table, str(number), Qt.Key.Key_Tab)
    assert rows(table)[0] == [str(number) for number in range(width)]
    assert rows(table)[1][0] == str(width)
    assert table.hasFocus()


def test_shift_tab_goes_back_and_stays_in_the_first_cell(table: SectionEditor) -> None:
    typed(table, "a", Qt.Key.Key_Tab, "b", Qt.Key.Key_Backtab, "c", Qt.Key.Key_Backtab, "d")
    assert rows(table)[0][:2] == ["d", "b"]
    assert table.hasFocus()


def test_tab_in_the_last_cell_begins_a_row(table: SectionEditor) -> None:
    before = rows(table)
    typed(table, *[Qt.Key.Key_Tab] * (len(before) * len(before[0])), "x")
    assert len(rows(table)) == len(before) + 1
    assert rows(table)[-1][0] == "x"


def test_tab_outside_a_table_still_goes_to_the_next_control(editor: SectionEditor, qtbot: QtBot) -> None:
    other = QWidget(editor)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    typed(editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is other
    assert "\t" not in editor.toPlainText()
