"""The charts of a year beside the year before: by category, month, channel and unit."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import extract, func, select

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.kinds import Application, Category, Channel, Publication, Release, Unit
from desktop_app.office.records.listing import choices
from desktop_app.report.paper.charts.chart import Chart, Series
from desktop_app.written_days import month_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

MOST_NAMES = 15
"""Names in one chart; what is beyond the largest ones is added up in a last one."""

Names = dict[Any, str]
"""What is counted under each key, in the order of the chart; several keys may share a name."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """One chart: its words, by which key and day is counted, and what the keys are called."""

    title: str
    measure: str
    key: ColumnElement[Any]
    day: InstrumentedAttribute[dt.date | None]
    names: Names
    only: tuple[ColumnElement[bool], ...] = ()
    upright: bool = False


def year_charts(session: Session, year: int) -> tuple[Chart, ...]:
    """Return the charts of a year; one without any figure in either year is left out."""
    made = (_chart(session, subject, year) for subject in (*_of_releases(session), *_of_applications()))
    return tuple(chart for chart in made if any(chart.figures()))


def _of_releases(session: Session) -> tuple[_Subject, ...]:
    day, month = Release.released_on, _month(Release.released_on)
    channels, units = dict(choices(session, Channel.kind)), dict(choices(session, Unit.kind))
    published = Publication.published_on
    return (
        _Subject(_("主动公开信息：按信息分类"), _("条"), Release.category.expression, day, _top_categories(session)),
        _Subject(_("主动公开信息：按月"), _("条"), month, day, _months(), upright=True),
        _Subject(_("主动公开信息：按公开渠道"), _("次"), Publication.channel.expression, published, channels),
        _Subject(_("主动公开信息：按公开单位"), _("条"), Release.unit.expression, day, units),
    )


def _of_applications() -> tuple[_Subject, ...]:
    day, month = Application.counted_on, _month(Application.counted_on)
    channels = {code.code: code.text for code in codes("application_channel").values()}
    only = (Application.nature == "disclosure",)
    return (
        _Subject(_("依申请公开：按收件渠道"), _("件"), Application.channel.expression, day, channels, only),
        _Subject(_("依申请公开：按月"), _("件"), month, day, _months(), only, upright=True),
    )


def _months() -> Names:
    return {month: month_name(month) for month in range(1, 13)}


def _month(day: InstrumentedAttribute[dt.date | None]) -> ColumnElement[Any]:
    return extract("month", day)


def _top_categories(session: Session) -> Names:
    """Return the name of the top one of each category's branch: a release counts there, as in the annex."""
    found = {row.id: row for row in session.scalars(select(Category).order_by(Category.position, Category.id))}
    tops = sorted(found, key=lambda one: found[one].parent in found)
    return {one: _top(found, one).name for one in tops}


def _top(found: Mapping[str, Category], one: str) -> Category:
    """Return the top of a branch; a branch that bites its own tail ends where it began."""
    seen = {one}
    while (above := found[one].parent) in found and above not in seen:
        one = str(above)
        seen.add(one)
    return found[one]


def _chart(session: Session, subject: _Subject, year: int) -> Chart:
    this, last = (_counted(session, subject, each) for each in (year, year - 1))
    names = list(dict.fromkeys(subject.names.values()))
    if not subject.upright:
        names = [name for name in names if this[name] or last[name]]
    if len(names) > MOST_NAMES:
        names = sorted(names, key=lambda name: (-this[name], -last[name]))
    rows = [(name, this[name], last[name]) for name in names[:MOST_NAMES]]
    if names[MOST_NAMES:]:
        rest = names[MOST_NAMES:]
        said = _("其余 {count} 个").format(count=len(rest))
        rows.append((said, sum(this[name] for name in rest), sum(last[name] for name in rest)))
    series = [Series(_year(year), tuple(row[1] for row in rows))]
    if any(last.values()):
        series.append(Series(_year(year - 1), tuple(row[2] for row in rows)))
    return Chart(subject.title, subject.measure, tuple(row[0] for row in rows), tuple(series), subject.upright)


def _year(year: int) -> str:
    return _("{year} 年").format(year=year)


def _counted(session: Session, subject: _Subject, year: int) -> Counter[str]:
    """Count a year's records under the names of the subject."""
    within = subject.day.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    query = select(subject.key, func.count()).where(within, *subject.only).group_by(subject.key)
    counted: Counter[str] = Counter()
    for key, count in session.execute(query):
        counted[subject.names.get(key, _("未填写"))] += count
    return counted
