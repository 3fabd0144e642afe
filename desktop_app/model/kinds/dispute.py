"""Reviews, lawsuits and appeals against disclosure decisions."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.law.dispute_terms import answered_by, decided_by
from desktop_app.model.law.rules import Rules
from desktop_app.model.record import Record


class Dispute(Record):
    """An administrative review (复议), lawsuit (诉讼) or appeal (申诉) about disclosure, with its outcome."""

    __tablename__ = "dispute"
    kind = "dispute"
    label = "复议诉讼"
    measure = "件"
    title_field = "subject"
    order = ("-filed_on",)
    counts_on = "filed_on"

    procedure: Mapped[str] = column(
        Field(label="种类", shape=Shape.CODE, required=True, listed=True, codes="dispute_procedure", indexed=True)
    )
    unit: Mapped[str | None] = column(
        Field(label="被申请（被告）单位", shape=Shape.LINK, required=True, listed=True, links="unit", indexed=True)
    )
    application: Mapped[str | None] = column(
        Field(label="对应的依申请公开", shape=Shape.LINK, links="application", brings=("unit", "subject"))
    )
    case_number: Mapped[str] = column(Field(label="案号", shape=Shape.TEXT, listed=True, search=True))
    subject: Mapped[str] = column(Field(label="事由", shape=Shape.TEXT, required=True, listed=True, search=True))
    authority: Mapped[str] = column(Field(label="受理机关", shape=Shape.TEXT, listed=True))
    after_review: Mapped[bool] = column(Field(label="经复议后起诉", shape=Shape.YES_NO))
    co_defendant: Mapped[bool] = column(
        Field(
            label="因复议作共同被告",
            shape=Shape.YES_NO,
            help="作为复议机关被列为共同被告的填“是”：年报由原行为机关计数，本机关不计。",
        )
    )
    filed_on: Mapped[dt.date | None] = column(
        Field(label="提起日期", shape=Shape.DAY, required=True, listed=True, indexed=True)
    )
    notified_on: Mapped[dt.date | None] = column(
        Field(
            label="收到答复（应诉）通知日期",
            shape=Shape.DAY,
            group="本机关答复",
            help="从这一天起算本机关提交书面答复或答辩状的期限。",
            uncounted=True,
        )
    )
    answer_due_on: Mapped[dt.date | None] = column(
        Field(label="答复（答辩）期限", shape=Shape.DAY, group="本机关答复", derived=True, listed=True, indexed=True)
    )
    answered_on: Mapped[dt.date | None] = column(
        Field(label="提交答复（答辩状）日期", shape=Shape.DAY, group="本机关答复", uncounted=True)
    )
    simplified: Mapped[bool] = column(
        Field(
            label="适用简易程序",
            shape=Shape.YES_NO,
            group="审理",
            help="复议 30 日内、诉讼 45 日内审结；复议答复为 5 个工作日。",
            uncounted=True,
        )
    )
    accepted: Mapped[bool] = column(Field(label="已受理", shape=Shape.YES_NO, group="审理", listed=True))
    closed_on: Mapped[dt.date | None] = column(
        Field(label="审结日期", shape=Shape.DAY, group="审理", listed=True, counts_on="closed_on")
    )
    due_on: Mapped[dt.date | None] = column(
        Field(
            label="法定审结期限",
            shape=Shape.DAY,
            group="审理",
            derived=True,
            listed=True,
            indexed=True,
            help="复议从最迟的受理日算起，诉讼为一审；遇节假日顺延。",
        )
    )
    outcome: Mapped[str] = column(
        Field(label="结果", shape=Shape.CODE, group="审理", listed=True, codes="dispute_outcome", counts_on="closed_on")
    )
    satisfied: Mapped[str] = column(
        Field(label="满意度", shape=Shape.CODE, group="审理", codes="satisfaction", counts_on="closed_on")
    )
    explanation: Mapped[str] = column(
        Field(
            label="情况说明",
            shape=Shape.LINES,
            group="审理",
            help="结果不是维持的，年报第七部分须说明原因和整改。",
            counts_on="closed_on",
        )
    )

    @classmethod
    def derive(
        cls,
        values: Mapping[str, Value],
        rules: Rules,
        owned: Mapping[str, Sequence[Mapping[str, Value]]],  # noqa: ARG003 (nothing that belongs to a dispute matters)
    ) -> dict[str, Value]:
        """Compute until when it has to be decided and the bureau has to answer; what is over has no day any more."""
        return {
            "due_on": decided_by(values, rules.calendar),
            "answer_due_on": answered_by(values, rules.calendar),
        }

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse a case closed before it was filed, an outcome without its day, and a closing without outcome."""
        found: dict[str, str] = {}
        filed, closed = values.get("filed_on"), values.get("closed_on")
        if isinstance(filed, dt.date) and isinstance(closed, dt.date) and closed < filed:
            found["closed_on"] = _("审结日期早于提起日期。")
        notified, answered = values.get("notified_on"), values.get("answered_on")
        if isinstance(filed, dt.date) and isinstance(notified, dt.date) and notified < filed:
            found["notified_on"] = _("通知日期早于提起日期。")
        if isinstance(notified, dt.date) and isinstance(answered, dt.date) and answered < notified:
            found["answered_on"] = _("答复日期早于收到通知的日期。")
        if values.get("outcome") and not closed:
            found["closed_on"] = _("已选结果，请填写审结日期。")
        if closed and not values.get("outcome"):
            found["outcome"] = _("已填审结日期，请选择结果。")
        return found
