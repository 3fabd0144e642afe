"""The narrative of an annual report, section by section."""

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class ReportSection(Record):
    """One section of a year's report as the office writes it."""

    __tablename__ = "report_section"
    kind = "report_section"
    label = "年报文字"
    measure = "段"
    title_field = "heading"
    order = (
        "-year",
        "position",
    )
    counts_on = "year"

    year: Mapped[int | None] = column(
        Field(label="年度", shape=Shape.WHOLE, required=True, listed=True, least=1949, most=2199, indexed=True)
    )
    code: Mapped[str] = column(Field(label="章节代码", shape=Shape.TEXT, required=True, listed=True, longest=40))
    heading: Mapped[str] = column(Field(label="标题", shape=Shape.TEXT, required=True, listed=True, search=True))
    body: Mapped[str] = column(Field(label="正文", shape=Shape.LINES, search=True))
    position: Mapped[int | None] = column(Field(label="排序", shape=Shape.WHOLE, least=0))
