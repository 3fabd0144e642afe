"""Charts of a page: drawn inline as SVG, with the same figures as a table that can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.paper.charts import layout as chart_layout
from desktop_app.report.paper.charts.chart import figure_text
from desktop_app.report.paper.charts.layout import Axis, Bar, Label
from desktop_app.report.paper.html.element import element, text_of

if TYPE_CHECKING:
    from desktop_app.report.paper.charts.chart import Chart

_WIDTH = 640.0
_SIZE = 13.0
_CAP_MIDDLE = 0.36  # em from a text's middle down to its baseline


def figure(chart: Chart) -> str:
    """Return a chart as a figure with its caption and its table."""
    layout = chart_layout.lay_out(chart, _WIDTH, _SIZE)
    shapes = "".join(map(_shape, layout.shapes))
    box = f"0 0 {layout.width:.0f} {layout.height + 2:.0f}"
    drawn = element("svg", shapes, viewBox=box, role="img", aria_label=chart.summary)
    caption = element("figcaption", text_of(f"{chart.title}（{chart.measure}）"))
    return element("figure", caption + drawn + _table(chart))


def _shape(shape: chart_layout.Shape) -> str:
    if isinstance(shape, Bar):
        places = {"x": shape.left, "y": shape.top, "width": shape.width, "height": shape.height}
        fill, edge = (chart_layout.LIGHT, chart_layout.EDGE) if shape.series else (chart_layout.DARK,) * 2
        return element("rect", **_written(places), fill=fill, stroke=edge)
    if isinstance(shape, Axis):
        (x1, y1), (x2, y2) = shape.start, shape.end
        return element("line", **_written({"x1": x1, "y1": y1, "x2": x2, "y2": y2}), stroke=chart_layout.SOFT)
    return _label(shape)


def _label(label: Label) -> str:
    places = {"x": label.left, "y": label.level + _CAP_MIDDLE * label.size, "font-size": label.size}
    fill = chart_layout.INK if label.figure else chart_layout.SOFT
    return element("text", text_of(label.text), **_written(places), text_anchor=label.anchor, fill=fill)


def _written(places: dict[str, float]) -> dict[str, str]:
    return {name: f"{value:.1f}" for name, value in places.items()}


def _table(chart: Chart) -> str:
    head = "".join(element("th", text_of(each.name), scope="col") for each in chart.series)
    rows = [
        element("th", text_of(name), scope="row")
        + "".join(element("td", figure_text(each.values[place]), class_="value") for each in chart.series)
        for place, name in enumerate(chart.names)
    ]
    lines = element("tr", element("td") + head) + "".join(element("tr", row) for row in rows)
    return element("details", element("summary", "数据表") + element("table", element("tbody", lines)))
