"""What a person's hands do in these tests: find a row, open it, type, press keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.ui.typed import type_in

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.forms.form import RecordForm
    from desktop_app.ui.records.list_page import ListPage


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in a widget."""
    QTest.keyClick(widget, key, modifier)


def click(widget: QWidget) -> None:
    """Click a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def button(inside: QWidget, words: str) -> QPushButton:
    """Return the visible button with these words."""
    return next(found for found in inside.findChildren(QPushButton) if found.isVisible() and found.text() == words)


def editor_of(form: RecordForm, name: str) -> QWidget:
    """Return the widget that a field is typed in."""
    proxy = form.rows[name].input.focusProxy()
    assert proxy
    return proxy


def retype(form: RecordForm, name: str, text: str) -> None:
    """Put a text in place of what stands in a field of one line, as a person does."""
    editor = editor_of(form, name)
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    press(editor, Qt.Key.Key_Delete)
    type_in(editor, text)


def typed_into(box: QWidget) -> QLineEdit:
    """Return the line in which an input is typed."""
    editor = box.focusProxy()
    assert isinstance(editor, QLineEdit)
    return editor


def choose(box: QWidget, words: str) -> None:
    """Choose from a list of choices by typing and Enter."""
    editor = typed_into(box)
    editor.setFocus()
    editor.selectAll()
    press(editor, Qt.Key.Key_Delete)
    type_in(editor, words)
    press(editor, Qt.Key.Key_Return)


def text_of(form: RecordForm, name: str) -> str:
    """Return what stands in a field of one line."""
    editor = editor_of(form, name)
    assert isinstance(editor, QLineEdit)
    return editor.text()


def open_row(page: ListPage, title: str) -> RecordForm:
    """Double click the row whose first cell reads so, and return the form that opens."""
    table = page.shown.table
    titles = [table.records.index(row, 0).data() for row in range(page.shown.count)]
    place = table.visualRect(table.records.index(titles.index(title), 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return form_of(page)


def form_of(page: ListPage) -> RecordForm:
    """Return the form that is shown."""
    assert page.editor.form
    return page.editor.form


def titles(page: ListPage) -> list[str]:
    """Return the first cell of every row."""
    model = page.shown.table.records
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
