"""A figure of a chart in words, and whether records stand behind it that can be listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.paper.charts.chart import figure_text

if TYPE_CHECKING:
    from desktop_app.report.paper.charts.chart import Chart


def can_be_opened(chart: Chart, place: int, series: int) -> bool:
    """Tell whether a figure counts or adds up records."""
    each = chart.series[series]
    return bool(each.sources) and bool(each.values[place])


def words_of(chart: Chart, place: int, series: int) -> str:
    """Return a figure with its name and series, e.g. 3 月 · 2013 年：108 条."""
    each = chart.series[series]
    words = {"name": name_of(chart, place, series), "figure": figure_text(each.values[place]), "measure": chart.measure}
    return _("{name}：{figure} {measure}").format(**words)


def name_of(chart: Chart, place: int, series: int) -> str:
    """Return what a figure is of, e.g. 3 月 · 2013 年."""
    return f"{chart.names[place]} · {chart.series[series].name}"
