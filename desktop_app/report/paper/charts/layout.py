"""A chart laid out: bars, labels and lines with their places, drawn alike on paper, on a page and in the window.

Measures are in any unit, from the upper left corner; text is as high as its `size`. Series are told apart by dark and
light with an edge, so that a grey print and every eye can tell them apart too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from desktop_app.report.paper.charts.chart import figure_text
from desktop_app.report.paper.plain_text import shortened, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.paper.charts.chart import Chart

Anchor = Literal["start", "middle", "end"]

DARK, LIGHT, EDGE, INK, SOFT = "#23507C", "#C9D8E6", "#5B7FA3", "#1C1F23", "#565A61"
"""Colours of the first and the second series, of the light bars' edge, of figures and of names."""

BAR = 1.15
BETWEEN_GROUPS = 0.85
LINE = 1.3
"""In em: the thickness of a bar, the space between two names' bars, a line of the legend."""

UPRIGHT_HEIGHT = 11.0
WIDEST_NAMES = 0.38
WIDEST_BAR = 2.4
GAP = 0.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a series, counted from 0."""

    left: float
    top: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Label:
    """A text on one line with its middle at `level`; `left` is where its `anchor` is. Figures are ink, names soft."""

    left: float
    level: float
    text: str
    anchor: Anchor
    size: float
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """The line that bars begin at."""

    start: tuple[float, float]
    end: tuple[float, float]


Shape = Bar | Label | Axis


@dataclass(frozen=True, slots=True)
class Spot:
    """The area that belongs to one figure: of the name at `place`, in a series; it is as large as a finger needs."""

    left: float
    top: float
    width: float
    height: float
    place: int
    series: int


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """All shapes of a chart, the area they take, and the spots of its figures, name by name."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]


def lay_out(chart: Chart, width: float, size: float) -> ChartLayout:
    """Lay a chart out over a width, in type of a size."""
    legend = [*_legend(chart, width, size)] if len(chart.series) > 1 else []
    top = LINE * size * 1.4 if legend else 0.0
    placed = _standing(chart, width, size, top) if chart.upright else _lying(chart, width, size, top)
    return ChartLayout(width, placed.height, (*legend, *placed.shapes), placed.spots)


def _legend(chart: Chart, width: float, size: float) -> Iterator[Shape]:
    """Yield a swatch and a name for each series, at the upper right."""
    left = width
    for number, each in reversed(list(enumerate(chart.series))):
        left -= text_width(each.name) * size
        yield Label(left, LINE * size / 2, each.name, "start", size)
        left -= 1.5 * size
        yield Bar(left, LINE * size / 2 - 0.4 * size, 1.1 * size, 0.8 * size, number)
        left -= 1.2 * size


def _lying(chart: Chart, width: float, size: float, top: float) -> ChartLayout:
    """Lay out bars that lie, names at their left and figures at their ends."""
    names_room = min(max(map(text_width, chart.names), default=0.0) * size, WIDEST_NAMES * width)
    start = names_room + GAP * size
    figures_room = max((text_width(figure_text(value)) for value in chart.figures()), default=1.0) * size
    room = max(width - start - figures_room - 2 * GAP * size, size)
    shapes: list[Shape] = []
    spots: list[Spot] = []
    level = top
    for place, name in enumerate(chart.names):
        group = len(chart.series) * BAR * size
        text = shortened(name, names_room / size)
        shapes.append(Label(names_room, level + group / 2, text, "end", size))
        for number, each in enumerate(chart.series):
            value, upper = each.values[place], level + number * BAR * size
            spots.append(Spot(start, upper, width - start, BAR * size, place, number))
            length = room * float(Decimal(value or 0) / chart.largest)
            if length > 0:
                shapes.append(Bar(start, upper, length, BAR * size * 0.9, number))
            end = start + max(length, 0) + GAP * size
            shapes.append(Label(end, upper + BAR * size * 0.45, figure_text(value), "start", size * 0.92, figure=True))
        level += group + BETWEEN_GROUPS * size
    bottom = max(level - BETWEEN_GROUPS * size, top)
    shapes.append(Axis((start, top - 0.2 * size), (start, bottom + 0.1 * size)))
    return ChartLayout(width, bottom + 0.2 * size, tuple(shapes), tuple(spots))


def _standing(chart: Chart, width: float, size: float, top: float) -> ChartLayout:
    """Lay out bars that stand, names below them and the first series' figures above."""
    slot = width / max(len(chart.names), 1)
    bar = min(slot * 0.8 / len(chart.series), WIDEST_BAR * size)
    base = top + (UPRIGHT_HEIGHT + LINE) * size
    small = min(size, 0.96 * slot / max([1.0, *map(text_width, chart.names)]))  # all names alike, as large as fits
    shapes: list[Shape] = []
    spots: list[Spot] = []
    for place, name in enumerate(chart.names):
        middle = (place + 0.5) * slot
        left = middle - bar * len(chart.series) / 2
        for number, each in enumerate(chart.series):
            spots.append(Spot(left + number * bar, top, bar, base - top, place, number))
            height = UPRIGHT_HEIGHT * size * float(Decimal(each.values[place] or 0) / chart.largest)
            if height > 0:
                shapes.append(Bar(left + number * bar, base - height, bar * 0.94, height, number))
            if number == 0 or len(chart.series) == 1:
                shapes.append(_above(figure_text(each.values[place]), left + bar * 0.47, base - height, bar, size))
        shapes.append(Label(middle, base + 0.9 * size, name, "middle", small))
    shapes.append(Axis((0.0, base), (width, base)))
    return ChartLayout(width, base + 1.6 * size, tuple(shapes), tuple(spots))


def _above(text: str, middle: float, upper: float, bar: float, size: float) -> Label:
    """Return a standing bar's figure, in smaller type where it is wider than the bar and what is beside it."""
    fitting = min(size * 0.92, 1.7 * bar / text_width(text))
    return Label(middle, upper - 0.6 * size, text, "middle", fitting, figure=True)
