"""Inquiries of the public: entered one by one or as a day's tally."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Inquiry(Record):
    """Inquiries of one day by one channel; a click on the tally adds one person (人次)."""

    __tablename__ = "inquiry"
    kind = "inquiry"
    label = "咨询"
    measure = "人次"
    title_field = "subject"
    order = ("-day",)
    many = True
    counts_on = "day"

    unit: Mapped[str | None] = column(
        Field(label="受理单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    day: Mapped[dt.date | None] = column(Field(label="日期", shape=Shape.DAY, required=True, listed=True, indexed=True))
    channel: Mapped[str] = column(
        Field(label="咨询渠道", shape=Shape.CODE, required=True, listed=True, codes="inquiry_channel")
    )
    people: Mapped[int | None] = column(
        Field(label="人次", shape=Shape.WHOLE, required=True, listed=True, least=0, most=1000000)
    )
    subject: Mapped[str] = column(Field(label="咨询事项", shape=Shape.TEXT, listed=True, search=True))
    answer: Mapped[str] = column(Field(label="答复要点", shape=Shape.LINES, search=True))
