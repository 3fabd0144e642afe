"""Campaigns, trainings and meetings about disclosure."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Activity(Record):
    """An activity: law publicity, press conference, training or meeting, with how many people came."""

    __tablename__ = "activity"
    kind = "activity"
    label = "宣传和培训活动"
    measure = "次"
    order = ("-held_on",)
    counts_on = "held_on"

    title: Mapped[str] = column(Field(label="活动名称", shape=Shape.TEXT, required=True, listed=True, search=True))
    unit: Mapped[str | None] = column(
        Field(label="组织单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    nature: Mapped[str] = column(
        Field(label="类型", shape=Shape.CODE, required=True, listed=True, codes="activity_nature")
    )
    held_on: Mapped[dt.date | None] = column(
        Field(label="日期", shape=Shape.DAY, required=True, listed=True, indexed=True)
    )
    attendance: Mapped[int | None] = column(Field(label="参加人次", shape=Shape.WHOLE, least=0, listed=True))
    materials: Mapped[int | None] = column(Field(label="发放材料（份）", shape=Shape.WHOLE, least=0))
    leader_present: Mapped[bool] = column(Field(label="主要负责同志参加", shape=Shape.YES_NO))
    remark: Mapped[str] = column(Field(label="备注", shape=Shape.LINES))
