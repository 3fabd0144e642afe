"""The charts of the 2013 sample: the figures of the real report, the year before beside them where it has any."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application, Category, Channel, Publication, Release, Unit
from desktop_app.report.yearly.charts import MOST_NAMES, CountedIn, records_counted, year_charts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.paper.charts.chart import Chart


def chart_of(session: Session, title: str, year: int = 2013) -> Chart:
    """Return the chart of a title."""
    return next(chart for chart in year_charts(session, year) if chart.title == title)


def add(session: Session, category: str, day: str, count: int = 1) -> None:
    """Add releases of a category on a day."""
    for _number in range(count):
        session.add(Release(id=f"{len(session.new):032x}", category=category, released_on=dt.date.fromisoformat(day)))


def test_a_release_counts_under_the_top_of_its_branch_beside_last_years(session: Session) -> None:
    session.add_all(
        [
            Category(id="a", name="业务信息", position=2),
            Category(id="b", name="就业", parent="a", position=1),
            Category(id="c", name="机构信息", position=1),
            Category(id="loop", name="圈", parent="loop", position=3),
        ]
    )
    session.flush()
    add(session, "b", "2013-01-01", 3)
    add(session, "a", "2013-12-31")
    add(session, "c", "2012-05-01", 2)
    add(session, "loop", "2013-05-01")
    chart = chart_of(session, "主动公开信息：按信息分类")
    assert chart.names == ("机构信息", "业务信息", "圈")
    assert [(series.name, series.values) for series in chart.series] == [
        ("2013 年", (0, 4, 1)),
        ("2012 年", (2, 0, 0)),
    ]


def test_months_are_all_there_and_stand_side_by_side(session: Session) -> None:
    add(session, "x", "2013-02-28", 2)
    chart = chart_of(session, "主动公开信息：按月")
    assert chart.upright
    assert chart.names == tuple(f"{month} 月" for month in range(1, 13))
    assert chart.series[0].values == (0, 2, *(0,) * 10)
    assert len(chart.series) == 1


def test_beyond_the_largest_names_the_rest_is_added_up(session: Session) -> None:
    session.add_all(Category(id=f"c{n}", name=f"类{n}", position=n) for n in range(30))
    session.flush()
    for n in range(30):
        add(session, f"c{n}", "2013-03-03", n + 1)
    chart = chart_of(session, "主动公开信息：按信息分类")
    assert len(chart.names) == MOST_NAMES + 1
    assert chart.names[0] == "类29"
    assert chart.names[-1] == "其余 15 个"
    assert sum(value or 0 for value in chart.series[0].values) == sum(range(1, 31))


def test_only_what_asks_for_information_counts_as_an_application(session: Session) -> None:
    for number, nature in enumerate(["disclosure", "other", "disclosure"]):
        session.add(Application(id=f"a{number}", nature=nature, channel="web", counted_on=dt.date(2013, 4, 1)))
    session.flush()
    chart = chart_of(session, "依申请公开：按月")
    assert chart.series[0].values[3] == 2
    source = chart.series[0].sources[3]
    assert isinstance(source, CountedIn)
    assert records_counted(session, source) == ("application", ("a0", "a2"))


def test_what_has_no_figure_in_either_year_has_no_chart(session: Session) -> None:
    assert year_charts(session, 2013) == ()


@pytest.mark.parametrize("seed", range(4))
def test_every_figure_is_the_number_of_exactly_its_records(session: Session, seed: int) -> None:
    chance = random.Random(seed)
    for n in range(24):
        session.add(Category(id=f"c{n}", name=f"类{n % 20}", parent=chance.choice([None, f"c{n - 1}"]), position=n))
    session.add_all(Channel(id=f"h{n}", name=f"渠道{n}", code=f"h{n}", position=n) for n in range(3))
    session.add_all(Unit(id=f"u{n}", name=f"处{n % 3}", position=n) for n in range(4))
    session.flush()

    def day() -> dt.date | None:
        return chance.choice([None, dt.date(chance.choice([2011, 2012, 2013]), chance.randint(1, 12), 28)])

    for n in range(120):
        category, unit = f"c{chance.randint(0, 25)}", chance.choice(["u0", "u1", "u2", "u3", None, "gone"])
        session.add(Release(id=f"r{n}", category=category, unit=unit, released_on=day()))
        channel = chance.choice(["h0", "h1", "h2", None, "gone"])
        session.add(Publication(id=f"p{n}", release=f"r{n}", channel=channel, published_on=day()))
        nature, way = chance.choice(["disclosure", "consulting"]), chance.choice(["post", "online", "fax"])
        session.add(Application(id=f"a{n}", nature=nature, channel=way, counted_on=day()))
    session.flush()
    charts = year_charts(session, 2013)
    assert len(charts) == 6
    for series in (series for chart in charts for series in chart.series):
        for value, source in zip(series.values, series.sources, strict=True):
            assert isinstance(source, CountedIn)
            kind, ids = records_counted(session, source)
            assert kind in {"release", "publication", "application"}
            assert len(set(ids)) == len(ids) == value
