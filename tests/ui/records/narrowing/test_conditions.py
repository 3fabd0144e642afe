"""A list narrowed by any field, by a month, by conditions put together; kept under a name and called up again."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS, IndicatorValue, Release
from desktop_app.model.record import fields_of
from desktop_app.office.records.listing import Condition, Filter, record_ids
from desktop_app.office.records.year_condition import in_year
from desktop_app.settings import KeptCondition
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.records.narrowing.comparisons import askable, comparisons, conditions_of
from desktop_app.ui.records.narrowing.conditions_window import ConditionsWindow
from tests.ui.conftest import TODAY
from tests.ui.records.hands import choose, click, press, titles
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.ui.records.list_page import ListPage
    from tests.ui.records.conftest import Small


@pytest.fixture
def page(show: Callable[[str], ListPage]) -> ListPage:
    """Return the page of releases."""
    return show("releases")


def window_of(page: ListPage) -> ConditionsWindow:
    click(page.shown.bar.asked)
    return next(found for found in page.window().findChildren(ConditionsWindow) if found.isVisible())


def test_a_condition_begins_at_the_left_and_its_cross_stands_at_the_right_before_a_field_is_chosen(
    page: ListPage,
) -> None:
    line = window_of(page).lines[0]
    cross = line.findChild(QPushButton)
    assert cross
    assert line.chooser.x() == 0
    assert cross.geometry().right() == line.rect().right()


def test_a_range_of_days_is_asked_for_with_one_end_open(page: ListPage) -> None:
    window = window_of(page)
    line = window.lines[0]
    choose(line.chooser, "公开日期")
    line.values[0].set_typed("2013-04-01")
    click(window.button)
    assert titles(page) == ["第5号通知", "第4号通知"]
    assert page.shown.bar.asked.text() == "条件（1）"
    window = window_of(page)
    assert window.lines[0].values[0].typed() == "2013-04-01"
    window.clear()
    assert page.shown.count == 5


def test_two_conditions_hold_together_and_enter_narrows(page: ListPage, ledger: Ledger, small: Small) -> None:
    with operation(ledger, "文号") as change:
        for one in small.releases[:2]:
            change.update(one, {"document_number": "闽发"})
    window = window_of(page)
    choose(window.lines[0].chooser, "文号")
    choose(window.lines[0].how, "已经填写")
    assert window.lines[0].values == []
    click(window.more)
    choose(window.lines[1].chooser, "标题")
    editor = window.lines[1].values[0].focusProxy()
    assert isinstance(editor, QLineEdit)
    type_in(editor, "第2号")
    press(editor, Qt.Key.Key_Return)
    assert titles(page) == ["第2号通知"]


def test_a_day_that_cannot_be_read_is_said_and_the_window_stays(page: ListPage) -> None:
    window = window_of(page)
    choose(window.lines[0].chooser, "公开日期")
    window.lines[0].values[0].set_typed("whenever")
    click(window.button)
    assert "不是一个日期" in window.error
    assert window.isVisible()


def test_days_are_counted_from_today_on(page: ListPage) -> None:
    window = window_of(page)
    choose(window.lines[0].chooser, "公开日期")
    choose(window.lines[0].how, "过去超过…天")
    assert len(window.lines[0].values) == 1
    window.lines[0].values[0].set_typed("219")  # 2013-05-15 is that long ago
    click(window.button)
    assert titles(page) == ["第4号通知", "第3号通知", "第2号通知", "第1号通知"]


@pytest.mark.parametrize(
    ("way", "days", "months"), [("coming", "31", [4, 5]), ("coming", "30", [4]), ("past", "0", [1, 2, 3])]
)
def test_what_is_near_and_what_is_past_changes_with_the_day(
    ledger: Ledger, small: Small, way: str, days: str, months: list[int]
) -> None:
    kept = KeptCondition(field="released_on", comparison=way, typed=[days])
    where = tuple(conditions_of(fields_of(Release)["released_on"], kept, dt.date(2013, 4, 14)))
    found = read(ledger, record_ids, Release, Filter(where=where))
    assert {small.releases[month - 1] for month in months} == set(found)


@pytest.mark.parametrize("days", ["", "-1", "viele", "99999999999"])
def test_days_that_are_none_ask_for_nothing(days: str) -> None:
    kept = KeptCondition(field="released_on", comparison="coming", typed=[days])
    assert conditions_of(fields_of(Release)["released_on"], kept, TODAY) == []


def test_a_month_is_chosen_beside_the_year(page: ListPage) -> None:
    page.shown.bar.month.picked.emit(("3",))
    assert titles(page) == ["第3号通知"]
    assert page.shown.bar.month.text().strip() == "3 月"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_can_be_asked_for_in_every_way_it_offers(ledger: Ledger, kind: type[Record]) -> None:
    samples = {Shape.DAY: "2013-01-02", Shape.YES_NO: "1", Shape.LINK: "0" * 32}
    for field in askable(kind):
        for way, _words in comparisons(field):
            kept = KeptCondition(field=field.name, comparison=way, typed=[samples.get(field.shape, "12")] * 2)
            assert read(ledger, record_ids, kind, Filter(where=tuple(conditions_of(field, kept, TODAY)))) is not None


def test_exact_decimals_are_compared_as_numbers(ledger: Ledger, small: Small) -> None:
    with operation(ledger, "指标") as change:
        indicator = change.add(
            KINDS["indicator"], {"name": "受理", "code": "x", "nature": "flow", "measure_unit": "件"}
        )
        shared: dict[str, Value] = {
            "unit": small.units["办公室"],
            "indicator": indicator,
            "year": 2013,
            "source": "台账",
        }
        for month, value in ((1, Decimal(9)), (2, Decimal("10.5"))):
            change.add(IndicatorValue, {**shared, "month": month, "value": value})
    found = read(ledger, record_ids, IndicatorValue, Filter(where=(Condition("value", ">=", Decimal(10)),)))
    assert len(found) == 1


def test_a_month_is_from_its_first_to_its_last_day() -> None:
    first, last = in_year(Release, 2012, 2)
    assert (first.value, last.value) == (dt.date(2012, 2, 1), dt.date(2012, 2, 29))


def test_no_personal_field_can_be_asked_for() -> None:
    assert not [field for kind in KINDS.values() for field in askable(kind) if field.personal]
    assert "title" in {field.name for field in askable(Release)}
    assert set(fields_of(Release)) >= {field.name for field in askable(Release)}
