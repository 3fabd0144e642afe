"""A figure of a chart opens, by mouse and by keys, as the list of exactly its records; the way back leads to it."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.model.kinds import Indicator, IndicatorValue, Publication
from desktop_app.office.opening import open_ledger
from desktop_app.office.records.listing import rows
from desktop_app.report.yearly.charts import CountedIn, records_counted
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.ledgers.pages import IndicatorsPage
from desktop_app.ui.records.list_page import ListPage
from desktop_app.ui.report.page import ReportPage
from desktop_app.ui.window.main_window import MainWindow
from tests.ui.answering import click
from tests.ui.conftest import TODAY, at_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.model.field import Value
    from desktop_app.settings import Settings
    from desktop_app.ui.charts.chart_card import ChartCard
    from desktop_app.ui.charts.chart_drawing import ChartDrawing
    from desktop_app.ui.charts.charts_view import ChartsView
    from desktop_app.ui.window.open_file import OpenFile


@pytest.fixture
def window(
    qtbot: QtBot,
    dressed: QApplication,
    settings: Settings,
    sample_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """Return the real window on a copy of the sample."""
    del dressed
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "sample.ogi"
    shutil.copy(sample_file, path)
    made = MainWindow(settings, lambda: TODAY, at_once)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_ledger(open_ledger(path))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def desk(window: MainWindow) -> OpenFile:
    """Return the inside of the window."""
    assert window.desk
    return window.desk


@pytest.fixture
def charts(desk: OpenFile) -> ChartsView:
    """Return the charts of the report's year."""
    desk.navigate("report")
    page = desk.pages.current
    assert isinstance(page, ReportPage)
    click(page, "图表")
    QApplication.processEvents()
    assert page.whole_report.charts.cards
    return page.whole_report.charts


def card(charts: ChartsView, title: str) -> ChartCard:
    return next(one for one in charts.cards if title in one.chart.title)


def shown(desk: OpenFile) -> ListPage:
    page = desk.pages.current
    assert isinstance(page, ListPage)
    return page


def middle(drawing: ChartDrawing, place: int, series: int = 0) -> QPoint:
    spot = next(one for one in drawing._spots if (one.place, one.series) == (place, series))
    return QPoint(round(spot.left + spot.width / 2), round(spot.top + spot.height / 2))


def test_a_click_on_a_bar_lists_exactly_its_records_and_the_way_back_leads_to_the_charts(
    desk: OpenFile, charts: ChartsView
) -> None:
    months = card(charts, "主动公开信息：按月")
    QTest.mouseClick(months.drawing, Qt.MouseButton.LeftButton, pos=middle(months.drawing, 2))
    assert shown(desk).name == "releases"
    assert shown(desk).shown.count == months.chart.series[0].values[2]
    assert shown(desk).shown.bar.limited.text() == "主动公开信息：按月 · 3 月 · 2013 年"
    click(desk.topbar, "返回年报编写")
    page = desk.pages.current
    assert isinstance(page, ReportPage)
    assert page.whole_report.charts.isVisible()


def test_every_figure_of_every_chart_is_its_list(desk: OpenFile, charts: ChartsView) -> None:
    listed = 0
    for number, one in enumerate(list(charts.cards)):
        for series, each in enumerate(one.chart.series):
            for place, value in enumerate(each.values):
                if not value:
                    continue
                drawing = charts.cards[number].drawing
                QTest.mouseClick(drawing, Qt.MouseButton.LeftButton, pos=middle(drawing, place, series))
                bar = shown(desk).shown.bar
                if "按公开渠道" in one.chart.title:
                    assert f"（{value:,} 次，在这些主动公开信息里）" in bar.limited.text()
                else:
                    assert shown(desk).shown.count == value
                listed += 1
                desk.pages.go_back()
    assert listed > 40


def test_publications_are_listed_as_the_releases_they_belong_to(desk: OpenFile, charts: ChartsView) -> None:
    channels = card(charts, "按公开渠道")
    QTest.mouseClick(channels.drawing, Qt.MouseButton.LeftButton, pos=middle(channels.drawing, 0))
    listed = set(shown(desk).shown.table.records.record_ids())
    name = channels.chart.names[0]
    ledger = desk.context.ledger
    source = channels.chart.series[0].sources[0]
    assert isinstance(source, CountedIn)
    _kind, ids = read(ledger, records_counted, source)
    found = read(ledger, rows, Publication, ids)
    assert len(ids) == channels.chart.series[0].values[0]
    assert listed == {one.release for one in found if isinstance(one, Publication)}
    assert name in shown(desk).shown.bar.limited.text()


def test_the_arrow_keys_go_from_figure_to_figure_and_enter_opens(
    desk: OpenFile, charts: ChartsView, window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    months = card(charts, "主动公开信息：按月")
    drawing = months.drawing
    drawing.setFocus(Qt.FocusReason.TabFocusReason)
    assert drawing.accessibleDescription() == f"1 月 · 2013 年：{months.chart.series[0].values[0]} 条"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(drawing, key)
    assert drawing.current
    assert drawing.current.place == 1
    QTest.keyClick(drawing, Qt.Key.Key_End)
    assert drawing.current.place == 11
    QTest.keyClick(drawing, Qt.Key.Key_Right)
    QTest.keyClick(drawing, Qt.Key.Key_Return)
    assert shown(desk).shown.count == months.chart.series[0].values[11]
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert charts.isVisible()


def test_a_figure_under_the_mouse_says_what_it_is(charts: ChartsView) -> None:
    drawing = card(charts, "主动公开信息：按月").drawing
    QTest.mouseMove(drawing, middle(drawing, 2))
    QApplication.processEvents()
    assert drawing.toolTip().startswith("3 月 · 2013 年：")
    assert drawing.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(drawing, QPoint(1, drawing.height() - 1))
    QApplication.processEvents()
    assert drawing.toolTip() == ""


def test_a_figure_in_the_table_opens_by_enter(desk: OpenFile, charts: ChartsView) -> None:
    charts.turn_over()
    units = card(charts, "按公开单位")
    units.table.setFocus()
    units.table.setCurrentCell(1, 1)
    QTest.keyClick(units.table, Qt.Key.Key_Return)
    assert shown(desk).shown.count == units.chart.series[0].values[1]


def test_a_figure_of_an_indicator_lists_the_values_it_adds_up_and_leads_back_to_the_charts(desk: OpenFile) -> None:
    ledger = desk.context.ledger
    with operation(ledger, "指标") as change:
        indicator = change.add(Indicator, {"name": "网站浏览量", "measure_unit": "万次", "nature": "flow"})
        for month, value in ((1, "60"), (2, "62.5")):
            values: dict[str, Value] = {
                "indicator": indicator,
                "unit": ledger.profile.unit_id,
                "year": 2013,
                "month": month,
            }
            change.add(IndicatorValue, values | {"value": Decimal(value), "source": "月报", "precision": "exact"})
    desk.navigate("indicators")
    page = desk.pages.current
    assert isinstance(page, IndicatorsPage)
    click(page, "图表")
    QApplication.processEvents()
    one = card(page.charts, "网站浏览量")
    QTest.mouseClick(one.drawing, Qt.MouseButton.LeftButton, pos=middle(one.drawing, 1))
    assert page.paper.side is not page.charts
    (listed,) = page.shown.table.records.record_ids()
    (row,) = read(ledger, rows, IndicatorValue, [listed])
    assert isinstance(row, IndicatorValue)
    assert row.value == Decimal("62.5")
    desk.pages.go_back()
    assert page.paper.side is page.charts
    desk.pages.go_forward()
    assert page.paper.side is not page.charts
    assert page.shown.count == 1
