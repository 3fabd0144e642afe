"""Explicit words that nothing happened: nil is not missing."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class NilDeclaration(Record):
    """A unit's word that nothing of a kind happened in a period (零报告); “未发生” is written only from these."""

    __tablename__ = "nil_declaration"
    kind = "nil_declaration"
    label = "零报告"
    measure = "项"
    title_field = "subject"
    order = (
        "-year",
        "unit",
    )
    counts_on = "year"

    unit: Mapped[str | None] = column(
        Field(label="单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    subject: Mapped[str] = column(
        Field(label="事项", shape=Shape.CODE, required=True, listed=True, codes="nil_subject")
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
        Field(
            label="月份", shape=Shape.WHOLE, listed=True, least=1, most=12, together="period", help="全年零报告的不填。"
        )
    )
    declared_on: Mapped[dt.date | None] = column(Field(label="申报日期", shape=Shape.DAY, listed=True))
    declared_by: Mapped[str] = column(Field(label="申报人", shape=Shape.TEXT, listed=True))
    remark: Mapped[str] = column(Field(label="备注", shape=Shape.LINES))
