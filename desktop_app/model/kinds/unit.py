"""Divisions and subordinate units: who enters and hands in."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.record import Record


class Unit(Record):
    """A division (处室) or subordinate unit (局属单位) of the bureau, or its office (办公室)."""

    __tablename__ = "unit"
    kind = "unit"
    label = "处室和单位"
    measure = "个"
    title_field = "name"
    order = (
        "position",
        "name",
    )
    named_by = ("name",)

    name: Mapped[str] = column(Field(label="名称", shape=Shape.TEXT, required=True, listed=True, search=True))
    short_name: Mapped[str] = column(Field(label="简称", shape=Shape.TEXT, search=True))
    nature: Mapped[str] = column(Field(label="性质", shape=Shape.CODE, required=True, listed=True, codes="unit_nature"))
    number: Mapped[str] = column(
        Field(label="编号", shape=Shape.TEXT, listed=True, search=True, longest=20, help="用于登记号和索引号，如 RSC。")
    )
    position: Mapped[int | None] = column(Field(label="排序", shape=Shape.WHOLE, least=0))
    since: Mapped[dt.date | None] = column(Field(label="设立日期", shape=Shape.DAY, group="存续"))
    until: Mapped[dt.date | None] = column(Field(label="撤销日期", shape=Shape.DAY, group="存续"))

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse a unit abolished before it was set up."""
        first, last = values.get("since"), values.get("until")
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
            return {"until": _("撤销日期早于设立日期。")}
        return {}
