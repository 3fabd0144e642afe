"""Where and when a release appeared."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, belongs_to, column
from desktop_app.model.record import Record


class Publication(Record):
    """One appearance of a release on one channel; several don't make it count twice."""

    __tablename__ = "publication"
    kind = "publication"
    label = "公开渠道记录"
    measure = "次"
    title_field = "published_on"
    order = ("-published_on",)
    counts_on = "published_on"

    release: Mapped[str | None] = belongs_to("release", label="公开信息")
    channel: Mapped[str | None] = column(
        Field(label="渠道", shape=Shape.LINK, required=True, listed=True, links="channel", indexed=True)
    )
    published_on: Mapped[dt.date | None] = column(Field(label="发布日期", shape=Shape.DAY, required=True, listed=True))
    url: Mapped[str] = column(Field(label="网址或版面", shape=Shape.TEXT, listed=True, search=True, longest=2000))
