"""What disclosure work was given and what it cost."""

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Expense(Record):
    """Budget and actual spending of a year (《年度报告制度》第五条第五项), in 分."""

    __tablename__ = "expense"
    kind = "expense"
    label = "经费"
    measure = "笔"
    title_field = "item"
    order = ("-year",)
    counts_on = "year"

    unit: Mapped[str | None] = column(
        Field(label="单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    year: Mapped[int | None] = column(
        Field(label="年度", shape=Shape.WHOLE, required=True, listed=True, least=1949, most=2199, indexed=True)
    )
    item: Mapped[str] = column(Field(label="项目", shape=Shape.CODE, required=True, listed=True, codes="expense_item"))
    budget: Mapped[int | None] = column(Field(label="财政预算（元）", shape=Shape.MONEY, least=0, listed=True))
    actual: Mapped[int | None] = column(Field(label="实际支出（元）", shape=Shape.MONEY, least=0, listed=True))
    remark: Mapped[str] = column(Field(label="说明", shape=Shape.LINES, uncounted=True))
