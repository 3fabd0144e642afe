"""Nothing is cut off on any page, form or dialog: both languages, light and dark, the writing that two screens ask for.

The size and the language are changed in the open window, as a person changes them.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from desktop_app import i18n
from desktop_app.office.opening import open_ledger
from desktop_app.ui.kit import style
from desktop_app.ui.window.app import _follow
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.common_dialogs import DIALOGS, opened_dialogs, shown_instead_of_asked
from tests.ui.conftest import TODAY, at_once
from tests.ui.lacking_room import lacking_room
from tests.ui.walking import lay_out, page_at, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QDialog
    from pytestqt.qtbot import QtBot

    from desktop_app.settings import Settings

SIZES = {125: (1366, 680), 150: (1920, 970)}
"""Percent of the writing, and what title bar and task bar of that size leave of a screen of 1366×768 and 1920×1080."""

SMALL = (1366, 680)


@pytest.fixture
def whole(
    qtbot: QtBot, dressed: QApplication, settings: Settings, sample_file: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """Return the window on the sample; its look follows its settings, as when the program runs."""
    path = tmp_path / "sizes.ogi"
    shutil.copy(sample_file, path)
    settings.theme = "light"
    speak(dressed, i18n.SOURCE_LANGUAGE)
    style.apply(dressed)
    made = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(made)
    _follow(dressed, made)
    made.show()
    qtbot.waitExposed(made)
    made.show_ledger(open_ledger(path))
    yield made
    made.close()
    speak(dressed, i18n.SOURCE_LANGUAGE)
    style.apply(dressed)


def choose(window: MainWindow, **settings: object) -> None:
    """Change settings in the open window."""
    for name, value in settings.items():
        window.live.change(name, value)
        lay_out()


def screen_of(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    """Let dialogs believe that the screen has this room."""
    monkeypatch.setattr("desktop_app.ui.kit.on_screen.room_for", lambda _window: QSize(*size))


def beyond(dialog: QDialog, screen: tuple[int, int]) -> list[str]:
    """Say whether a dialog is larger than the screen."""
    size = dialog.size().toTuple()
    return [] if dialog.width() <= screen[0] and dialog.height() <= screen[1] else [f"{size} on a screen of {screen}"]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("zoom", SIZES)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_nothing_is_cut_off_anywhere_in_light_and_in_dark(
    whole: MainWindow, monkeypatch: pytest.MonkeyPatch, language: str, zoom: int
) -> None:
    choose(whole, language=language, zoom=zoom)
    whole.resize(*SIZES[zoom])
    screen_of(monkeypatch, SIZES[zoom])
    lacking: dict[str, list[str]] = {}
    seen = set()
    for theme in ("light", "dark"):
        whole.furnish()  # few widgets there are soon in another dress
        choose(whole, theme=theme)
        for side in sides_of(whole):
            seen.add(side)
            lacking[f"{theme}: {side}"] = lacking_room(whole)
        with shown_instead_of_asked(monkeypatch):
            for name, dialog in opened_dialogs(whole):
                lacking[f"{theme}: dialog {name}"] = lacking_room(dialog) + beyond(dialog, SIZES[zoom])
    assert {where: said for where, said in lacking.items() if said} == {}
    assert whole.size().toTuple() == SIZES[zoom]
    assert len(seen) > 70


def test_a_theme_is_worn_at_once_by_a_page_that_is_shown_and_cuts_nothing(whole: MainWindow) -> None:
    whole.resize(*SMALL)
    choose(whole, zoom=125)
    for name in ("releases", "annex"):
        page_at(whole, name)
        for theme in ("dark", "contrast", "light"):
            choose(whole, theme=theme)
            assert lacking_room(whole) == [], (name, theme)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_dialogs_have_the_same_share_of_a_large_screen_at_every_size_and_never_exceed_a_small_one(
    whole: MainWindow, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    choose(whole, language=language)
    sizes: dict[int, dict[str, QSize]] = {}
    for zoom, screen in ((100, (1920, 970)), (150, (1920, 970)), (150, SMALL)):
        whole.resize(*screen)
        choose(whole, zoom=zoom)
        screen_of(monkeypatch, screen)
        with shown_instead_of_asked(monkeypatch):
            for name, dialog in opened_dialogs(whole):
                assert (name, beyond(dialog, screen)) == (name, [])
                if screen != SMALL:
                    sizes.setdefault(zoom, {})[name] = dialog.size()
    held = {"told", "confirmed"}  # Qt's own message box has a width of its own
    small = {
        name: (size, sizes[150][name])
        for name, size in sizes[100].items()
        if name not in held and sizes[150][name].width() < min(1.4 * size.width(), 1800)
    }
    assert small == {}
    assert len(sizes[100]) == len(DIALOGS)


def test_a_list_still_follows_the_settings_after_another_was_made_in_its_place(whole: MainWindow) -> None:
    page_at(whole, "releases")
    choose(whole, language="en")
    choose(whole, density="comfortable", folder="")
    choose(whole, density="compact")


def test_a_dialog_grows_with_what_is_said_later(
    whole: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(whole, zoom=150)
    with shown_instead_of_asked(monkeypatch):
        for name, dialog in opened_dialogs(whole):
            if name == "password":
                before = dialog.height()
                dialog.new.first.editor.setText("abc")  # type: ignore[attr-defined] # that of the password
                dialog.take()  # type: ignore[attr-defined]
                qtbot.waitUntil(lambda: lacking_room(dialog) == [])  # noqa: B023 (waited for before the next)
                assert dialog.height() >= before


@pytest.mark.parametrize("zoom", [125, 200])
def test_the_entry_of_the_page_that_is_shown_is_in_sight(whole: MainWindow, zoom: int) -> None:
    whole.resize(*SMALL)
    choose(whole, zoom=zoom)
    for name in ("report", "today", "annex"):
        page_at(whole, name)
        lay_out()
        assert whole.desk is not None
        entry = next(one for one in whole.desk.sidebar.entries() if one.name == name)
        assert entry.visibleRegion().boundingRect() == entry.rect(), name
