"""Charts laid out: everything inside its area, bars in proportion, series told apart by light and dark."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.report.paper.charts import layout as chart_layout
from desktop_app.report.paper.charts.chart import Chart, Series, figure_text
from desktop_app.report.paper.charts.layout import Bar, Label, Spot, lay_out
from desktop_app.report.paper.plain_text import shortened, text_width

FIGURES = st.one_of(st.none(), st.integers(0, 10**7), st.decimals(0, 10**4, places=2))
NAMES = st.lists(st.text("类别名称ABC ", min_size=1, max_size=30), min_size=1, max_size=15)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Return any chart of one or two series."""
    names = draw(NAMES)
    rows = st.lists(FIGURES, min_size=len(names), max_size=len(names)).map(tuple)
    series = tuple(Series(f"{2013 - n} 年", draw(rows)) for n in range(draw(st.integers(1, 2))))
    return Chart("图", "条", tuple(names), series, upright=draw(st.booleans()))


@given(charts())
def test_nothing_sticks_out_of_its_area(chart: Chart) -> None:
    made = lay_out(chart, 440.0, 9.0)
    for shape in made.shapes:
        if isinstance(shape, Bar):
            assert -0.01 <= shape.left <= shape.left + shape.width <= made.width + 0.01
            assert -0.01 <= shape.top <= shape.top + shape.height <= made.height + 0.01
        elif isinstance(shape, Label):
            assert 0 <= shape.level <= made.height
            shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.anchor] * text_width(shape.text) * shape.size
            assert shape.left - shift >= -2 * 9.0


@given(charts())
def test_bars_are_as_long_as_their_figures_say(chart: Chart) -> None:
    bars = [shape for shape in lay_out(chart, 440.0, 9.0).shapes if isinstance(shape, Bar)]
    drawn = bars[len(chart.series) if len(chart.series) > 1 else 0 :]
    lengths = {0: [], 1: []}  # type: dict[int, list[float]]
    for bar in drawn:
        lengths[bar.series].append(bar.height if chart.upright else bar.width)
    for number, series in enumerate(chart.series):
        values = [Decimal(value) for value in series.values if value]
        assert len(values) == len(lengths[number])
        scale = {float(length) / float(value) for length, value in zip(lengths[number], values, strict=True)}
        assert not scale or max(scale) <= min(scale) * 1.001


@given(charts())
def test_every_figure_has_a_spot_of_its_own_inside_the_area(chart: Chart) -> None:
    made = lay_out(chart, 440.0, 9.0)
    assert len(made.spots) == len({(spot.place, spot.series) for spot in made.spots})
    assert len(made.spots) == len(chart.names) * len(chart.series)
    for spot in made.spots:
        assert -0.01 <= spot.left <= spot.left + spot.width <= made.width + 0.01
        assert -0.01 <= spot.top <= spot.top + spot.height <= made.height + 0.01
    bars = [shape for shape in made.shapes if isinstance(shape, Bar)][
        len(chart.series) if len(chart.series) > 1 else 0 :
    ]
    for bar in bars:
        middle = (bar.left + bar.width / 2, bar.top + bar.height / 2)
        around = [spot for spot in made.spots if _holds(spot, *middle)]
        assert [spot.series for spot in around] == [bar.series]


def _holds(spot: Spot, left: float, top: float) -> bool:
    return spot.left <= left <= spot.left + spot.width and spot.top <= top <= spot.top + spot.height


def test_the_two_series_differ_in_light_also_in_grey() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return 0.3 * red + 0.59 * green + 0.11 * blue

    assert grey(chart_layout.LIGHT) - grey(chart_layout.DARK) > 100


@pytest.mark.parametrize(("value", "said"), [(1276, "1,276"), (0, "0"), (None, "—"), (Decimal("25.10"), "25.10")])
def test_a_figure_is_said_exactly(value: int | Decimal | None, said: str) -> None:
    assert figure_text(value) == said


def test_a_chart_in_words_says_every_figure() -> None:
    chart = Chart("按月", "条", ("1 月", "2 月"), (Series("2013 年", (3, None)), Series("2012 年", (0, 1))))
    assert chart.summary == "按月（条）。2013 年：1 月 3、2 月 —；2012 年：1 月 0、2 月 1。"


def test_a_name_too_long_for_its_place_ends_with_an_ellipsis() -> None:
    assert shortened("市劳动保障监察支队", 5.0) == "市劳动保…"
    assert shortened("信访处", 5.0) == "信访处"


@pytest.mark.parametrize("upright", [True, False])
def test_a_chart_without_names_is_empty_and_no_trouble(upright: bool) -> None:  # noqa: FBT001 (a parameter of the test)
    made = lay_out(Chart("图", "条", (), (Series("2013 年", ()),), upright=upright), 440.0, 9.0)
    assert not [shape for shape in made.shapes if isinstance(shape, Bar | Label)]


def test_the_names_of_months_are_all_of_one_size() -> None:
    months = tuple(f"{month} 月" for month in range(1, 13))
    made = lay_out(Chart("图", "条", months, (Series("2013 年", (1,) * 12),), upright=True), 200.0, 9.0)
    assert len({shape.size for shape in made.shapes if isinstance(shape, Label) and not shape.figure}) == 1
