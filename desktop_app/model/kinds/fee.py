"""Fees for information provided on application, and waivers of them."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, belongs_to, column
from desktop_app.model.record import Record


class Fee(Record):
    """A fee of one application, charged or waived, in 分 (2007《条例》第二十七、二十八条; 国办函〔2020〕109号)."""

    __tablename__ = "fee"
    kind = "fee"
    label = "收费"
    measure = "笔"
    title_field = "item"
    order = ("-charged_on",)
    counts_on = "charged_on"

    application: Mapped[str | None] = belongs_to("application", label="依申请公开")
    item: Mapped[str] = column(Field(label="收费项目", shape=Shape.CODE, required=True, listed=True, codes="fee_item"))
    charged_on: Mapped[dt.date | None] = column(Field(label="收费日期", shape=Shape.DAY, required=True, listed=True))
    charged: Mapped[int | None] = column(Field(label="收缴金额（元）", shape=Shape.MONEY, least=0, listed=True))
    waived: Mapped[int | None] = column(Field(label="减免金额（元）", shape=Shape.MONEY, least=0, listed=True))
    people: Mapped[int | None] = column(Field(label="人数", shape=Shape.WHOLE, least=0, most=100000))
    reason: Mapped[str] = column(Field(label="减免理由", shape=Shape.TEXT))
