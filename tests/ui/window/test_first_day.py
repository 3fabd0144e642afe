"""The first day from nothing, in the window alone: the office's units and start file, a unit's month, the board."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.ui.exchange.page import ExchangePage
from desktop_app.ui.exchange.unknown_pcs import CODE
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.answering import click
from tests.ui.conftest import at_once
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.settings import Settings

TODAY = dt.date(2026, 11, 30)
SIXTY = "\n".join(
    ("办公室", *(f"第{place}处" for place in range(1, 30)), "局属单位", *(f"第{n}所" for n in range(30, 60)))
)


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Return the real window at its start page, on the smallest usual screen."""
    assert dressed
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    made = MainWindow(settings, lambda: TODAY, at_once, PLACES)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def focused() -> QWidget:
    QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: str | Qt.Key) -> None:
    """Press keys one after the other, wherever the keyboard is."""
    for key in keys:
        if isinstance(key, str):
            QTest.keySequence(focused(), QKeySequence(key))
        else:
            QTest.keyClick(focused(), key)
        QApplication.processEvents()


def exchange(window: MainWindow) -> ExchangePage:
    assert window.desk is not None
    QApplication.processEvents()
    page = window.desk.pages.current
    assert isinstance(page, ExchangePage)
    return page


def close(window: MainWindow) -> None:
    assert window.close_file()


def drop(window: MainWindow, path: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert window.desk is not None
    window.desk.dropEvent(QDropEvent(QPointF(5, 5), action, dragged, left, none))
    QApplication.processEvents()


def office_begins(window: MainWindow) -> None:
    """Name the bureau, paste sixty units, and write the start file."""
    click(window, "办公室，汇总各单位")
    type_in(focused(), "测试市测试局")
    press(Qt.Key.Key_Return)
    click(window, "登记单位名单")
    QApplication.clipboard().setText(SIXTY)
    press("Ctrl+V")
    page = exchange(window)
    click(page, "登记 59 个单位")
    QApplication.processEvents()
    click(page, "写起步文件和说明…")
    QApplication.processEvents()
    close(window)


def unit_begins(window: MainWindow, start: Path) -> None:
    """Choose the unit, type a name, tick the code off, and record the first release."""
    window.start.start_with(start)
    type_in(focused(), "第7处")
    press(Qt.Key.Key_Return)
    type_in(focused(), "李红")
    press(Qt.Key.Key_Return)
    window.start.unit_form.code.turn()
    for tick in window.start.unit_form.code.ticks:
        QTest.keyClick(tick, Qt.Key.Key_Space)
    click(window, "建立台账")
    click(window, "登记第一条主动公开")
    type_in(focused(), "关于公布2026年就业补贴标准的通知")
    press(Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return, "Ctrl+S")


def unit_hands_in(window: MainWindow) -> str:
    """Hand the month in, and return the code of the unit's PC."""
    press("Ctrl+1")
    click(window, "上报本月")
    page = exchange(window)
    month = page.months.rows[TODAY.month]
    assert month.records.text() == "1 条记录"
    month.chosen.setFocus()
    press(Qt.Key.Key_Space)
    click(page, "上报…")
    QApplication.processEvents()
    code = own_keys(page.context.ledger).code
    close(window)
    return code


def test_an_office_and_a_unit_get_to_know_each_other_in_their_windows(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, up = tmp_path / "发下去", tmp_path / "上报.ogix"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(up), ""))
    office_begins(window)
    assert {path.suffix for path in folder.iterdir()} == {".ogix", ".pdf", ".docx"}
    unit_begins(window, folder / "测试市测试局_起步.ogix")
    code = unit_hands_in(window)
    assert up.exists()
    window.opening.open(tmp_path / "办公室.ogi")
    drop(window, up)
    page = exchange(window)
    assert page.files.unknown.table.pcs.index(0, 0).data() == "第7处"
    assert page.files.unknown.table.pcs.index(0, CODE).data() == code
    page.files.unknown.table.setFocus()
    press(Qt.Key.Key_Space)
    click(page, "收下 1 个文件")
    QApplication.processEvents()
    assert page.view is not None
    rows = {row.unit.name: row for row in page.view.board.rows}
    assert len(rows) == 60
    assert rows["第7处"].listed("handed_in") == (TODAY.month,)
    assert not rows["第8处"].listed("handed_in")
