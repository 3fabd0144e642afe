"""The settings while the program runs: heard at once, written soon, the lists by ledger and kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.settings import ListLook, Settings, load, save
from desktop_app.ui.context.live_settings import LiveSettings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEDGER = Path("2013.ogi")


def test_a_change_is_heard_at_once_and_written_soon_and_once(qtbot: QtBot) -> None:
    written: list[str] = []
    settings = LiveSettings(Settings(), lambda kept: written.append(kept.density))
    with qtbot.waitSignal(settings.changed) as heard:
        settings.change("density", "comfortable")
    assert heard.args == ["density"]
    assert settings.density == "comfortable"
    settings.change("zoom", 125)
    assert not written
    qtbot.waitUntil(lambda: written == ["comfortable"])
    qtbot.wait(700)
    assert written == ["comfortable"]


def test_what_was_so_already_is_neither_heard_nor_written(qtbot: QtBot) -> None:
    settings = LiveSettings(Settings(), lambda _kept: None)
    with qtbot.assertNotEmitted(settings.changed):
        settings.change("density", "compact")


def test_a_list_is_found_as_it_was_left_in_its_ledger_alone() -> None:
    settings = LiveSettings(Settings(), save)
    left = ListLook(order=["title", "day"], widths={"title": 300}, hidden=["unit"], sort="-day")
    settings.keep_look(LEDGER, "release", left)
    settings.save_now()
    again = LiveSettings(load(), save)
    assert again.look(LEDGER, "release") == left
    assert again.look(LEDGER, "application") == again.look(Path("2014.ogi"), "release") == ListLook()


def test_closing_writes_what_waits(qtbot: QtBot) -> None:
    settings = LiveSettings(Settings(), save)
    settings.change("density", "comfortable")
    settings.save_now()
    assert load().density == "comfortable"
    qtbot.wait(1)
