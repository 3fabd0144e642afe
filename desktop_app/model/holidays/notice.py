"""Reading a notice on the holidays of a year as the State Council's office writes it (部分节假日安排的通知)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.i18n import _, in_chinese, listed
from desktop_app.model.codes import label_text
from desktop_app.model.holidays.festivals import festivals_in, missing_festivals
from desktop_app.model.holidays.notice_text import parts_of, plain, title_of, year_of
from desktop_app.model.holidays.sentences import Arranged, arranged
from desktop_app.model.holidays.written_days import DayReader
from desktop_app.written_days import long_day_text, weekday_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.model.law.calendar import Arrangement

_SATURDAY = 5
_LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Notice:
    """The days that a notice arranges, each with its festival, and what a person has to look at before they count.

    `doubled` are days that it frees and makes working days, or names twice: a calendar can't have them.
    """

    year: int
    title: str
    holidays: Mapping[dt.date, str]
    workdays: Mapping[dt.date, str]
    doubled: tuple[dt.date, ...]
    doubts: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Tell whether there is anything to take."""
        return bool(self.holidays or self.workdays)

    @property
    def usable(self) -> bool:
        """Tell whether the days can be taken as they are."""
        return self.found and not self.doubled

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the festivals of the year of which the notice says nothing that was understood."""
        return missing_festivals(self.year, self.holidays)


@dataclass(slots=True)
class _Reading:
    holidays: dict[dt.date, str] = field(default_factory=dict)
    workdays: dict[dt.date, str] = field(default_factory=dict)
    doubled: list[dt.date] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def add(self, days: Mapping[dt.date, str], into: dict[dt.date, str]) -> None:
        """Add days, and remember those that stood there already."""
        self.doubled += [day for day in days if day in self.holidays or day in self.workdays]
        into.update(days)


def read_notice(text: str, year: int, standing: Arrangement | None = None) -> Notice:
    """Return what a notice arranges; `year` is meant where it names none.

    A notice that arranges only some festivals anew (调整, 延长) changes the `standing` arrangement of its year.
    """
    text = plain(text[:_LONGEST_TEXT])
    year = year_of(text) or year
    standing = standing if standing is not None and standing.year == year else None
    reading = _Reading()
    for part in parts_of(text):
        reader = DayReader(year, december_before=part.name.startswith("元旦"))
        found = arranged(part.text, reader)
        _lengthen(found, part.name, standing)
        reading.add(dict.fromkeys(found.off, part.name), reading.holidays)
        reading.add(dict.fromkeys(found.work, part.name), reading.workdays)
        reading.doubts += _doubts(part.name, found, reader)
    title = title_of(text)
    if standing and reading.holidays and missing_festivals(year, reading.holidays):
        title = "；".join(filter(None, (standing.notice, title)))
        reading.doubts.append(_amend(reading, standing))
    return Notice(
        year, title, reading.holidays, reading.workdays, tuple(sorted(set(reading.doubled))), tuple(_all(reading, year))
    )


def _lengthen(found: Arranged, name: str, standing: Arrangement | None) -> None:
    """Put the days up to which a holiday is made longer after those that it has."""
    if found.longer is None or standing is None:
        return
    festivals = set(festivals_in(name))
    day = max((day for day, of in standing.holidays.items() if festivals & set(festivals_in(of))), default=None)
    found.off += [one for one, of in standing.holidays.items() if festivals & set(festivals_in(of))]
    while day is not None and day < found.longer:
        day += dt.timedelta(days=1)
        found.off.append(day)
    found.work += [
        one for one, of in standing.workdays.items() if festivals & set(festivals_in(of)) and one not in found.off
    ]


def _amend(reading: _Reading, standing: Arrangement) -> str:
    """Keep the rest of the standing arrangement beside what a notice changes in it; says so."""
    names = dict.fromkeys([*reading.holidays.values(), *reading.workdays.values()])
    changed = {festival for name in names for festival in festivals_in(name)}
    fresh = reading.holidays.keys() | reading.workdays.keys()
    for kept, into in ((standing.holidays, reading.holidays), (standing.workdays, reading.workdays)):
        for day, name in kept.items():
            if day not in fresh and not changed & set(festivals_in(name)):
                into[day] = name
    text = _("通知只安排了{names}，其余节日沿用 {year} 年已有的安排。")
    return text.format(names=listed(label_text("holiday", name) for name in names), year=standing.year)


def _doubts(name: str, found: Arranged, reader: DayReader) -> Iterator[str]:
    for text in found.not_understood:
        yield _("没有计入：“{text}”").format(text=text)
    for text in reader.impossible:
        yield _("看不懂的日期：“{text}”").format(text=text)
    for day, said in reader.other_weekdays:
        text = _("{day}是{weekday}，通知里写的是星期{said}：请核对年度和日期。")
        yield text.format(day=long_day_text(day), weekday=weekday_text(day), said=said)
    for days, said_days in found.other_counts:
        text = _("{name}找到 {days} 天，通知里写的是 {said} 天。")
        yield text.format(name=label_text("holiday", name), days=days, said=said_days)
    for day in found.work:
        if day.weekday() < _SATURDAY:
            text = _("{day}（{weekday}）本来就上班，通知里又写上班：请核对。")
            yield text.format(day=long_day_text(day), weekday=weekday_text(day))


def _all(reading: _Reading, year: int) -> Iterator[str]:
    """Yield what a person has to look at: what can't be first, then what isn't there, then the rest."""
    if reading.doubled:
        days = listed(long_day_text(day) for day in sorted(set(reading.doubled)))
        yield _("写了两次，或者既放假又上班：{days}。请改正后再采用。").format(days=days)
    missing = missing_festivals(year, reading.holidays) if reading.holidays else ()
    if missing:
        yield _("没有找到：{names}。缺了节日，{year} 年仍是暂定。").format(
            names=listed(label_text("holiday", name) for name in missing), year=year
        )
    yield from dict.fromkeys(reading.doubts)


def usual_title(year: int) -> str:
    """Return the name that the notice of a year usually has; it stands on paper, so in Chinese."""
    with in_chinese():
        return _("国务院办公厅关于{year}年部分节假日安排的通知").format(year=year)
