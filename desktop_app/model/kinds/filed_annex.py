"""Annexes already published, kept as figures without records."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class FiledAnnex(Record):
    """A published annex as its figures stood; nothing here is ever computed or corrected."""

    __tablename__ = "filed_annex"
    kind = "filed_annex"
    label = "已公布附表"
    measure = "份"
    order = ("-year",)

    title: Mapped[str] = column(Field(label="名称", shape=Shape.TEXT, required=True, listed=True, search=True))
    year: Mapped[int | None] = column(
        Field(label="年度", shape=Shape.WHOLE, required=True, listed=True, least=1949, most=2199, indexed=True)
    )
    format: Mapped[str] = column(Field(label="格式", shape=Shape.TEXT, required=True, listed=True, longest=60))
    figures: Mapped[str] = column(Field(label="数据", shape=Shape.LINES, required=True))
    source: Mapped[str] = column(Field(label="来源", shape=Shape.TEXT, listed=True, longest=2000))
    filed_on: Mapped[dt.date | None] = column(Field(label="存入日期", shape=Shape.DAY, listed=True))
