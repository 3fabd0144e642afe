"""Charts as a piece of the flow, side by side or alone: never parted; each title stands over its chart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.report.paper.charts import layout as chart_layout
from desktop_app.report.paper.charts.layout import Axis, Bar, ChartLayout, Label
from desktop_app.report.paper.pdf.painting import paint_lines, paint_rule
from desktop_app.report.paper.pdf.typesetting import natural_width, set_text
from desktop_app.report.paper.pdf.typography import CHART_TEXT, CHART_TITLE, MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.paper.charts.chart import Chart
    from desktop_app.report.paper.pdf.painting import Canvas
    from desktop_app.report.paper.pdf.typesetting import SetLine

BELOW_TITLE = 1.5 * MM
ABOVE = 5 * MM
BETWEEN = 8 * MM
EDGE_WEIGHT = 0.5
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class ChartPiece:
    """A chart set with its title. Measures in points."""

    title: tuple[SetLine, ...]
    layout: ChartLayout
    missing: set[str]

    @property
    def height(self) -> float:
        """The height of the title and the chart."""
        return len(self.title) * CHART_TITLE.leading + BELOW_TITLE + self.layout.height

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the title and the shapes."""
        paint_lines(canvas, self.title, CHART_TITLE, left, top)
        upper = top - len(self.title) * CHART_TITLE.leading - BELOW_TITLE
        for shape in self.layout.shapes:
            match shape:
                case Bar():
                    _paint_bar(canvas, shape, left, upper)
                case Label():
                    _paint_label(canvas, shape, (left, upper), self.missing)
                case Axis():
                    start, end = shape.start, shape.end
                    begin, stop = (left + start[0], upper - start[1]), (left + end[0], upper - end[1])
                    paint_rule(canvas, begin, stop, EDGE_WEIGHT)


def chart_piece(chart: Chart, width: float, missing: set[str]) -> ChartPiece:
    """Set a chart over `width` points."""
    title = set_text(f"{chart.title}（{chart.measure}）", CHART_TITLE, width, missing)
    return ChartPiece(title, chart_layout.lay_out(chart, width, CHART_TEXT.size), missing)


@dataclass(frozen=True, slots=True)
class ChartRowPiece:
    """Charts side by side, each with its offset from the left edge. Measures in points."""

    charts: tuple[tuple[float, ChartPiece], ...]
    space_before: float = ABOVE
    stays_with_next: bool = False

    @property
    def height(self) -> float:
        """The height of the highest chart."""
        return max((chart.height for _offset, chart in self.charts), default=0.0)

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, *, fresh: bool) -> None:
        """It has no parts."""

    def paint(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the charts with their upper edges in line."""
        for offset, chart in self.charts:
            chart.paint(canvas, left + offset, top)


def chart_row_piece(charts: Sequence[Chart], width: float, missing: set[str]) -> ChartRowPiece:
    """Set charts side by side over `width` points."""
    part = (width - BETWEEN * (len(charts) - 1)) / max(len(charts), 1)
    set_charts = (chart_piece(chart, part, missing) for chart in charts)
    return ChartRowPiece(tuple((place * (part + BETWEEN), chart) for place, chart in enumerate(set_charts)))


def _paint_bar(canvas: Canvas, bar: Bar, left: float, upper: float) -> None:
    """Draw a bar: dark, or light with an edge."""
    canvas.saveState()
    canvas.setFillColor(chart_layout.LIGHT if bar.series else chart_layout.DARK)
    canvas.setStrokeColor(chart_layout.EDGE if bar.series else chart_layout.DARK)
    canvas.setLineWidth(EDGE_WEIGHT)
    canvas.rect(left + bar.left, upper - bar.top - bar.height, bar.width, bar.height, stroke=1, fill=1)
    canvas.restoreState()


def _paint_label(canvas: Canvas, label: Label, corner: tuple[float, float], missing: set[str]) -> None:
    """Draw a label's line."""
    left, upper = corner
    style = replace(CHART_TEXT, size=label.size, leading=label.size)
    width = natural_width(label.text, style)
    canvas.saveState()
    canvas.setFillColor(chart_layout.INK if label.figure else chart_layout.SOFT)
    lines = set_text(label.text, style, width + 1, missing)
    paint_lines(
        canvas, lines, style, left + label.left - _SHARES[label.anchor] * width, upper - label.level + label.size / 2
    )
    canvas.restoreState()
