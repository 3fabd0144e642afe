"""Problems and measures: what the report says went wrong, and what became of it the year after."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Problem(Record):
    """One problem of a year with its measure; the next report starts from the open ones (2019《条例》第五十条)."""

    __tablename__ = "problem"
    kind = "problem"
    label = "问题和改进"
    measure = "条"
    title_field = "problem"
    order = ("-year", "position")
    counts_on = "year"

    year: Mapped[int | None] = column(
        Field(label="年度", shape=Shape.WHOLE, required=True, listed=True, least=1949, most=2199, indexed=True)
    )
    position: Mapped[int | None] = column(Field(label="排序", shape=Shape.WHOLE, least=0))
    problem: Mapped[str] = column(Field(label="存在的问题", shape=Shape.LINES, required=True, listed=True, search=True))
    remedy: Mapped[str] = column(Field(label="改进措施", shape=Shape.LINES, listed=True, search=True))
    unit: Mapped[str | None] = column(Field(label="责任单位", shape=Shape.LINK, listed=True, links="unit"))
    due_on: Mapped[dt.date | None] = column(Field(label="完成时限", shape=Shape.DAY, listed=True, uncounted=True))
    state: Mapped[str] = column(
        Field(label="进展", shape=Shape.CODE, listed=True, codes="problem_state", uncounted=True)
    )
    result: Mapped[str] = column(Field(label="整改结果", shape=Shape.LINES, uncounted=True))
    carried_from: Mapped[str | None] = column(Field(label="上年的问题", shape=Shape.LINK, links="problem"))
