"""Handing in: a unit's word that a month is complete, and the office's receipt for it."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, belongs_to, column
from desktop_app.model.record import Record


class HandIn(Record):
    """A unit hands in a month (上报): made when its file is written, so that it travels inside that file."""

    __tablename__ = "hand_in"
    kind = "hand_in"
    label = "上报"
    measure = "次"
    title_field = "handed_in_by"
    order = ("-year", "-month", "unit")

    unit: Mapped[str | None] = column(
        Field(label="单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    year: Mapped[int | None] = column(
        Field(
            label="年度",
            shape=Shape.WHOLE,
            required=True,
            listed=True,
            least=1949,
            most=2199,
            indexed=True,
            together="period",
        )
    )
    month: Mapped[int | None] = column(
        Field(label="月份", shape=Shape.WHOLE, required=True, listed=True, least=1, most=12, together="period")
    )
    nil: Mapped[bool] = column(Field(label="零报告", shape=Shape.YES_NO, listed=True, help="本月没有需要登记的事项。"))
    handed_in_on: Mapped[dt.date | None] = column(Field(label="上报日期", shape=Shape.DAY, required=True, listed=True))
    handed_in_by: Mapped[str] = column(Field(label="上报人", shape=Shape.TEXT, listed=True))
    note: Mapped[str] = column(Field(label="说明", shape=Shape.LINES))


class Receipt(Record):
    """The office's receipt (回执) for a month handed in; it goes back to the unit as a file.

    `log_size` and `log_code` say how far the office's log was by then: on paper they bind the office to it.
    """

    __tablename__ = "receipt"
    kind = "receipt"
    label = "回执"
    measure = "份"
    title_field = "received_by"
    order = ("-received_on",)

    hand_in: Mapped[str | None] = belongs_to("hand_in", label="上报")
    received_on: Mapped[dt.date | None] = column(Field(label="收到日期", shape=Shape.DAY, required=True, listed=True))
    received_by: Mapped[str] = column(Field(label="收件人", shape=Shape.TEXT, listed=True))
    check_code: Mapped[str] = column(Field(label="核对码", shape=Shape.TEXT, listed=True, longest=40))
    log_size: Mapped[int | None] = column(Field(label="登记日志条数", shape=Shape.WHOLE, least=0))
    log_code: Mapped[str] = column(Field(label="见证码", shape=Shape.TEXT, listed=True, longest=40))
