"""Files between a unit and the office in the window: handed in, dropped, compared, taken in, differences settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Application, Device, Release, Unit
from desktop_app.office.months.returns import open_returns
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.office.years.year_lock import LockedYearError
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.differences import differences
from desktop_app.ui.exchange.file_words import file_words
from desktop_app.ui.exchange.unknown_pcs import CODE, CONTENT, PERSON, UNIT, unknown_pcs
from tests.ui.answering import button, click
from tests.ui.asking import fill_in
from tests.ui.exchange.conftest import shown
from tests.ui.exchange.test_board import line, words
from tests.ui.exchange.test_on_the_record import lock

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.ui.exchange.page import ExchangePage
    from desktop_app.ui.window.main_window import MainWindow


def drop(window: MainWindow, *paths: Path) -> None:
    """Drop files on the window as a person does."""
    assert window.desk is not None
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.desk.dropEvent(QDropEvent(QPointF(5, 5), action, dragged, left, none))
    QApplication.processEvents()


def cell(page: ExchangePage, row: int, column: int) -> str:
    """Return what a cell of the list of unknown PCs shows."""
    return str(page.files.unknown.table.pcs.index(row, column).data())


def marks(page: ExchangePage) -> list[str]:
    """Return how each card is marked."""
    QApplication.processEvents()
    return [file_words(card.file).mark for card in page.files.cards]


def test_a_unit_hands_months_in_as_a_file_on_a_stick(
    real_window: MainWindow, unit_ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "上报"
    proposed: list[str] = []

    def chosen(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    page = shown(real_window, unit_ledger)
    click(page, "上报…")
    QApplication.processEvents()
    assert proposed[0].endswith("就业处_2013年3月_上报.ogix")
    assert target.with_suffix(".ogix").exists()
    assert "未收到回执" in words(page)
    assert page.months.chosen() == {}


def test_a_dropped_file_of_an_unknown_pc_is_compared_certified_and_taken(
    real_window: MainWindow, ledger: Ledger, handed: Path, tmp_path: Path
) -> None:
    page = shown(real_window, ledger)
    junk = tmp_path / "坏.ogix"
    junk.write_bytes(b"nothing")
    drop(real_window, handed, junk)
    assert marks(page) == ["不能收"]
    assert not page.files.take.isEnabled()
    assert page.files.received is not None
    (unknown,) = unknown_pcs([file for file in page.files.received.files if file.sender])
    assert (unknown.unit, unknown.person, cell(page, 0, CODE)) == ("就业处", "李红", unknown.code)
    with reading(ledger) as session:
        assert session.query(Release).count() == 0
    page.files.unknown.table.setFocus()
    QTest.keyClick(page.files.unknown.table, Qt.Key.Key_Space)
    click(page, "收下 1 个文件")
    assert marks(page) == ["已收下", "不能收"]
    with reading(ledger) as session:
        assert session.query(Release).count() == 1
    model = page.board.table.board
    assert {model.row(row).unit.name for row in range(model.rowCount())} == {"办公室", "就业处"}
    assert line(model, 0)
    drop(real_window, handed)
    assert "这个文件以前收过，没有新内容。" in words(page)


def test_a_file_says_in_the_clerks_words_what_it_brings_and_opens_the_records(
    real_window: MainWindow, ledger: Ledger, unit_ledger: Ledger, tmp_path: Path
) -> None:
    with operation(unit_ledger, "登记") as change:
        for number in "12":
            values = {"unit": unit_ledger.profile.unit_id, "channel": "face", "nature": "disclosure", "number": number}
            values |= {"applicant_type": "natural", "subject": f"申请{number}", "received_on": "2013-03-06"}
            change.add(Application, values)
    path = send(unit_ledger, tmp_path / "上报.ogix", Wanted()).path
    page = shown(real_window, ledger)
    drop(real_window, path)
    assert page.files.received
    (waiting,) = unknown_pcs(page.files.received.files)
    assert waiting.content == "没有上报月份：信息分类 1 类、主动公开信息 1 条、依申请公开 2 件"
    page.files.unknown.table.setFocus()
    QTest.keyClick(page.files.unknown.table, Qt.Key.Key_Space)
    click(page, "收下 1 个文件")
    assert waiting.content.removeprefix("没有上报月份：") in words(page).splitlines()
    assert "处，已有" not in words(page)
    link = button(page, "查看依申请公开 2 件")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert real_window.desk
    listed = real_window.desk.pages.current
    assert listed
    assert listed.name == "applications"
    assert "就业处送来的" in words(real_window) or any(
        part.text() == "就业处送来的" for part in listed.findChildren(QPushButton)
    )


def test_everything_that_a_file_brought_is_returned_with_one_remark(
    real_window: MainWindow, ledger: Ledger, handed: Path
) -> None:
    page = shown(real_window, ledger)
    drop(real_window, handed)
    page.files.unknown.table.setFocus()
    QTest.keyClick(page.files.unknown.table, Qt.Key.Key_Space)
    click(page, "收下 1 个文件")
    fill_in({"remark": "四月的也写进来了"})
    click(page, "全部退回…")
    QApplication.processEvents()
    with reading(ledger) as session:
        assert [(slip.record_kind, slip.remark) for slip in open_returns(session)] == [("release", "四月的也写进来了")]
    assert "已退回 1 条，随下次下发交给单位。" in words(real_window)


def first_file(folder: Path, unit: str, person: str) -> Path:
    """Return the first file of a unit's new ledger."""
    made = create_ledger(folder / f"{unit}.ogi", organisation="测试市测试局", unit=unit, role="unit", person=person)
    try:
        return send(made, folder / f"{unit}.ogix").path
    finally:
        close_ledger(made)


def test_many_unknown_pcs_are_compared_in_one_list_and_only_the_ticked_ones_are_taken(
    real_window: MainWindow, ledger: Ledger, tmp_path: Path
) -> None:
    files = [first_file(tmp_path, unit, person) for unit, person in (("甲处", "王"), ("乙处", "李"), ("丙处", "赵"))]
    page = shown(real_window, ledger)
    drop(real_window, *files, *files)
    tab = page.files.unknown
    assert [(cell(page, row, UNIT), cell(page, row, PERSON)) for row in range(3)] == [
        ("丙处", "赵"),
        ("甲处", "王"),
        ("乙处", "李"),
    ]
    assert "不在本台账的单位名单里" in cell(page, 0, CONTENT)
    tab.words.setFocus()
    QTest.keyClicks(tab.words, cell(page, 1, CODE).replace("-", "").lower())
    QTest.keyClick(tab.words, Qt.Key.Key_Return)
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    tab.words.clear()
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Space)
    assert "已核对 2 台" in tab._title.text()
    assert "2 个文件的电脑还没有核对。" in page.files.summary.text()
    click(page, "收下 4 个文件")
    QApplication.processEvents()
    assert [cell(page, 0, UNIT), tab.table.pcs.rowCount()] == ["乙处", 1]
    with reading(ledger) as session:
        named = session.query(Unit, Device).join(Device, Device.unit == Unit.id).all()
        assert {unit.name for unit, _device in named} == {"丙处", "甲处"}


def test_what_is_dropped_but_no_exchanged_file_is_left_alone(
    real_window: MainWindow, ledger: Ledger, tmp_path: Path
) -> None:
    page = shown(real_window, ledger)
    other = tmp_path / "表.xlsx"
    other.write_bytes(b"x")
    drop(real_window, other)
    assert page.files.cards == []
    assert not page.files.unknown.isVisible()


def title_of(ledger: Ledger, record: str) -> tuple[str, str]:
    """Return what a release is called now, and its number."""
    with reading(ledger) as session:
        row = session.get_one(Release, record)
        return row.title, row.document_number


def test_differences_are_settled_by_keyboard_side_by_side(
    real_window: MainWindow, ledger: Ledger, differing: str
) -> None:
    page = shown(real_window, ledger)
    assert page.bar.tabText(4) == "差异（2）"
    page.bar.setCurrentIndex(4)
    said = words(page)
    for part in ("第 1 处，共 2 处", "测试员 · 办公室", "李红 · 信息员 · 就业处", "原因：按原件"):
        assert part in said
    tab = page.differences
    tab.setFocus()
    wanted = next(n for n, column in enumerate(tab.columns, 1) if column.side.role == "unit")
    first = tab._open[0].fields[0].name
    QTest.keyClicks(tab, str(wanted))
    QApplication.processEvents()
    assert ("单位的标题" if first == "title" else "2号") in title_of(ledger, differing)
    assert page.bar.tabText(4) == "差异（1）"
    QTest.keyClick(tab, Qt.Key.Key_Right)
    QTest.keyClick(tab, Qt.Key.Key_Right)
    expected = tab.columns[1].side.values
    QTest.keyClick(tab, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert set(expected.values()) <= set(title_of(ledger, differing))
    assert "没有差异" in words(page)
    with reading(ledger) as session:
        assert differences(session) == []


def test_all_differences_are_settled_by_a_rule(real_window: MainWindow, ledger: Ledger, differing: str) -> None:
    page = shown(real_window, ledger)
    page.bar.setCurrentIndex(4)
    action = next(one for one in page.differences.rules.menu().actions() if one.text() == "都用单位写的")
    action.trigger()
    QApplication.processEvents()
    assert title_of(ledger, differing) == ("单位的标题", "2号")
    assert page.bar.tabText(4) == "差异"


def test_files_go_down_to_the_units_whose_pcs_are_certified(
    real_window: MainWindow, ledger: Ledger, differing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert differing
    folder = tmp_path / "下发"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    page = shown(real_window, ledger)
    page.bar.setCurrentIndex(2)
    click(page, "下发和回执…")
    assert [path.name for path in folder.iterdir()] == ["就业处_下发.ogix"]


def test_the_code_of_this_pc_is_printed(real_window: MainWindow, ledger: Ledger) -> None:
    page = shown(real_window, ledger)
    page.bar.setCurrentIndex(2)
    click(page, "打印本机核对码")
    assert page.stack.preview is not None
    assert page.stack.preview.document.startswith(b"%PDF")


def test_a_file_opened_for_looking_offers_nothing_to_take(
    real_window: MainWindow, ledger: Ledger, handed: Path
) -> None:
    path = ledger.path
    close_ledger(ledger)
    page = shown(real_window, open_ledger(path, read_only=True))
    drop(real_window, handed)
    QTest.keyClick(page.files.unknown.table, Qt.Key.Key_Space)
    assert page.files.unknown.codes == ()
    assert not page.files.take.isEnabled()
    page.bar.setCurrentIndex(1)
    assert not button(page, "本单位上报").isEnabled()


def test_a_unit_learns_from_the_office_s_file_that_a_year_is_locked(
    ledger: Ledger, unit_ledger: Ledger, differing: str, tmp_path: Path
) -> None:
    lock(ledger)
    down = send(ledger, tmp_path / "下发.ogix", Wanted(to="就业处")).path
    sender = receive(unit_ledger, [down], Taking(dry_run=True)).files[0].sender
    assert sender is not None
    receive(unit_ledger, [down], Taking(codes=(sender.code,)))
    refused = pytest.raises(LockedYearError, match="由办公室填更正单")
    with refused, operation(unit_ledger, "改") as change:
        change.update(differing, {"title": "再改"})
