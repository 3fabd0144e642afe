"""People who work on disclosure: liaison officers and the office's full-time staff."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.record import Record


class Staff(Record):
    """A person with a disclosure post; those in post on 31 December are the annex's staff (《制度》第五条第五项)."""

    __tablename__ = "staff"
    kind = "staff"
    label = "工作人员"
    measure = "人"
    title_field = "name"
    order = (
        "unit",
        "name",
    )
    counts_on = "since"
    counts_until = "until"

    name: Mapped[str] = column(
        Field(label="姓名", shape=Shape.TEXT, required=True, listed=True, search=True, uncounted=True)
    )
    unit: Mapped[str | None] = column(
        Field(label="所在单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    role: Mapped[str] = column(Field(label="岗位", shape=Shape.CODE, required=True, listed=True, codes="staff_role"))
    full_time: Mapped[bool] = column(Field(label="专职（全职）", shape=Shape.YES_NO, listed=True))
    telephone: Mapped[str] = column(Field(label="办公电话", shape=Shape.TEXT, listed=True, uncounted=True))
    since: Mapped[dt.date | None] = column(
        Field(label="任职日期", shape=Shape.DAY, group="任期", listed=True, together="term", required=True)
    )
    until: Mapped[dt.date | None] = column(
        Field(label="离任日期", shape=Shape.DAY, group="任期", together="term", counts_on="until")
    )

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse a term that ends before it begins."""
        first, last = values.get("since"), values.get("until")
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
            return {"until": _("离任日期早于任职日期。")}
        return {}
