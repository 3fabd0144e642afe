"""指标 in the window: units of measure in the list, a source proposed, a year beside its months, charts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop_app.model.kinds import Indicator, IndicatorValue
from desktop_app.store.log.operation import operation
from desktop_app.ui.ledgers.pages import IndicatorsPage
from tests.ui.answering import click
from tests.ui.records.hands import editor_of, form_of, press, retype, text_of
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def page(real_window: MainWindow, ledger: Ledger) -> IndicatorsPage:
    """Return the page, with an indicator told for two months of 2013."""
    with operation(ledger, "指标") as change:
        indicator = change.add(Indicator, {"name": "网站浏览量", "measure_unit": "万次", "nature": "flow"})
        for month, value in ((1, "60"), (2, "62.5")):
            values: dict[str, Value] = {
                "indicator": indicator,
                "unit": ledger.profile.unit_id,
                "year": 2013,
                "month": month,
            }
            change.add(
                IndicatorValue, values | {"value": Decimal(value), "source": "信息中心月报", "precision": "exact"}
            )
    assert real_window.desk
    real_window.desk.navigate("indicators")
    shown = real_window.desk.pages.current
    assert isinstance(shown, IndicatorsPage)
    return shown


def choose_indicator(page: IndicatorsPage) -> None:
    page.new_record()
    editor = editor_of(form_of(page), "indicator")
    editor.setFocus()
    type_in(editor, "网站")
    press(editor, Qt.Key.Key_Return)


def test_the_list_says_the_unit_of_measure(page: IndicatorsPage, qtbot: QtBot) -> None:
    model = page.shown.table.records
    qtbot.waitUntil(lambda: page.shown.count == 2)
    place = [column.heading for column in model.columns].index("数值")
    assert sorted(str(model.index(row, place).data()) for row in range(2)) == ["60 万次", "62.5 万次"]


def test_the_source_given_last_is_proposed(page: IndicatorsPage, qtbot: QtBot) -> None:
    choose_indicator(page)
    qtbot.waitUntil(lambda: text_of(form_of(page), "source") == "信息中心月报")


def test_a_value_for_the_year_beside_months_is_pointed_out_while_it_is_typed(
    page: IndicatorsPage, qtbot: QtBot
) -> None:
    choose_indicator(page)
    form = form_of(page)
    editor_of(form, "value").setFocus()
    qtbot.waitUntil(lambda: "已有 2 个月的月数" in form.rows["indicator"]._note.text())
    retype(form, "month", "3")
    editor_of(form, "value").setFocus()
    qtbot.waitUntil(lambda: "已有" not in form.rows["month"]._note.text())


def test_charts_are_one_click_away_and_lead_back(page: IndicatorsPage, qtbot: QtBot) -> None:
    lists = page.paper.side
    click(page, "图表")
    qtbot.waitUntil(lambda: len(page.charts.cards) == 1)
    assert page.paper.side is page.charts
    click(page, "返回列表")
    assert page.paper.side is lists
