"""The window in English: nothing Chinese is left in it but what the records say; and back again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QWidget

from desktop_app import i18n
from desktop_app.office.opening import create_ledger
from desktop_app.paths import resource
from desktop_app.ui.guide.help_window import HelpWindow
from desktop_app.ui.sheets.export_dialog import ExportDialog
from desktop_app.ui.sheets.import_window import ImportWindow
from desktop_app.ui.window.about import About
from desktop_app.ui.window.crash import CrashWindow
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.answering import click
from tests.ui.conftest import TODAY, at_once
from tests.ui.plain_pages import PLAIN_PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.settings import Settings

HAN = re.compile(r"[\u3400-\u9fff]")
QUOTED = re.compile(r'"[^"]*"|[(][^)]*[)]')
"""Terms of the forms may be quoted, and a language is also offered in its own words."""


@pytest.fixture
def english(dressed: QApplication) -> Iterator[QApplication]:
    """Have the program speak English for one test."""
    speak(dressed, "en")
    yield dressed
    speak(dressed, i18n.SOURCE_LANGUAGE)


@pytest.fixture
def english_window(english: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    assert english
    made = MainWindow(settings, lambda: TODAY, at_once, PLAIN_PLACES)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def open_english_file(window: MainWindow, folder: Path) -> None:
    path = folder / "english.ogi"
    window.show_ledger(
        create_ledger(
            path, organisation="Test Bureau", unit="Employment", role="office", person="Tester", catalogue=False
        )
    )


def words_of(whole: QWidget) -> list[str]:
    """Return every text that the widget and those inside it show, or say to a screen reader."""
    found = [whole.windowTitle()]
    for widget in (whole, *whole.findChildren(QWidget)):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QPushButton):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            found.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            found += [widget.itemText(place) for place in range(widget.count())]
    found += [part for action in whole.findChildren(QAction) for part in (action.text(), action.toolTip())]
    return found


def chinese(whole: QWidget) -> list[str]:
    return [text for text in words_of(whole) if HAN.search(QUOTED.sub("", text))]


def test_the_start_page_and_the_form_speak_english(english_window: MainWindow) -> None:
    assert chinese(english_window) == []
    click(english_window, "Officer, no start file yet")
    click(english_window, "Create and open")
    assert chinese(english_window) == []


def test_the_desk_and_its_messages_speak_english(english_window: MainWindow, tmp_path: Path) -> None:
    open_english_file(english_window, tmp_path)
    click(english_window, "Complaints: none this month")
    english_window.undoing.refresh()
    QApplication.processEvents()
    assert chinese(english_window) == []
    assert english_window.desk is not None
    for place in PLAIN_PLACES:
        english_window.desk.navigate(place.name)
    assert chinese(english_window) == []


def test_the_dialogs_speak_english(english_window: MainWindow, tmp_path: Path) -> None:
    open_english_file(english_window, tmp_path)
    assert english_window.desk is not None
    dialogs = (
        About(english_window),
        HelpWindow(english_window),
        CrashWindow("details"),
        ExportDialog(english_window, "release"),
        ImportWindow(english_window, english_window.desk.context, "release"),
    )
    assert [chinese(dialog) for dialog in dialogs] == [[], [], [], [], []]


def test_qts_own_buttons_follow_the_language(dressed: QApplication, qtbot: QtBot) -> None:
    def ok() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        qtbot.addWidget(box)
        return box.button(QDialogButtonBox.StandardButton.Ok).text()

    speak(dressed, "zh_CN")
    assert "确定" in ok()
    speak(dressed, "en")
    assert "OK" in ok()
    speak(dressed, "zh_CN")


def test_the_guide_is_there_in_every_language_and_says_the_same_things() -> None:
    shapes = []
    for name in i18n.LANGUAGES:
        text = resource("help", f"{name}.md").read_text("utf-8")
        keys = set(re.findall(r"Ctrl\+\w+|F\d", text))
        shapes.append((text.count("\n## "), text.count("\n|"), text.count("\n- "), keys))
    assert shapes[0] == shapes[1]


def test_the_language_changes_while_a_file_is_open_and_the_file_stays_open(
    english_window: MainWindow, dressed: QApplication, tmp_path: Path
) -> None:
    open_english_file(english_window, tmp_path)
    assert english_window.desk is not None
    ledger = english_window.desk.context.ledger
    speak(dressed, "zh_CN")
    english_window.furnish()
    assert english_window.desk is not None
    assert english_window.desk.context.ledger is ledger
    assert [action.text() for action in english_window.menuBar().actions()] == [
        "文件(&F)",
        "编辑(&E)",
        "查看(&V)",
        "帮助(&H)",
    ]
    click(english_window, "复议诉讼")
    assert english_window.desk.pages.current is not None
    assert english_window.desk.pages.current.name == "disputes"
