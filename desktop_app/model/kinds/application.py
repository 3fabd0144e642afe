"""Applications for information (依申请公开), and other letters that came by the same door."""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Mapped

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value, column
from desktop_app.model.law.case_deadline import case_deadline, is_extended
from desktop_app.model.law.case_state import facts_of, state_of
from desktop_app.model.law.counted_day import counted_day
from desktop_app.model.law.receipt import receipt_problems
from desktop_app.model.law.rules import Rules
from desktop_app.model.record import Record


class Application(Record):
    """One application from receipt to reply; the due day follows from the day of receipt and the working days."""

    __tablename__ = "application"
    kind = "application"
    label = "依申请公开"
    measure = "件"
    title_field = "subject"
    order = (
        "-received_on",
        "-number",
    )
    derives_from = ("case_step", "approval")
    many = True
    counts_on = "received_on"

    number: Mapped[str] = column(
        Field(label="登记号", shape=Shape.TEXT, group="收件", listed=True, search=True, indexed=True)
    )
    unit: Mapped[str | None] = column(
        Field(label="承办单位", shape=Shape.LINK, group="收件", required=True, listed=True, links="unit", indexed=True)
    )
    channel: Mapped[str] = column(
        Field(label="收件渠道", shape=Shape.CODE, group="收件", required=True, listed=True, codes="application_channel")
    )
    received_on: Mapped[dt.date | None] = column(
        Field(
            label="收到日期",
            shape=Shape.DAY,
            group="收件",
            required=True,
            listed=True,
            indexed=True,
            help="当面提交以提交之日、签收邮件以签收之日、平信和网上以确认之日为准。",
        )
    )
    mail: Mapped[str] = column(Field(label="邮寄方式", shape=Shape.CODE, group="收件经过", codes="mail"))
    submitted_on: Mapped[dt.date | None] = column(Field(label="提交日期", shape=Shape.DAY, group="收件经过"))
    arrived_on: Mapped[dt.date | None] = column(
        Field(label="到件日期", shape=Shape.DAY, group="收件经过", help="签收、进入邮箱或传真机之日。")
    )
    confirmed_on: Mapped[dt.date | None] = column(
        Field(label="与申请人确认日期", shape=Shape.DAY, group="收件经过", help="平信、网上、传真须确认。")
    )
    receipt_reason: Mapped[str] = column(
        Field(label="另定收到日期的理由", shape=Shape.TEXT, group="收件经过", help="收到日期与规则不一致时填写。")
    )
    split_from: Mapped[str | None] = column(
        Field(label="拆分自", shape=Shape.LINK, group="收件经过", links="application", help="一封来信多项申请时。")
    )
    nature: Mapped[str] = column(
        Field(label="来件性质", shape=Shape.CODE, group="收件", required=True, codes="application_nature")
    )
    subject: Mapped[str] = column(
        Field(
            label="申请事项",
            shape=Shape.TEXT,
            group="申请内容",
            required=True,
            listed=True,
            search=True,
            help="一句话概括，不写申请人姓名。",
        )
    )
    asked: Mapped[str] = column(Field(label="申请内容原文", shape=Shape.LINES, group="申请内容", personal=True))
    topics: Mapped[str] = column(
        Field(
            label="涉及主题",
            shape=Shape.TAGS,
            group="申请内容",
            search=True,
            help="如 劳动合同、社会保障，用顿号分开。",
        )
    )
    delivery: Mapped[str] = column(Field(label="获取方式", shape=Shape.CODE, group="申请内容", codes="delivery"))
    applicant_type: Mapped[str] = column(
        Field(label="申请人类型", shape=Shape.CODE, group="申请人", required=True, listed=True, codes="applicant_type")
    )
    applicant_name: Mapped[str] = column(Field(label="姓名或名称", shape=Shape.TEXT, group="申请人", personal=True))
    identity_kind: Mapped[str] = column(
        Field(
            label="证件类型",
            shape=Shape.CODE,
            group="申请人",
            personal=True,
            codes="identity_kind",
            together="identity",
        )
    )
    identity_number: Mapped[str] = column(
        Field(label="证件号码", shape=Shape.TEXT, group="申请人", personal=True, together="identity", longest=40)
    )
    applicant_phone: Mapped[str] = column(Field(label="联系电话", shape=Shape.TEXT, group="申请人", personal=True))
    applicant_address: Mapped[str] = column(Field(label="通信地址", shape=Shape.TEXT, group="申请人", personal=True))
    state: Mapped[str] = column(
        Field(
            label="办理状态",
            shape=Shape.CODE,
            group="办理",
            derived=True,
            listed=True,
            codes="case_state",
            indexed=True,
        )
    )
    counted_on: Mapped[dt.date | None] = column(
        Field(
            label="计入年报日期",
            shape=Shape.DAY,
            group="办理",
            derived=True,
            indexed=True,
            help="年报按这一天计入年度：一般是收到日期；待确认的还没有。",
        )
    )
    due_on: Mapped[dt.date | None] = column(
        Field(label="答复期限", shape=Shape.DAY, group="办理", derived=True, listed=True, indexed=True)
    )
    internal_due_on: Mapped[dt.date | None] = column(
        Field(label="承办单位期限", shape=Shape.DAY, group="办理", derived=True, indexed=True)
    )
    office_due_on: Mapped[dt.date | None] = column(
        Field(label="办公室期限", shape=Shape.DAY, group="办理", derived=True, indexed=True)
    )
    rule_set: Mapped[str] = column(
        Field(label="适用规定", shape=Shape.CODE, group="办理", derived=True, codes="rule_set")
    )
    extended_on: Mapped[dt.date | None] = column(
        Field(
            label="延期告知日期",
            shape=Shape.DAY,
            group="办理",
            help="延期须在期限届满前告知申请人。",
            counts_on="replied_on",
            step="延期",
        )
    )
    extended: Mapped[bool] = column(
        Field(
            label="已延期",
            shape=Shape.YES_NO,
            group="办理",
            derived=True,
            help="期限届满前、答复前告知了申请人的延期；届满以后才告知的不算。",
        )
    )
    decision: Mapped[str] = column(
        Field(
            label="办理结果",
            shape=Shape.CODE,
            group="办理",
            listed=True,
            codes="decision",
            help="“工作秘密”没有单独的一项：按答复书实际依据的条款选，多为三类内部事务信息或四类过程性信息。",
            together="decision",
            indexed=True,
            counts_on="replied_on",
            step="答复",
        )
    )
    decision_reason: Mapped[str] = column(
        Field(
            label="依据和理由",
            shape=Shape.LINES,
            group="办理",
            together="decision",
            counts_on="replied_on",
            step="答复",
        )
    )
    replied_on: Mapped[dt.date | None] = column(
        Field(
            label="答复日期",
            shape=Shape.DAY,
            group="办理",
            listed=True,
            indexed=True,
            counts_on="replied_on",
            step="答复",
        )
    )
    reply_number: Mapped[str] = column(
        Field(label="答复文号", shape=Shape.TEXT, group="办理", search=True, counts_on="replied_on", step="答复")
    )
    items_provided: Mapped[int | None] = column(
        Field(
            label="提供信息条数",
            shape=Shape.WHOLE,
            group="办理",
            least=0,
            most=100000,
            counts_on="replied_on",
            step="答复",
        )
    )
    referred_to: Mapped[str] = column(
        Field(
            label="转送或告知去向",
            shape=Shape.TEXT,
            group="办理",
            help="负责公开的机关名称、联系方式，或其他办理途径。",
            counts_on="replied_on",
            step="答复",
        )
    )
    access_path: Mapped[str] = column(
        Field(
            label="获取途径",
            shape=Shape.TEXT,
            group="办理",
            longest=2000,
            help="已公开的信息写网址或查阅地点。",
            counts_on="replied_on",
            step="答复",
        )
    )
    search_record: Mapped[str] = column(
        Field(
            label="检索情况",
            shape=Shape.LINES,
            group="办理",
            help="信息不存在的，写明检索的范围、方法和结果。",
            counts_on="replied_on",
        )
    )
    protected_interest: Mapped[str] = column(
        Field(
            label="保护的第三方权益",
            shape=Shape.CODE,
            group="办理",
            codes="protected_interest",
            help="2018年度及以前的附表分商业秘密和个人隐私填报。",
            counts_on="replied_on",
        )
    )
    unconsulted_reason: Mapped[str] = column(
        Field(label="未征求第三方意见的理由", shape=Shape.TEXT, group="办理", counts_on="replied_on")
    )
    repeats: Mapped[str | None] = column(
        Field(label="重复的是哪一件", shape=Shape.LINK, group="办理", links="application")
    )
    remark: Mapped[str] = column(Field(label="备注", shape=Shape.LINES, group="其他", personal=True))

    @classmethod
    def derive(
        cls, values: Mapping[str, Value], rules: Rules, owned: Mapping[str, Sequence[Mapping[str, Value]]]
    ) -> dict[str, Value]:
        """Compute state, regulation, due days, extension and year; mere letters have no legal term."""
        facts = facts_of(values, owned)
        due = case_deadline(facts, rules)
        return {
            "state": state_of(facts, rules.settings),
            "counted_on": counted_day(facts, rules.settings),
            "due_on": due.legal if due else None,
            "internal_due_on": due.internal if due else None,
            "office_due_on": due.office if due else None,
            "rule_set": due.regulation.code if due else "",
            "extended": is_extended(facts, due),
        }

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:
        """Refuse a reply before receipt, a reply without a decision or the reverse, and days of receipt at odds."""
        found = receipt_problems(values)
        received, replied = values.get("received_on"), values.get("replied_on")
        if isinstance(received, dt.date) and isinstance(replied, dt.date) and replied < received:
            found["replied_on"] = _("答复日期早于收到日期。")
        if replied and not values.get("decision"):
            found["decision"] = _("已填答复日期，请选择办理结果。")
        if values.get("decision") and not replied:
            found["replied_on"] = _("已选办理结果，请填写答复日期。")
        return found
