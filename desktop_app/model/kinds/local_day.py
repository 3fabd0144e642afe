"""Single days on which this place works or rests otherwise than the country."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class LocalDay(Record):
    """A day that counts, or doesn't count, as a working day here, with the reason (台风停工, 地方性节日)."""

    __tablename__ = "local_day"
    kind = "local_day"
    label = "本地特殊日"
    measure = "天"
    title_field = "day"
    order = ("-day",)

    day: Mapped[dt.date | None] = column(Field(label="日期", shape=Shape.DAY, required=True, listed=True, indexed=True))
    working: Mapped[bool] = column(Field(label="算工作日", shape=Shape.YES_NO, listed=True))
    reason: Mapped[str] = column(Field(label="原因和依据", shape=Shape.TEXT, required=True, listed=True))
