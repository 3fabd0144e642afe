"""The working-day arrangement of a year that was announced after this version of the program."""

from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.law.calendar_lines import CalendarLineError, dated_lines
from desktop_app.model.record import Record


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
        """Refuse lines that aren't a day and its name."""
        found: dict[str, str] = {}
        for name in ("holidays", "workdays"):
            try:
                dated_lines(str(values.get(name) or ""))
            except CalendarLineError as error:
                found[name] = str(error)
        return found
