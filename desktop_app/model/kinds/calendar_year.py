"""The working-day arrangement of a year that was announced after this version of the program."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.law.calendar_lines import CalendarLineError, dated_lines
from desktop_app.model.record import Record
from desktop_app.written_days import day_text

_DECEMBER = 12


class CalendarYear(Record):
    """One year's holidays and make-up working days as announced (国务院办公厅关于部分节假日安排的通知)."""

    __tablename__ = "calendar_year"
    kind = "calendar_year"
    label = "年度节假日安排"
    measure = "份"
    title_field = "year"
    order = ("-year",)
    named_by = ("year",)

    year: Mapped[int | None] = column(
        Field(label="年度", shape=Shape.WHOLE, required=True, listed=True, least=1949, most=2199, indexed=True)
    )
    notice: Mapped[str] = column(Field(label="通知名称和文号", shape=Shape.TEXT, required=True, listed=True))
    holidays: Mapped[str] = column(
        Field(
            label="放假日期",
            shape=Shape.LINES,
            help="每行一天或一段：2027-01-01 元旦，2027-10-01至2027-10-07 国庆节。",
        )
    )
    workdays: Mapped[str] = column(
        Field(label="调休上班日期", shape=Shape.LINES, help="每行一天，如 2027-02-14 春节。")
    )

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse lines that aren't a day and its name, days of another year, and days that are listed twice."""
        found: dict[str, str] = {}
        days: dict[str, set[dt.date]] = {}
        for name in ("holidays", "workdays"):
            try:
                days[name] = set(dated_lines(str(values.get(name) or "")))
            except CalendarLineError as error:
                found[name] = str(error)
            else:
                found |= _of_another_year(name, days[name], values.get("year"))
        both = min(days.get("holidays", set()) & days.get("workdays", set()), default=None)
        if both is not None:
            found["workdays"] = _("{day} 既放假又上班，请按通知改正。").format(day=day_text(both))
        return found


def _of_another_year(name: str, days: set[dt.date], year: Value) -> dict[str, str]:
    """Refuse days that the notice of a year can't arrange: it reaches back to the December before, no further."""
    if not isinstance(year, int):
        return {}
    for day in sorted(days):
        if day.year != year and (day.year, day.month) != (year - 1, _DECEMBER):
            return {name: _("{day} 不是 {year} 年的日子，请核对年度。").format(day=day_text(day), year=year)}
    return {}
