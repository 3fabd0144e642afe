"""What the tests of lists and forms share: a small ledger, and the real window on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Category, Channel, Release, Unit
from desktop_app.store.log.operation import operation
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.conftest import TODAY, at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings
    from desktop_app.ui.context.context import Context


@dataclass(frozen=True)
class Small:
    """The ids of a small ledger's records: two units, three categories, two channels, five releases."""

    units: dict[str, str]
    categories: dict[str, str]
    channels: dict[str, str]
    releases: list[str]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts and settings of a test to itself."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))


@pytest.fixture
def small(ledger: Ledger) -> Small:
    """Fill the ledger with a few records of 2013."""
    office = ledger.profile.unit_id
    with operation(ledger, "准备") as change:
        units = {"办公室": office, "就业处": change.add(Unit, {"name": "就业处", "nature": "division"})}
        categories = {
            name: change.add(Category, {"name": name, "code": code, "position": place})
            for place, (name, code) in enumerate([("业务信息", "biz"), ("工作动态", "news"), ("其他信息", "oth")])
        }
        channels = {
            name: change.add(Channel, {"name": name, "code": code, "nature": nature})
            for name, code, nature in [("门户网站", "web", "website"), ("政务微博", "weibo", "microblog")]
        }
        releases = [
            change.add(
                Release,
                {
                    "title": f"第{number}号通知",
                    "unit": office,
                    "category": categories["业务信息"],
                    "released_on": dt.date(2013, number, 15),
                    "attribute": "active",
                },
            )
            for number in range(1, 6)
        ]
    return Small(units, categories, channels, releases)


@pytest.fixture
def real_window(
    qtbot: QtBot, dressed: QApplication, settings: Settings, ledger: Ledger, small: Small
) -> Iterator[MainWindow]:
    """Return the window with its real pages on the small ledger."""
    del small
    speak(dressed, "zh_CN")
    made = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(made)
    made.show_ledger(ledger)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def context(real_window: MainWindow) -> Context:
    """Return what the window gives its pages."""
    assert real_window.desk
    return real_window.desk.context


@pytest.fixture
def show(real_window: MainWindow) -> Callable[[str], ListPage]:
    """Return what brings a page of records up by its name."""

    def bring_up(name: str) -> ListPage:
        assert real_window.desk
        real_window.desk.navigate(name)
        page = real_window.desk.pages.current
        assert isinstance(page, ListPage)
        return page

    return bring_up
