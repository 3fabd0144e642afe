"""Complaints about disclosure work."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.record import Record


class Complaint(Record):
    """A complaint or report (投诉、举报) about the unit's disclosure work."""

    __tablename__ = "complaint"
    kind = "complaint"
    label = "投诉举报"
    measure = "件"
    title_field = "subject"
    order = ("-received_on",)
    many = True
    counts_on = "received_on"

    unit: Mapped[str | None] = column(
        Field(label="受理单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    received_on: Mapped[dt.date | None] = column(
        Field(label="收到日期", shape=Shape.DAY, required=True, listed=True, indexed=True)
    )
    channel: Mapped[str] = column(Field(label="来件渠道", shape=Shape.CODE, codes="application_channel", listed=True))
    subject: Mapped[str] = column(Field(label="投诉事项", shape=Shape.TEXT, required=True, listed=True, search=True))
    complainant: Mapped[str] = column(Field(label="投诉人", shape=Shape.TEXT, personal=True))
    accepted: Mapped[bool] = column(Field(label="受理", shape=Shape.YES_NO, group="办理", listed=True))
    closed_on: Mapped[dt.date | None] = column(
        Field(label="办结日期", shape=Shape.DAY, group="办理", listed=True, counts_on="closed_on")
    )
    satisfied: Mapped[str] = column(
        Field(label="满意度", shape=Shape.CODE, group="办理", codes="satisfaction", counts_on="closed_on")
    )
    result: Mapped[str] = column(
        Field(label="处理结果", shape=Shape.LINES, group="办理", search=True, counts_on="closed_on")
    )

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse a complaint closed before it came."""
        first, last = values.get("received_on"), values.get("closed_on")
        if isinstance(first, dt.date) and isinstance(last, dt.date) and last < first:
            return {"closed_on": _("办结日期早于收到日期。")}
        return {}
