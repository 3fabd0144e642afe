"""An officer's first minutes with the office's start file: found, unit chosen, code compared, all by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from sqlalchemy import select

from desktop_app.exchange.bundles.sending import Sent, Wanted, send
from desktop_app.model.kinds import Unit
from desktop_app.model.unit_list import read_unit_list, rows_of
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.office.records.unit_list import take_units
from desktop_app.settings import Settings
from desktop_app.store.log.reading import reading
from desktop_app.ui.window.app import begin
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.answering import answer, button, click
from tests.ui.conftest import TODAY, at_once
from tests.ui.plain_pages import PLAIN_PLACES
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.ui.window.start_unit_form import StartUnitForm


@pytest.fixture
def start(ledger: Ledger, tmp_path: Path) -> Sent:
    """Return the start file of an office with three units, as it was written."""
    take_units(ledger, read_unit_list(rows_of("就业促进处\tJYC\n社会保险处\n人才中心")).lines)
    return send(ledger, tmp_path / "起步.ogix", Wanted(to="all", everything=True))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def form_with(window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch) -> StartUnitForm:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    click(window, "信息员，有起步文件")
    assert window.start.unit_form.choose.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    return window.start.unit_form


def test_an_officer_chooses_her_unit_compares_the_code_and_begins_without_a_mouse(
    window: MainWindow, start: Sent, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    form = form_with(window, start.path, monkeypatch)
    assert "测试市测试局（办公室、测试员）" in form.said.text()
    assert form.search.editor.hasFocus()
    type_in(focused(), "jyc")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert form.search.text() == "就业促进处"
    type_in(focused(), "李红")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    for sign in start.code.replace("-", "").lower():
        QTest.keyClicks(focused(), sign)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert window.desk is not None
    own = window.desk.context.ledger
    assert own.path == tmp_path / "就业促进处.ogi"
    assert (own.profile.role, own.profile.person) == ("unit", "李红")
    assert own.profile.organisation_id == ledger.profile.organisation_id
    with reading(own) as session:
        assert session.get_one(Unit, own.profile.unit_id).number == "JYC"
        assert len(session.scalars(select(Unit)).all()) == 4


def test_a_code_that_differs_in_one_group_makes_no_ledger(
    window: MainWindow, start: Sent, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    form = form_with(window, start.path, monkeypatch)
    type_in(form.search.editor, "就业促进处")
    QApplication.clipboard().setText(start.code[:-4] + "ZZZZ")
    form.code.go_to_first()
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [box.text() for box in form.code.boxes] == [*start.code.split("-")[:3], "ZZZZ"]
    click(form, "建立台账")
    assert window.desk is None
    assert not list(tmp_path.glob("就业*"))
    assert any("先给办公室打电话" in text for text in said_in(form))


def test_a_code_may_be_ticked_off_group_by_group_and_three_groups_are_not_enough(
    window: MainWindow, start: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_with(window, start.path, monkeypatch)
    type_in(form.search.editor, "人才")
    click(form, "改为逐组勾选")
    assert [tick.text() for tick in form.code.ticks] == start.code.split("-")
    for tick in form.code.ticks[:3]:
        QTest.keyClick(tick, Qt.Key.Key_Space)
    click(form, "建立台账")
    assert window.desk is None
    QTest.keyClick(form.code.ticks[3], Qt.Key.Key_Space)
    click(form, "建立台账")
    assert window.desk is not None


def test_what_is_missing_is_said_beside_its_field(
    window: MainWindow, start: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_with(window, start.path, monkeypatch)
    type_in(form.search.editor, "没有这个处")
    click(form, "建立台账")
    assert "请在名单里选您的单位" in form.search.editor.accessibleDescription()
    assert form.search.editor.hasFocus()


def test_a_file_that_is_no_start_file_is_refused_beside_its_name(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    junk = tmp_path / "坏.ogix"
    junk.write_bytes(b"nothing")
    form = form_with(window, junk, monkeypatch)
    assert form.file.editor.accessibleDescription()
    assert not form.search.isVisible()


def drop(window: MainWindow, path: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.start.dropEvent(QDropEvent(QPointF(5, 5), action, dragged, left, none))


def test_a_start_file_dropped_on_the_page_opens_its_form(window: MainWindow, start: Sent) -> None:
    drop(window, start.path)
    assert window.start.unit_form.isVisible()
    assert window.start.unit_form.search.editor.hasFocus()


def test_a_double_clicked_start_file_opens_its_form_where_there_is_no_ledger_yet(
    window: MainWindow, start: Sent
) -> None:
    begin(window, [str(start.path)])
    assert window.start.unit_form.search.isVisible()


def test_a_double_clicked_file_is_looked_at_in_the_ledger_one_had_last(
    window: MainWindow, start: Sent, ledger: Ledger
) -> None:
    close_ledger(ledger)
    window.settings.remember(ledger.path)
    begin(window, [str(start.path)])
    assert window.desk is not None
    assert window.desk.pages.current is not None
    assert window.desk.pages.current.name == "exchange"


@pytest.fixture
def starting(qtbot: QtBot, dressed: QApplication) -> Iterator[Callable[[Path], MainWindow]]:
    """Return a function that starts the program as one who had a ledger last."""
    assert dressed
    made: list[MainWindow] = []

    def start_program(latest: Path) -> MainWindow:
        window = MainWindow(Settings(recent=[str(latest)]), lambda: TODAY, at_once, PLAIN_PLACES)
        made.append(window)
        qtbot.addWidget(window)
        window.show()
        begin(window, [])
        return window

    yield start_program
    for window in made:
        window.close()


def said_in(widget: QWidget) -> list[str]:
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible()]


def test_the_last_ledger_opens_by_itself_and_closing_it_shows_the_recent_ones(
    starting: Callable[[Path], MainWindow], ledger: Ledger
) -> None:
    close_ledger(ledger)
    window = starting(ledger.path)
    assert window.desk is not None
    assert window.close_file()
    assert button(window, ledger.path.name).hasFocus()


def test_a_last_ledger_that_is_gone_is_said_in_a_sentence_on_the_start_page(
    starting: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    window = starting(tmp_path / "走了.ogi")
    assert window.desk is None
    assert any("“走了.ogi”不在原来的位置了" in text for text in said_in(window.start))


def test_a_last_ledger_that_another_window_has_open_is_said_too(
    starting: Callable[[Path], MainWindow], ledger: Ledger
) -> None:
    window = starting(ledger.path)
    assert window.desk is None
    assert any("已经在另一个窗口里打开了" in text for text in said_in(window.start))


def test_a_last_ledger_with_a_password_asks_for_it(
    starting: Callable[[Path], MainWindow], window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "锁.ogi"
    make_locked(window, path)
    answer("确定", typing="long secret")
    assert starting(path).desk is not None


def make_locked(window: MainWindow, path: Path) -> None:
    click(window, "办公室，汇总各单位")
    form = window.start.office_form
    assert form.organisation.editor.hasFocus()
    type_in(form.organisation.editor, "测试市测试局")
    form.keeping.place.editor.clear()
    type_in(form.keeping.place.editor, str(path.parent / "a.ogi"))
    form.keeping.locked.setChecked(True)
    for line in (form.keeping.password, form.keeping.again):
        type_in(line.editor, "long secret")
    click(form, "新建并打开")
    assert window.close_file()
    (path.parent / "a.ogi").rename(path)
    close_ledger(open_ledger(path, password="long secret"))
