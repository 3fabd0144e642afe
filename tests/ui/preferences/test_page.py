"""The settings: one page by Ctrl+, and from the side, each holding at once, kept, and handed on as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel

from desktop_app import paths
from desktop_app.errors import UserError
from desktop_app.handed_settings import read_settings, write_settings
from desktop_app.settings import Backups, Settings, load
from desktop_app.ui.preferences.page import PreferencesPage
from desktop_app.ui.preferences.preferences_window import PreferencesWindow
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.conftest import TODAY, at_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, settings: Settings, ledger: Ledger) -> Iterator[MainWindow]:
    """Return the window with its real pages and an open ledger."""
    assert dressed
    made = MainWindow(settings, lambda: TODAY, at_once, PLACES)
    qtbot.addWidget(made)
    made.show_ledger(ledger)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def open_settings(desk: MainWindow) -> PreferencesPage:
    """Press Ctrl+, and return the page that comes."""
    QTest.keyClick(desk, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert desk.desk
    page = desk.desk.pages.current
    assert isinstance(page, PreferencesPage)
    return page


def choose(choice: QComboBox, text: str) -> None:
    """Choose a line of a list by its words."""
    choice.setCurrentIndex(choice.findText(text))


def test_the_page_names_who_works_here_and_for_which_unit(desk: MainWindow) -> None:
    texts = [part.text() for part in open_settings(desk).findChildren(QLabel)]
    assert "姓名：测试员" in texts
    assert "单位：办公室　机关：测试市测试局" in texts


def test_the_gear_beside_the_unit_leads_there_too(desk: MainWindow) -> None:
    assert desk.desk
    desk.desk._worker.settings.click()
    assert isinstance(desk.desk.pages.current, PreferencesPage)


def test_what_is_chosen_is_heard_at_once_and_kept(desk: MainWindow) -> None:
    view = open_settings(desk).preferences
    heard: list[str] = []
    desk.live.changed.connect(heard.append)
    choose(view.lists.choices["density"], "宽松")
    choose(view.lists.choices["sort"], "按笔画")
    choose(view.looks.choices["theme"], "深色")
    choose(view.looks.choices["zoom"], "150 %")
    choose(view.opening.choices["opening"], "显示起始页")
    view.backups.every.setCurrentIndex(view.backups.every.findData(7))
    assert heard == ["density", "sort", "theme", "zoom", "opening"]
    desk.live.save_now()
    kept = load()
    assert (kept.density, kept.sort, kept.theme, kept.zoom, kept.opening) == (
        *("comfortable", "stroke", "dark", 150),
        "start",
    )
    assert kept.backups.every_days == 7


def test_what_is_changed_elsewhere_is_shown_on_the_page(desk: MainWindow) -> None:
    view = open_settings(desk).preferences
    desk.live.change("zoom", 125)
    assert view.looks.choices["zoom"].currentText() == "125 %"


def test_without_a_ledger_the_settings_come_in_a_window(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    shown = window.findChild(PreferencesWindow)
    assert shown
    choose(shown.preferences.looks.choices["theme"], "高对比度")
    assert window.settings.theme == "contrast"
    shown.reject()


def test_settings_are_handed_on_and_taken_whole(
    desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_settings(desk).preferences
    file = tmp_path / "设置.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    desk.live.change("theme", "dark")
    desk.live.change("density", "comfortable")
    view.hand_on.click()
    desk.live.change("theme", "light")
    desk.live.change("density", "compact")
    view.take_over.click()
    assert (desk.live.kept.theme, desk.live.density) == ("dark", "comfortable")


def test_what_is_handed_on_tells_nothing_of_this_pc(tmp_path: Path) -> None:
    settings = Settings(recent=["/secret/a.ogi"], folder="/secret", backups=Backups(folder="/secret"), zoom=125)
    write_settings(settings, tmp_path / "a.json")
    assert "secret" not in (tmp_path / "a.json").read_text("utf-8")
    assert read_settings(tmp_path / "a.json")["zoom"] == 125


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"theme": "dark"}',
        b'{"file": "ogi-ledger-settings", "theme": "pink"}',
        b'{"file": "ogi-ledger-settings", "theme": "dark", "zoom": 1000}',
        b'{"file": "ogi-ledger-settings", "zoom": "125"}',
        b'{"file": "something-else", "theme": "dark"}',
        b"\xff\xfe\x00",
        b'{"file": "ogi-ledger-settings"' + b" " * 200_000 + b"}",
    ],
)
def test_a_file_that_is_not_right_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(UserError):
        read_settings(tmp_path / "a.json")


def test_a_folder_or_nothing_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(UserError, match="读不出"):
            read_settings(path)


def test_files_are_proposed_in_the_chosen_folder_while_it_is_there(tmp_path: Path) -> None:
    usual = paths.user_documents()
    try:
        paths.propose_files_in(str(tmp_path))
        assert paths.user_documents() == tmp_path
        paths.propose_files_in(str(tmp_path / "stick"))
        assert paths.user_documents() == usual
    finally:
        paths.propose_files_in("")
    assert paths.user_documents() == usual
