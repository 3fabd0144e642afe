"""The approval chain of replies and releases, secrecy review included (《条例》第十七条)."""

import datetime as dt

from sqlalchemy.orm import Mapped

from desktop_app.model.field import Field, Shape, belongs_to, column
from desktop_app.model.record import Record


class _ApprovalStep:
    """What one step of an approval chain says, whatever is approved."""

    position: Mapped[int | None] = column(
        Field(label="第几步", shape=Shape.WHOLE, required=True, listed=True, least=1, most=4)
    )
    stage: Mapped[str] = column(Field(label="环节", shape=Shape.TEXT, required=True, listed=True))
    officer: Mapped[str] = column(Field(label="审批人", shape=Shape.TEXT, required=True, listed=True))
    day: Mapped[dt.date | None] = column(Field(label="审批日期", shape=Shape.DAY, required=True, listed=True))
    opinion: Mapped[str] = column(
        Field(label="意见", shape=Shape.CODE, required=True, listed=True, codes="approval_opinion")
    )
    secrecy_reviewed: Mapped[bool] = column(Field(label="已作保密审查", shape=Shape.YES_NO, listed=True))
    note: Mapped[str] = column(Field(label="批注", shape=Shape.LINES))


class Approval(_ApprovalStep, Record):
    """One step of the approval of a reply: who, when, agreed or returned, and whether secrecy was reviewed."""

    __tablename__ = "approval"
    kind = "approval"
    label = "答复审批"
    measure = "步"
    title_field = "stage"
    order = ("day", "position")

    application: Mapped[str | None] = belongs_to("application", label="依申请公开")


class ReleaseApproval(_ApprovalStep, Record):
    """One step of the approval of a release before it is published."""

    __tablename__ = "release_approval"
    kind = "release_approval"
    label = "发布审批"
    measure = "步"
    title_field = "stage"
    order = ("day", "position")

    release: Mapped[str | None] = belongs_to("release", label="公开信息")
