"""What happened in a case, in the order of days: receipt, steps and their answers, letters, reply, disputes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.law.approvals import agrees, stage_text
from desktop_app.model.law.case_state import CLOSED
from desktop_app.model.law.step_file import step_rules
from desktop_app.office.records.file_names import shown_names
from desktop_app.ui.case.masking import masked_name
from desktop_app.ui.kit.tokens import Tone
from desktop_app.written_days import day_text
from desktop_app.written_numbers import money_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from desktop_app.model.kinds import Application, Approval, Attachment, CaseStep, Dispute, Fee, Letter
    from desktop_app.office.cases.case_file import CaseFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the timeline; `kind` says of what sort and `record_id` names the record it tells of."""

    day: dt.date
    icon: str
    title: str
    text: str = ""
    who: str = ""
    tone: Tone = Tone.NEUTRAL
    kind: str
    record_id: str
    field: str = "day"
    """The field that holds its day; when that was entered tells the order within a day."""
    flag: str = ""
    """What the law has to say against it, or ""."""


_ORDER = ("application", "case_step", "approval", "reply", "fee", "letter", "delivery", "attachment", "dispute")
"""What comes first of what was entered on one day in one go."""

_STAGES = {"application": 0, "delivery": 2, "dispute": 3}
"""What can only come before or after all the rest of a day, whenever somebody entered it."""


def events(
    case: CaseFile, flags: Mapping[tuple[str, str], str] | None = None, *, revealed: bool = False
) -> list[Event]:
    """Return the events of a case, the oldest first, within a day in the order in which they were entered.

    `flags` says by record and field of the day what the law has to say against an event; names of third parties are
    covered unless `revealed`.
    """
    names = shown_names(case.attachments)
    found = [
        *_application(case.application),
        *(event for step in case.steps for event in _step(step, revealed=revealed)),
        *(event for approval in case.approvals for event in _approval(approval)),
        *(event for letter in case.letters for event in _letter(letter)),
        *(event for attachment in case.attachments for event in _attachment(attachment, names[attachment.id])),
        *(event for fee in case.fees for event in _fee(fee)),
        *(event for dispute in case.disputes for event in _dispute(dispute)),
    ]
    flagged = flags or {}

    def place(event: Event) -> tuple[dt.date, int, int, int]:
        entered = case.entered.get((event.record_id, event.field), 0)
        return event.day, _STAGES.get(event.kind, 1), entered, _ORDER.index(event.kind)

    return sorted((replace(event, flag=flagged.get((event.record_id, event.field), "")) for event in found), key=place)


def _application(case: Application) -> Iterator[Event]:
    event = partial(Event, kind="application", record_id=case.id)
    channel = code_text("application_channel", case.channel) if case.channel else ""
    if case.received_on:
        text = _joined(channel, case.receipt_reason)
        title, tone = _("收到申请"), Tone.ACCENT
        yield event(day=case.received_on, icon="import", title=title, text=text, tone=tone, field="received_on")
    for name, title in (("arrived_on", _("到件")), ("confirmed_on", _("与申请人确认收件"))):
        day = getattr(case, name)
        if day and day != case.received_on:
            yield event(day=day, icon="info", title=title, text=channel, field=name)
    if case.replied_on:
        decision = code_text("decision", case.decision) if case.decision else ""
        text = _joined(decision, case.reply_number)
        title = _("作出答复")
        event = partial(event, icon="good", title=title, text=text, tone=Tone.GOOD, field="replied_on")
        yield event(day=case.replied_on, kind="reply")


def _step(step: CaseStep, *, revealed: bool) -> Iterator[Event]:
    if step.day is None:
        return
    rule = step_rules().get(step.step)
    kind = "delivery" if rule and rule.sources <= CLOSED else "case_step"
    event = partial(Event, kind=kind, record_id=step.id)
    party = step.party if revealed else masked_name(step.party, "natural")
    text = _joined(party, _until(step), _days(step), _amount(step), _proposed(step), step.number, step.reason)
    icon, title = rule.icon if rule else "inquiries", code_text("case_step", step.step)
    who = _joined(step.officer, _("{person}批准").format(person=step.approver) if step.approver else "")
    yield event(day=step.day, icon=icon, title=title, text=text, who=who)
    if step.answered_on:
        answer = _("{step}：{answer}").format(step=title, answer=code_text("step_answer", step.answer))
        told = step.statement if revealed else ""
        yield event(day=step.answered_on, icon="check", title=answer, text=_joined(party, told), field="answered_on")


def _until(step: CaseStep) -> str:
    return _("限 {day} 前").format(day=day_text(step.until)) if step.until else ""


def _days(step: CaseStep) -> str:
    return _("{days} 个工作日").format(days=step.days) if step.days else ""


def _amount(step: CaseStep) -> str:
    return _money(step.amount) if step.amount else ""


def _proposed(step: CaseStep) -> str:
    return _("拟：{decision}").format(decision=code_text("decision", step.proposed)) if step.proposed else ""


def _money(amount: int) -> str:
    return _("{amount} 元").format(amount=money_text(amount))


def _approval(approval: Approval) -> Iterator[Event]:
    if approval.day is None:
        return
    agreed = agrees(approval.opinion)
    title = _("{stage}审批：{opinion}").format(
        stage=stage_text(approval.stage), opinion=code_text("approval_opinion", approval.opinion)
    )
    reviewed = _("已作保密审查") if approval.secrecy_reviewed else ""
    yield Event(
        day=approval.day,
        icon="check" if agreed else "undo",
        title=title,
        text=_joined(reviewed, approval.note),
        who=approval.officer,
        tone=Tone.NEUTRAL if agreed else Tone.WARNING,
        kind="approval",
        record_id=approval.id,
    )


def _letter(letter: Letter) -> Iterator[Event]:
    if letter.day:
        title = _("制发{letter}").format(letter=code_text("letter", letter.code))
        yield Event(
            day=letter.day, icon="document", title=title, text=letter.number, kind="letter", record_id=letter.id
        )


def _attachment(file: Attachment, name: str) -> Iterator[Event]:
    if file.added_on:
        text = _joined(name, file.about)
        yield Event(
            day=file.added_on,
            icon="link",
            title=_("存入附件"),
            text=text,
            kind="attachment",
            record_id=file.id,
            field="added_on",
        )


def _fee(fee: Fee) -> Iterator[Event]:
    if fee.charged_on is None:
        return
    charged = _("收缴 {amount}").format(amount=_money(fee.charged)) if fee.charged else ""
    waived = _("减免 {amount}").format(amount=_money(fee.waived)) if fee.waived else ""
    text = _joined(code_text("fee_item", fee.item), charged, waived, fee.reason)
    event = partial(Event, icon="copy", title=_("收费"), text=text, kind="fee", record_id=fee.id)
    yield event(day=fee.charged_on, field="charged_on")


def _dispute(dispute: Dispute) -> Iterator[Event]:
    event = partial(Event, kind="dispute", record_id=dispute.id)
    procedure = code_text("dispute_procedure", dispute.procedure)
    if dispute.filed_on:
        text = _joined(dispute.authority, dispute.case_number, dispute.subject)
        title = _("提起{procedure}").format(procedure=procedure)
        tone = Tone.WARNING
        yield event(day=dispute.filed_on, icon="disputes", title=title, text=text, tone=tone, field="filed_on")
    if dispute.closed_on:
        outcome = code_text("dispute_outcome", dispute.outcome) if dispute.outcome else ""
        title = _("{procedure}审结").format(procedure=procedure)
        yield event(day=dispute.closed_on, icon="disputes", title=title, text=outcome, field="closed_on")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in (" ".join(part.split()) for part in parts) if part)
