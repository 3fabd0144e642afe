"""How far a year's report is, step by step; and what may still change once the year is locked."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, column
from desktop_app.model.record import Record


class ReportStep(Record):
    """One step of a year's report: handed in, checked, signed, filed, published, corrected; the last one is its state.

    `fingerprint` is of the figures as they stood, so that paper, file and state can be matched;
    `log_size` and `log_code` say how far the log was by then, so that nothing before it can be taken back unseen.
    """

    __tablename__ = "report_step"
    kind = "report_step"
    label = "年报办理"
    measure = "步"
    title_field = "state"
    order = ("-year", "-day")

    year: Mapped[int | None] = column(
        Field(label="年度", shape=Shape.WHOLE, required=True, listed=True, least=1949, most=2199, indexed=True)
    )
    position: Mapped[int | None] = column(Field(label="第几步", shape=Shape.WHOLE, required=True, least=1))
    state: Mapped[str] = column(Field(label="环节", shape=Shape.CODE, required=True, listed=True, codes="report_state"))
    day: Mapped[dt.date | None] = column(Field(label="日期", shape=Shape.DAY, required=True, listed=True))
    officer: Mapped[str] = column(Field(label="经办人", shape=Shape.TEXT, required=True, listed=True))
    fingerprint: Mapped[str] = column(Field(label="数据指纹", shape=Shape.TEXT, listed=True, longest=64))
    log_size: Mapped[int | None] = column(Field(label="登记日志条数", shape=Shape.WHOLE, least=0))
    log_code: Mapped[str] = column(Field(label="见证码", shape=Shape.TEXT, longest=40))
    place: Mapped[str] = column(Field(label="公布地址", shape=Shape.TEXT, longest=2000))
    note: Mapped[str] = column(Field(label="说明", shape=Shape.LINES))


class CorrectionSlip(Record):
    """A change to a record of a locked year (更正单): why, and both versions of what changed."""

    __tablename__ = "correction_slip"
    kind = "correction_slip"
    label = "更正单"
    measure = "份"
    title_field = "number"
    order = ("-year", "-corrected_on")

    year: Mapped[int | None] = column(
        Field(label="年度", shape=Shape.WHOLE, required=True, listed=True, least=1949, most=2199, indexed=True)
    )
    number: Mapped[str] = column(Field(label="更正单号", shape=Shape.TEXT, required=True, listed=True, search=True))
    reason: Mapped[str] = column(Field(label="更正原因", shape=Shape.LINES, required=True, listed=True, search=True))
    before: Mapped[str] = column(Field(label="更正前", shape=Shape.LINES))
    after: Mapped[str] = column(Field(label="更正后", shape=Shape.LINES))
    records: Mapped[str] = column(Field(label="涉及的记录", shape=Shape.LINES))
    corrected_by: Mapped[str] = column(Field(label="更正人", shape=Shape.TEXT, required=True, listed=True))
    approved_by: Mapped[str] = column(Field(label="批准人", shape=Shape.TEXT, listed=True))
    corrected_on: Mapped[dt.date | None] = column(Field(label="更正日期", shape=Shape.DAY, required=True, listed=True))
