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
from desktop_app.model.text_order import OFFICIAL
from desktop_app.office.records.listing import choices
from desktop_app.office.records.ordering import by_text
from desktop_app.report.paper.charts.chart import Chart, Series
from desktop_app.written_days import month_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desktop_app.model.record import Record

MOST_NAMES = 15
"""Names in one chart; what is beyond the largest ones is added up in a last one."""

Names = dict[Any, str]
"""What is counted under each key, in the order of the chart; several keys may share a name."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """One chart: its words, by which key and day is counted, and what the keys are called."""

    code: str
    kind: type[Record]
    title: str
    measure: str
    key: ColumnElement[Any]
    day: InstrumentedAttribute[dt.date | None]
    names: Names
    only: tuple[ColumnElement[bool], ...] = ()
    upright: bool = False


@dataclass(frozen=True, slots=True)
class CountedIn:
    """What a figure of a chart counts: the records of a year that stand under some of its subject's names."""

    subject: str
    year: int
    names: tuple[str, ...]


def year_charts(session: Session, year: int) -> tuple[Chart, ...]:
    """Return the charts of a year; one without any figure in either year is left out."""
    made = (_chart(session, subject, year) for subject in _subjects(session))
    return tuple(chart for chart in made if any(chart.figures()))


def records_counted(session: Session, source: CountedIn) -> tuple[str, tuple[str, ...]]:
    """Return the kind and the ids of exactly the records that a figure of a year's charts counts."""
    subject = next(one for one in _subjects(session) if one.code == source.subject)
    query = select(subject.kind.id, subject.key).where(*_within(subject, source.year)).order_by(subject.day)
    ids = (record for record, key in session.execute(query) if _name(subject, key) in source.names)
    return subject.kind.kind, tuple(ids)


def _subjects(session: Session) -> tuple[_Subject, ...]:
    return *_of_releases(session), *_of_applications()


def _of_releases(session: Session) -> tuple[_Subject, ...]:
    day, month = Release.released_on, _month(Release.released_on)
    channels, units = (dict(choices(session, kind, OFFICIAL)) for kind in (Channel.kind, Unit.kind))
    category, unit, published = Release.category.expression, Release.unit.expression, Publication.published_on
    channel, tops = Publication.channel.expression, _top_categories(session)
    return (
        _Subject("release_categories", Release, _("主动公开信息：按信息分类"), _("条"), category, day, tops),
        _Subject("release_months", Release, _("主动公开信息：按月"), _("条"), month, day, _months(), upright=True),
        _Subject("channels", Publication, _("主动公开信息：按公开渠道"), _("次"), channel, published, channels),
        _Subject("release_units", Release, _("主动公开信息：按公开单位"), _("条"), unit, day, units),
    )


def _of_applications() -> tuple[_Subject, ...]:
    day, month = Application.counted_on, _month(Application.counted_on)
    channels = {code.code: code.text for code in codes("application_channel").values()}
    channel, only = Application.channel.expression, (Application.nature == "disclosure",)
    by_channel, by_month = _("依申请公开：按收件渠道"), _("依申请公开：按月")
    return (
        _Subject("application_channels", Application, by_channel, _("件"), channel, day, channels, only),
        _Subject("application_months", Application, by_month, _("件"), month, day, _months(), only, upright=True),
    )


def _months() -> Names:
    return {month: month_name(month) for month in range(1, 13)}


def _month(day: InstrumentedAttribute[dt.date | None]) -> ColumnElement[Any]:
    return extract("month", day)


def _top_categories(session: Session) -> Names:
    """Return the name of the top one of each category's branch: a release counts there, as in the annex."""
    order = (Category.position, by_text(Category.name, OFFICIAL), Category.id)
    found = {row.id: row for row in session.scalars(select(Category).order_by(*order))}
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
    groups: dict[str, tuple[str, ...]] = {name: (name,) for name in names[:MOST_NAMES]}
    if names[MOST_NAMES:]:
        groups[_("其余 {count} 个").format(count=len(names) - MOST_NAMES)] = tuple(names[MOST_NAMES:])
    series = [_series(subject, this, groups, year)]
    if any(last.values()):
        series.append(_series(subject, last, groups, year - 1))
    return Chart(subject.title, subject.measure, tuple(groups), tuple(series), subject.upright)


def _series(subject: _Subject, counted: Counter[str], groups: Mapping[str, tuple[str, ...]], year: int) -> Series:
    values = tuple(sum(counted[name] for name in names) for names in groups.values())
    return Series(_year(year), values, tuple(CountedIn(subject.code, year, names) for names in groups.values()))


def _year(year: int) -> str:
    return _("{year} 年").format(year=year)


def _counted(session: Session, subject: _Subject, year: int) -> Counter[str]:
    """Count a year's records under the names of the subject."""
    query = select(subject.key, func.count()).where(*_within(subject, year)).group_by(subject.key)
    counted: Counter[str] = Counter()
    for key, count in session.execute(query):
        counted[_name(subject, key)] += count
    return counted


def _within(subject: _Subject, year: int) -> tuple[ColumnElement[bool], ...]:
    return subject.day.between(dt.date(year, 1, 1), dt.date(year, 12, 31)), *subject.only


def _name(subject: _Subject, key: object) -> str:
    return subject.names.get(key, _("未填写"))
