"""Issues of the bureau's own periodicals."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class PeriodicalIssue(Record):
    """One issue of a periodical the bureau edits: regular or special."""

    __tablename__ = "periodical_issue"
    kind = "periodical_issue"
    label = "局办报刊"
    measure = "期"
    order = ("-issued_on",)
    counts_on = "issued_on"

    title: Mapped[str] = column(Field(label="刊名", shape=Shape.TEXT, required=True, listed=True, search=True))
    issue: Mapped[str] = column(Field(label="期次", shape=Shape.TEXT, listed=True))
    nature: Mapped[str] = column(
        Field(label="类型", shape=Shape.CODE, required=True, listed=True, codes="periodical_nature")
    )
    issued_on: Mapped[dt.date | None] = column(
        Field(label="出版日期", shape=Shape.DAY, required=True, listed=True, indexed=True)
    )
    unit: Mapped[str | None] = column(
        Field(label="编辑单位", shape=Shape.LINK, required=True, links="unit", listed=True)
    )
    copies: Mapped[int | None] = column(Field(label="印数", shape=Shape.WHOLE, least=0))
