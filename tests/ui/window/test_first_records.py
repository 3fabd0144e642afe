"""From nothing by keyboard: a new ledger, the first release, the first application, a category of one's own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select

from desktop_app.model.kinds import Application, Category, Release
from desktop_app.office.opening import create_ledger
from desktop_app.store.log.reading import reading
from desktop_app.ui.forms.panel_below import PanelBelow
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.conftest import at_once
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings

FEW = 15
TODAY = dt.date(2026, 3, 2)
NOON = dt.datetime(2026, 3, 2, 4, 0, tzinfo=dt.UTC)


class Keys(QObject):
    """Counts what is pressed, each key once whatever is held down with it."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed = 0

    def press(self, *keys: str | Qt.Key) -> None:
        """Press keys one after the other, in whatever has the focus."""
        for key in keys:
            self.pressed += 1
            there = QApplication.focusWidget() or QApplication.activeWindow()
            assert there is not None
            if isinstance(key, str):
                QTest.keySequence(there, QKeySequence(key))
            else:
                QTest.keyClick(there, key)
            QApplication.processEvents()


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture(params=["unit", "office"])
def new(
    request: pytest.FixtureRequest, qtbot: QtBot, dressed: QApplication, settings: Settings, tmp_path: Path
) -> Iterator[MainWindow]:
    """Return the real window on a ledger that was made a moment ago."""
    del dressed
    made = MainWindow(settings, lambda: TODAY, at_once, PLACES)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    unit = "办公室" if request.param == "office" else "就业促进处"
    names = {"organisation": "测试市测试局", "unit": unit, "role": request.param, "person": "李明"}
    made.show_ledger(create_ledger(tmp_path / "new.ogi", **names, clock=lambda: NOON))
    yield made
    made.close()


def ledger_of(window: MainWindow) -> Ledger:
    assert window.desk is not None
    return window.desk.context.ledger


def focused() -> QLineEdit:
    there = QApplication.focusWidget()
    assert isinstance(there, QLineEdit)
    return there


def test_the_first_release_takes_fewer_than_15_keys_beside_its_title(new: MainWindow, keys: Keys) -> None:
    keys.press("Ctrl+2", "Ctrl+N")
    type_in(focused(), "关于公布2026年就业补贴标准的通知")
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert focused().accessibleName() == "信息分类"
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Return, "Ctrl+S")
    with reading(ledger_of(new)) as session:
        release = session.scalars(select(Release)).one()
        category = session.get_one(Category, release.category)
    assert (release.unit, release.released_on) == (ledger_of(new).profile.unit_id, TODAY)
    assert category.first_year == 2019
    assert keys.pressed < FEW


def test_the_first_application_takes_fewer_than_15_keys_beside_its_subject(new: MainWindow, keys: Keys) -> None:
    keys.press("Ctrl+3", "Ctrl+N")
    assert focused().accessibleName() == "收件渠道"
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert focused().accessibleName() == "申请事项"
    type_in(focused(), "2025年就业补贴发放名单")
    keys.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert focused().accessibleName() == "申请人类型"
    keys.press(Qt.Key.Key_Down, Qt.Key.Key_Return, "Ctrl+S")
    with reading(ledger_of(new)) as session:
        application = session.scalars(select(Application)).one()
    assert (application.unit, application.received_on) == (ledger_of(new).profile.unit_id, TODAY)
    assert application.number.endswith("0001")
    assert keys.pressed < FEW


def test_a_category_that_is_lacking_is_added_from_its_list_and_chosen(new: MainWindow, keys: Keys) -> None:
    keys.press("Ctrl+2", "Ctrl+N")
    type_in(focused(), "职称评审结果公示")
    keys.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    type_in(focused(), "职称评审")
    keys.press(Qt.Key.Key_Return)
    panel = new.findChild(PanelBelow)
    assert panel is not None
    assert panel.form.rows["name"].input.typed() == "职称评审"
    assert focused().accessibleName() == "上级分类"
    type_in(focused(), "公务员")
    keys.press(Qt.Key.Key_Return, "Ctrl+S", "Ctrl+S")
    with reading(ledger_of(new)) as session:
        category = session.get_one(Category, session.scalars(select(Release.category)).one())
        parent = session.get_one(Category, category.parent)
    assert (category.name, parent.code) == ("职称评审", "art20.14")
