"""Reports that media carried."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class MediaReport(Record):
    """One report or broadcast about the bureau's work in one outlet."""

    __tablename__ = "media_report"
    kind = "media_report"
    label = "媒体报道"
    measure = "篇"
    order = ("-published_on",)
    counts_on = "published_on"

    title: Mapped[str] = column(Field(label="标题", shape=Shape.TEXT, required=True, listed=True, search=True))
    outlet: Mapped[str | None] = column(
        Field(label="媒体", shape=Shape.LINK, required=True, listed=True, links="outlet", indexed=True)
    )
    unit: Mapped[str | None] = column(
        Field(label="供稿单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    published_on: Mapped[dt.date | None] = column(
        Field(label="刊发日期", shape=Shape.DAY, required=True, listed=True, indexed=True)
    )
    page: Mapped[str] = column(Field(label="版面或栏目", shape=Shape.TEXT, listed=True))
