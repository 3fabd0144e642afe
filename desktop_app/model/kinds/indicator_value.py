"""Figures that come from other systems: their values."""

import datetime as dt
from decimal import Decimal

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class IndicatorValue(Record):
    """The value of an indicator for a year or a month, as its source gave it, with how exact it is (余、多、突破)."""

    __tablename__ = "indicator_value"
    kind = "indicator_value"
    label = "指标数"
    measure = "项"
    title_field = "source"
    order = (
        "-year",
        "indicator",
    )
    counts_on = "year"

    indicator: Mapped[str | None] = column(
        Field(
            label="指标",
            shape=Shape.LINK,
            required=True,
            listed=True,
            links="indicator",
            brings=("source",),
            indexed=True,
        )
    )
    unit: Mapped[str | None] = column(
        Field(label="填报单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    year: Mapped[int | None] = column(
        Field(
            label="年度",
            shape=Shape.WHOLE,
            group="期间",
            required=True,
            listed=True,
            least=1949,
            most=2199,
            together="period",
            indexed=True,
        )
    )
    month: Mapped[int | None] = column(
        Field(
            label="月份",
            shape=Shape.WHOLE,
            group="期间",
            listed=True,
            least=1,
            most=12,
            together="period",
            help="全年一个数的不填。",
        )
    )
    since_month: Mapped[int | None] = column(
        Field(
            label="起始月份",
            shape=Shape.WHOLE,
            group="期间",
            least=1,
            most=12,
            together="period",
            help="年中启用的，填开始统计的月份。",
        )
    )
    value: Mapped[Decimal | None] = column(
        Field(
            label="数值",
            shape=Shape.DECIMAL,
            group="数值",
            required=True,
            listed=True,
            measured_by="indicator",
            together="figure",
        )
    )
    precision: Mapped[str] = column(
        Field(label="精确程度", shape=Shape.CODE, group="数值", listed=True, codes="precision", together="figure")
    )
    source: Mapped[str] = column(
        Field(label="数据来源", shape=Shape.TEXT, group="来源", required=True, listed=True, search=True)
    )
    as_of: Mapped[dt.date | None] = column(Field(label="取数日期", shape=Shape.DAY, group="来源"))
    remark: Mapped[str] = column(Field(label="说明", shape=Shape.LINES, group="来源", uncounted=True))
