"""What is done with an application between receipt and archive, where it is more than a plain reply."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, belongs_to, column
from desktop_app.model.record import Record


class CaseStep(Record):
    """One step of a case: its notice and, where somebody has to respond, the answer (《条例》第三十条至第三十六条)."""

    __tablename__ = "case_step"
    kind = "case_step"
    label = "办理步骤"
    measure = "步"
    title_field = "step"
    order = ("day",)
    counts_on = "day"

    application: Mapped[str | None] = belongs_to("application", label="依申请公开")
    step: Mapped[str] = column(
        Field(label="步骤", shape=Shape.CODE, required=True, listed=True, codes="case_step", indexed=True)
    )
    day: Mapped[dt.date | None] = column(
        Field(
            label="日期",
            shape=Shape.DAY,
            required=True,
            listed=True,
            indexed=True,
            help="文书以发出之日为准，其他步骤以办理之日为准。",
        )
    )
    officer: Mapped[str] = column(Field(label="经办人", shape=Shape.TEXT, listed=True))
    approver: Mapped[str] = column(
        Field(label="批准人", shape=Shape.TEXT, help="延期须经政府信息公开工作机构负责人同意。")
    )
    number: Mapped[str] = column(Field(label="文书文号", shape=Shape.TEXT, group="文书", listed=True, search=True))
    delivered_on: Mapped[dt.date | None] = column(
        Field(label="文书送达日期", shape=Shape.DAY, group="文书", uncounted=True)
    )
    until: Mapped[dt.date | None] = column(
        Field(
            label="要求答复的期限",
            shape=Shape.DAY,
            group="文书",
            listed=True,
            help="补正、征求意见、缴费的截止日。",
            uncounted=True,
        )
    )
    days: Mapped[int | None] = column(
        Field(label="延长工作日数", shape=Shape.WHOLE, group="文书", least=1, most=60, help="不填即按法定最长天数。")
    )
    amount: Mapped[int | None] = column(Field(label="通知缴费金额（元）", shape=Shape.MONEY, group="文书", least=0))
    proposed: Mapped[str] = column(
        Field(label="拟作决定", shape=Shape.CODE, group="文书", codes="decision", help="拟稿时填写。")
    )
    party: Mapped[str] = column(Field(label="对方名称", shape=Shape.TEXT, group="对方", personal=True))
    answered_on: Mapped[dt.date | None] = column(
        Field(
            label="对方答复日期", shape=Shape.DAY, group="对方", listed=True, together="answer", counts_on="answered_on"
        )
    )
    answer: Mapped[str] = column(
        Field(
            label="对方答复",
            shape=Shape.CODE,
            group="对方",
            listed=True,
            codes="step_answer",
            together="answer",
            counts_on="answered_on",
        )
    )
    statement: Mapped[str] = column(Field(label="对方意见原文", shape=Shape.LINES, group="对方", personal=True))
    reason: Mapped[str] = column(Field(label="内容和理由", shape=Shape.LINES, group="说明"))

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse days that lie before the step itself, and an answer without its day or a day without its answer."""
        day, found = values.get("day"), dict[str, str]()
        for name in ("delivered_on", "until", "answered_on"):
            other = values.get(name)
            if isinstance(day, dt.date) and isinstance(other, dt.date) and other < day:
                found[name] = _("这一日期早于该步骤的日期。")
        if values.get("answer") and not values.get("answered_on"):
            found["answered_on"] = _("已选对方答复，请填写答复日期。")
        if values.get("answered_on") and not values.get("answer"):
            found["answer"] = _("已填对方答复日期，请选择答复的结果。")
        return found
