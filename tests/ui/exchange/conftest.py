"""What the tests of the page share: the real window, and a unit's file beside the office's."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.ledger import Source
from desktop_app.model.kinds import Category, HandIn, Release, Staff, Unit
from desktop_app.model.natural_id import natural_id
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.exchange.page import ExchangePage
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.conftest import TODAY, at_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.settings import Settings

NOON = dt.datetime(2013, 12, 20, 4, 0, tzinfo=dt.UTC)


@pytest.fixture
def real_window(qtbot: QtBot, dressed: QApplication, settings: Settings) -> Iterator[MainWindow]:
    """Return the window with its real pages."""
    speak(dressed, "zh_CN")
    made = MainWindow(settings, lambda: TODAY, at_once, PLACES)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    yield made
    made.close()


@pytest.fixture
def unit_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return the open data file of a unit that isn't the office, with a release in March."""
    path = tmp_path / "unit.ogi"
    names = {"organisation": "测试市测试局", "unit": "就业处", "role": "unit", "person": "李红"}
    close_ledger(create_ledger(path, **names, seed=3, clock=lambda: NOON, catalogue=False))
    opened = open_ledger(path, source=Source(lambda: NOON, random.Random(4).randbytes))
    add_release(opened, "2013-03-05")
    yield opened
    close_ledger(opened)


@pytest.fixture
def handed(unit_ledger: Ledger, tmp_path: Path) -> Path:
    """Return a file of the unit without a hand-in."""
    return send(unit_ledger, tmp_path / "就业处.ogix").path


@pytest.fixture
def differing(ledger: Ledger, unit_ledger: Ledger, handed: Path, tmp_path: Path) -> str:
    """Return a release whose title and number the office and the unit changed, each in its own way."""
    with operation(ledger, "分类") as change:
        change.add(Category, category_of("2013-03-05"))
    code = receive(ledger, [handed], Taking(dry_run=True)).files[0].sender
    assert code is not None
    receive(ledger, [handed], Taking(codes=(code.code,)))
    with reading(ledger) as session:
        record = session.query(Release).one().id
    with operation(ledger, "改", why="按原件") as change:
        change.update(record, {"title": "办公室的标题", "document_number": "1号"})
    with operation(unit_ledger, "改") as change:
        change.update(record, {"title": "单位的标题", "document_number": "2号"})
    receive(ledger, [send(unit_ledger, tmp_path / "再报.ogix", Wanted()).path])
    return record


@pytest.fixture
def known(ledger: Ledger, unit_ledger: Ledger, tmp_path: Path) -> str:
    """Return the code of a unit's PC that was believed at its first file, without anybody comparing the code."""
    path = send(unit_ledger, tmp_path / "首次.ogix").path
    sender = receive(ledger, [path], Taking(first_use=True)).files[0].sender
    assert sender is not None
    return sender.code


def category_of(day: str) -> dict[str, Value]:
    """Return the category of a day's release, as unit and office both have it."""
    return {"name": f"综合{day}", "code": f"c{day}"}


def add_release(ledger: Ledger, day: str, unit: str = "") -> str:
    """Add a release of a unit (the own one) with a category for it."""
    with operation(ledger, "登记") as change:
        category = change.add(Category, category_of(day), record_id=natural_id(Category, category_of(day)))
        values: dict[str, Value] = {"title": f"通知 {day}", "unit": unit or ledger.profile.unit_id}
        return change.add(Release, values | {"category": category, "released_on": day})


def add_unit(ledger: Ledger, name: str, months: dict[int, str]) -> str:
    """Add a unit with its officer and the months it handed in, each with the day."""
    with operation(ledger, "收下") as change:
        unit = change.add(Unit, {"name": name, "nature": "division", "position": 1})
        person: dict[str, Value] = {"unit": unit, "name": "王芳", "role": "liaison", "since": "2010-01-01"}
        change.add(Staff, person | {"telephone": "8001"})
        for month, day in months.items():
            values: dict[str, Value] = {"unit": unit, "year": 2013, "month": month, "handed_in_on": day}
            change.add(HandIn, values)
        return unit


def shown(window: MainWindow, ledger: Ledger) -> ExchangePage:
    """Open a file and go to the page."""
    window.show_ledger(ledger)
    assert window.desk is not None
    window.desk.context.year.choose(2013)
    window.desk.navigate("exchange")
    page = window.desk.pages.current
    assert isinstance(page, ExchangePage)
    return page
