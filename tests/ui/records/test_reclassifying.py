"""An office's hour: 575 records behind one figure of the annex get another category, in fewer than ten actions."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.model.kinds import Category, Release
from desktop_app.office.opening import open_ledger
from desktop_app.store.log.reading import reading
from desktop_app.ui.annex.page import AnnexPage
from desktop_app.ui.records.batch.batch_window import BatchWindow
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.answering import button
from tests.ui.conftest import TODAY, at_once
from tests.ui.records.hands import click as click_on
from tests.ui.records.hands import press
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier
FIGURE = "575"


class Hands:
    """A person at the window, whose actions are counted: a click, a key, or a choice typed and taken with Enter."""

    def __init__(self) -> None:
        self.actions = 0

    def click(self, widget: QWidget) -> None:
        """Click a widget."""
        self.actions += 1
        click_on(widget)

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.actions += 1
        press(widget, key, CTRL)

    def choose(self, box: QWidget, words: str) -> None:
        """Type a choice and take it."""
        self.actions += 1
        editor = box.focusProxy()
        assert isinstance(editor, QLineEdit)
        type_in(editor, words)
        press(editor, Qt.Key.Key_Return)


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Ledger:
    """Return an open copy of the sample of the 2013 report."""
    path = tmp_path / "2013.ogi"
    shutil.copy(sample_file, path)
    return open_ledger(path)


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, settings: Settings, sample: Ledger) -> Iterator[MainWindow]:
    """Return the window on the sample."""
    assert dressed
    made = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_ledger(sample)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def test_all_records_behind_a_figure_get_another_category(window: MainWindow, sample: Ledger, qtbot: QtBot) -> None:
    hands, desk = Hands(), window.desk
    assert desk
    desk.navigate("annex")
    page = desk.pages.current
    assert isinstance(page, AnnexPage)
    qtbot.waitUntil(lambda: page.view is not None)
    assert page.view
    code = next(code for code, figure in page.view.annex.cells.items() if figure.text == FIGURE)
    page.figures.open(code)
    hands.actions += 1
    qtbot.waitUntil(lambda: page.figures.shown is not None)
    hands.click(button(page.figures, "在列表中打开"))
    listed = desk.pages.current
    assert isinstance(listed, ListPage)
    assert listed.shown.count == int(FIGURE)
    hands.press(listed.shown.table, Qt.Key.Key_A)
    hands.click(listed.shown.chosen.batch)
    change = next(found for found in window.findChildren(BatchWindow) if found.isVisible())
    hands.choose(change.lines[0].chooser, "信息分类")
    box = change.lines[0].input
    assert box is not None
    hands.choose(box, "机构信息")
    qtbot.waitUntil(lambda: len(change.planned) == int(FIGURE))
    hands.click(change.button)
    hands.click(button(desk.topbar, "返回附表与年报"))
    assert hands.actions < 10
    with reading(sample) as session:
        target = session.query(Category).filter_by(name="机构信息").one().id
        assert session.query(Release).filter_by(category=target).count() >= int(FIGURE)
    qtbot.waitUntil(lambda: page.view is not None and page.view.annex.cells[code].text != FIGURE)
