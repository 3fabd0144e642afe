"""The records behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.model.kinds import KINDS
from desktop_app.report.annex.drilling.record_lines import Behind, record_lines
from desktop_app.store.log.operation import operation
from desktop_app.ui.annex.records_list import RecordsList
from tests.ui.annex.applications import add_applications

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger


@pytest.fixture
def behind(ledger: Ledger) -> tuple[Behind, ...]:
    return tuple(Behind("application", record) for record in add_applications(ledger, 250))


@pytest.fixture
def shown(qtbot: QtBot, ledger: Ledger, behind: tuple[Behind, ...]) -> RecordsList:
    records = RecordsList(ledger)
    qtbot.addWidget(records)
    records.resize(320, 400)
    records.records.show(behind)
    records.show()
    return records


def test_a_record_is_told_by_its_title_and_by_unit_and_day(ledger: Ledger, behind: tuple[Behind, ...]) -> None:
    line = record_lines(ledger, behind[:1])[0]
    assert line.title == "第1件"
    assert line.said.startswith("办公室 · 网站提交 · 2013-03-01")


def test_lines_come_in_the_order_asked_for_and_a_deleted_record_leaves_an_empty_one(
    ledger: Ledger, behind: tuple[Behind, ...]
) -> None:
    with operation(ledger, "删除") as change:
        change.delete(behind[1].record_id)
    unit = Behind("unit", ledger.profile.unit_id)
    assert [line.title for line in record_lines(ledger, [behind[2], unit, *behind[:2]])] == [
        "第3件",
        "办公室",
        "第1件",
        "",
    ]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_records_of_every_kind_can_be_asked_for(ledger: Ledger, kind: str) -> None:
    assert record_lines(ledger, [Behind(kind, "0" * 32)])[0].title == ""


def test_the_list_is_as_long_as_the_figure_and_reads_only_what_is_seen(shown: RecordsList) -> None:
    assert shown.records.rowCount() == 250
    assert shown.records.index(0).data() == "第1件"
    assert len(shown.records.pages) == 1
    assert shown.records.index(249).data() == "第250件"
    assert sorted(shown.records.pages) == [0, 2]


def test_enter_opens_the_chosen_record_and_escape_leaves_the_list(
    qtbot: QtBot, shown: RecordsList, behind: tuple[Behind, ...]
) -> None:
    shown.take_focus()
    QTest.keyClick(shown, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert chosen.args == ["application", behind[1].record_id]
    with qtbot.waitSignal(shown.left):
        QTest.keyClick(shown, Qt.Key.Key_Escape)


def test_a_double_click_opens_the_record_under_the_mouse(
    qtbot: QtBot, shown: RecordsList, behind: tuple[Behind, ...]
) -> None:
    place = shown.visualRect(shown.records.index(2)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["application", behind[2].record_id]
