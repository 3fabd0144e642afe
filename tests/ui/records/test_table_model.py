"""The model of a list: pages read when seen, texts of links, order, and what stays when the data changes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from sqlalchemy import event

from desktop_app.model.kinds import KINDS, Application, Expense, Release, RuleSetting
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.store.log.operation import operation
from desktop_app.ui.kit.tokens import Tone
from desktop_app.ui.records.table_model import TONE, RecordTableModel

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.context.context import Context
    from tests.ui.records.conftest import Small


@pytest.fixture
def model(context: Context) -> RecordTableModel:
    """Return the model of all releases."""
    made = RecordTableModel(context, Release)
    made.show(Filter())
    return made


def column(model: RecordTableModel, place: int) -> list[str]:
    """Return the texts of a column."""
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def place_of(model: RecordTableModel, name: str) -> int:
    """Return which column shows a field."""
    return [column.field.name for column in model.columns].index(name)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_s_list_keeps_qt_s_rules_for_models(context: Context, kind: type) -> None:
    model = RecordTableModel(context, kind)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(Filter())
    assert tester.model() is model
    headings = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert all(headings)


def test_links_are_shown_by_the_title_of_the_record_they_mean(model: RecordTableModel) -> None:
    assert set(column(model, place_of(model, "unit"))) == {"办公室"}
    assert set(column(model, place_of(model, "category"))) == {"业务信息"}


def test_the_newest_comes_first_and_a_heading_turns_the_order(model: RecordTableModel) -> None:
    assert column(model, 0) == [f"第{number}号通知" for number in (5, 4, 3, 2, 1)]
    model.sort(place_of(model, "released_on"), Qt.SortOrder.AscendingOrder)
    assert column(model, 0) == [f"第{number}号通知" for number in (1, 2, 3, 4, 5)]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert column(model, 0) == sorted(column(model, 0), reverse=True)


def test_a_chosen_order_stays_when_the_filter_changes(model: RecordTableModel) -> None:
    model.sort(place_of(model, "released_on"), Qt.SortOrder.AscendingOrder)
    model.show(Filter(where=(Condition("released_on", ">=", dt.date(2013, 3, 1)),)))
    assert column(model, 0) == [f"第{number}号通知" for number in (3, 4, 5)]


def test_only_the_records_asked_for_are_shown_and_those_deleted_meanwhile_are_not(
    model: RecordTableModel, small: Small, ledger: Ledger
) -> None:
    model.show_only(small.releases[:2])
    assert column(model, 0) == ["第2号通知", "第1号通知"]
    with operation(ledger, "删除") as change:
        change.delete(small.releases[0])
    model.read_again()
    assert column(model, 0) == ["第2号通知"]


def test_a_record_is_found_by_its_id(model: RecordTableModel, small: Small) -> None:
    assert model.row_of(small.releases[0]) == 4
    assert model.record_id(4) == small.releases[0]
    assert model.row_of("f" * 32) == -1


def test_a_hundred_thousand_rows_are_listed_without_reading_more_than_the_page_that_is_seen(
    context: Context, monkeypatch: pytest.MonkeyPatch, small: Small
) -> None:
    ids = [f"{number:032x}" for number in range(100_000)]
    ids[50_123] = small.releases[0]
    monkeypatch.setattr("desktop_app.ui.records.rows.record_ids", lambda *_: ids)
    model = RecordTableModel(context, Release)
    asked: list[str] = []
    event.listen(context.ledger.reader, "before_cursor_execute", lambda _c, _u, words, *_: asked.append(words))
    model.show(Filter())
    assert (model.rowCount(), asked) == (100_000, [])
    assert model.index(50_123, 0).data() == "第1号通知"
    assert [model.index(row, 0).data() for row in range(50_000, 50_123)] == [""] * 123
    assert sum(words.startswith("SELECT") for words in asked) == 4, (
        "one page of releases, the titles of two kinds of links, and which of their values nobody knows"
    )


def test_amounts_are_grouped_and_stand_at_the_right_but_years_are_names(context: Context, ledger: Ledger) -> None:
    with operation(ledger, "准备") as change:
        office = ledger.profile.unit_id
        values: dict[str, Value] = {"unit": office, "year": 2013, "item": "special_fund", "budget": 123_456_789}
        change.add(Expense, values)
    model = RecordTableModel(context, Expense)
    model.show(Filter())
    shown = {column.field.name: model.index(0, place) for place, column in enumerate(model.columns)}
    assert (shown["budget"].data(), shown["year"].data()) == ("1,234,567.89", "2013")
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert shown["budget"].data(Qt.ItemDataRole.TextAlignmentRole) == right
    assert shown["year"].data(Qt.ItemDataRole.TextAlignmentRole) != right


@pytest.mark.parametrize(
    ("received", "replied", "tone"),
    [
        (dt.date(2013, 12, 10), None, Tone.NEUTRAL),
        (dt.date(2013, 12, 4), None, Tone.WARNING),
        (dt.date(2013, 12, 2), None, Tone.BAD),
        (dt.date(2013, 11, 20), None, Tone.BAD),
        (dt.date(2013, 11, 20), dt.date(2013, 12, 19), Tone.NEUTRAL),
    ],
)
def test_a_due_day_is_coloured_only_while_the_reply_is_open(
    context: Context, ledger: Ledger, received: dt.date, replied: dt.date | None, tone: Tone
) -> None:
    with operation(ledger, "准备") as change:
        values: dict[str, Value] = {
            "unit": ledger.profile.unit_id,
            "channel": "web",
            "received_on": received,
            "nature": "disclosure",
            "subject": "工资政策",
            "applicant_type": "natural",
            "replied_on": replied,
            "decision": "granted" if replied else "",
        }
        change.add(Application, values)
    model = RecordTableModel(context, Application)
    model.show(Filter())
    assert model.index(0, place_of(model, "due_on")).data(TONE) == tone


def test_the_colour_of_a_due_day_follows_a_setting_that_changed_since_the_list_was_made(
    context: Context, ledger: Ledger
) -> None:
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "web", "subject": "工资政策"}
    values |= {"received_on": "2013-12-18", "nature": "disclosure", "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        change.add(Application, values)
    model = RecordTableModel(context, Application)
    model.show(Filter())
    place = place_of(model, "due_on")
    assert model.index(0, place).data(TONE) == Tone.NEUTRAL
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "yellow_days", "value": "15"})
    model.read_again()
    assert model.index(0, place).data(TONE) == Tone.WARNING
