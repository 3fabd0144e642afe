"""News media, with their level."""

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class Outlet(Record):
    """A newspaper, station or agency and its level; the report counts those from provincial level up."""

    __tablename__ = "outlet"
    kind = "outlet"
    label = "媒体"
    measure = "家"
    title_field = "name"
    order = (
        "position",
        "name",
    )
    named_by = ("name",)

    name: Mapped[str] = column(Field(label="名称", shape=Shape.TEXT, required=True, listed=True, search=True))
    level: Mapped[str] = column(Field(label="级别", shape=Shape.CODE, required=True, listed=True, codes="outlet_level"))
    position: Mapped[int | None] = column(Field(label="排序", shape=Shape.WHOLE, least=0))
