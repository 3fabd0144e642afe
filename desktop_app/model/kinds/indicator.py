"""Figures that come from other systems: what they are."""

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Indicator(Record):
    """An indicator: its unit of measure and whether it flows, stands or is a ratio; stocks and ratios never add up."""

    __tablename__ = "indicator"
    kind = "indicator"
    label = "指标"
    measure = "项"
    title_field = "name"
    order = (
        "position",
        "name",
    )
    named_by = ("code",)

    name: Mapped[str] = column(Field(label="名称", shape=Shape.TEXT, required=True, listed=True, search=True))
    code: Mapped[str] = column(Field(label="代码", shape=Shape.TEXT, made_from=("name",), longest=60, indexed=True))
    measure_unit: Mapped[str] = column(
        Field(label="计量单位", shape=Shape.TEXT, required=True, listed=True, longest=20)
    )
    nature: Mapped[str] = column(
        Field(
            label="性质",
            shape=Shape.CODE,
            required=True,
            listed=True,
            codes="indicator_nature",
            help="流量可按月、按单位相加；存量取期末数；比率不相加。",
        )
    )
    scale: Mapped[str] = column(
        Field(label="书写单位", shape=Shape.CODE, codes="indicator_scale", help="年报里写成“234.6万”还是“2346000”。")
    )
    source: Mapped[str] = column(Field(label="来源系统", shape=Shape.TEXT, listed=True))
    position: Mapped[int | None] = column(Field(label="排序", shape=Shape.WHOLE, least=0))
