"""Returning: the office sends a record back to its unit with a remark, the unit answers."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.record import Record


class ReturnSlip(Record):
    """A record that the office returned (退回): what is wrong with it, and what the unit did about it."""

    __tablename__ = "return_slip"
    kind = "return_slip"
    label = "退回意见"
    measure = "条"
    title_field = "remark"
    order = ("-returned_on",)

    unit: Mapped[str | None] = column(
        Field(label="单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    record_kind: Mapped[str] = column(Field(label="记录种类", shape=Shape.TEXT, required=True, longest=60))
    record: Mapped[str] = column(
        Field(
            label="退回记录的编号",
            shape=Shape.TEXT,
            required=True,
            longest=32,
            indexed=True,
            together="returned_record",
        )
    )
    record_title: Mapped[str] = column(
        Field(label="记录", shape=Shape.TEXT, listed=True, search=True, together="returned_record")
    )
    remark: Mapped[str] = column(Field(label="退回意见", shape=Shape.LINES, required=True, listed=True, search=True))
    returned_on: Mapped[dt.date | None] = column(Field(label="退回日期", shape=Shape.DAY, required=True, listed=True))
    returned_by: Mapped[str] = column(Field(label="退回人", shape=Shape.TEXT, listed=True))
    answer: Mapped[str] = column(Field(label="改正说明", shape=Shape.LINES, group="改正", listed=True))
    answered_on: Mapped[dt.date | None] = column(Field(label="改正日期", shape=Shape.DAY, group="改正", listed=True))
    answered_by: Mapped[str] = column(Field(label="改正人", shape=Shape.TEXT, group="改正"))
    accepted_on: Mapped[dt.date | None] = column(Field(label="办结日期", shape=Shape.DAY, group="改正", listed=True))

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse an answer before the return."""
        returned, answered = values.get("returned_on"), values.get("answered_on")
        if isinstance(returned, dt.date) and isinstance(answered, dt.date) and answered < returned:
            return {"answered_on": _("改正日期早于退回日期。")}
        return {}
