"""Online question hours (在线问政)."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class OnlineSession(Record):
    """One online session with the public: guests, how many took part, asked and were answered."""

    __tablename__ = "online_session"
    kind = "online_session"
    label = "在线访谈"
    measure = "期"
    title_field = "topic"
    order = ("-held_on",)
    counts_on = "held_on"

    number: Mapped[int | None] = column(Field(label="期号", shape=Shape.WHOLE, listed=True, least=1))
    topic: Mapped[str] = column(Field(label="主题", shape=Shape.TEXT, required=True, listed=True, search=True))
    unit: Mapped[str | None] = column(
        Field(label="承办单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    held_on: Mapped[dt.date | None] = column(
        Field(label="日期", shape=Shape.DAY, required=True, listed=True, indexed=True)
    )
    guests: Mapped[str] = column(Field(label="嘉宾", shape=Shape.TEXT, search=True))
    leader_present: Mapped[bool] = column(Field(label="主要负责同志参加", shape=Shape.YES_NO))
    participants: Mapped[int | None] = column(
        Field(label="参与网民（人）", shape=Shape.WHOLE, group="互动", least=0, listed=True)
    )
    asked: Mapped[int | None] = column(Field(label="提问（件）", shape=Shape.WHOLE, group="互动", least=0))
    answered: Mapped[int | None] = column(
        Field(label="答复（件）", shape=Shape.WHOLE, group="互动", least=0, listed=True)
    )
