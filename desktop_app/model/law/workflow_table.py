"""The procedure as one table: from which states an action is possible, what it needs, and what it must respect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.model.law import guards_decision as deciding
from desktop_app.model.law import guards_terms as terms
from desktop_app.model.law.case_state import OPEN, WORKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.law.moment import Moment

Target = Literal["application", "case_step", "answer", "approval"]


@dataclass(frozen=True, slots=True)
class Action:
    """One row: the action's name, the states it starts from, the record it writes, its article, needs and guards."""

    code: str
    label: str
    sources: frozenset[str]
    target: Target
    subject: str
    needs: tuple[str, ...] = ()
    guards: tuple[Callable[[Moment], str], ...] = ()


_WRITING = WORKING | {"drafting"}
_CLOSED_WITHOUT_DELIVERY = frozenset({"lapsed", "withdrawn", "not_ogi"})


def _row(
    code: str,
    label: str,
    sources: frozenset[str],
    target: Target,
    subject: str,
    needs: str = "",
    *guards: Callable[[Moment], str],
) -> Action:
    return Action(code, label, sources, target, subject, tuple(needs.split()), guards)


_ROWS = (
    _row("confirm", "与申请人确认", frozenset({"pending"}), "application", "receipt"),
    _row("assigned", "分办", WORKING, "case_step", "work"),
    _row(
        *("correction", "补正告知", WORKING, "case_step", "correction", "until reason"),
        *(terms.one_correction, terms.correction_in_time),
    ),
    _row("correction_answer", "收到补正", frozenset({"await_correction"}), "answer", "correction", "answer"),
    _row(
        *("lapse_correction", "逾期不补正终止", frozenset({"await_correction"}), "application", "correction", ""),
        terms.correction_lapsed,
    ),
    _row("third_party", "征求第三方意见", _WRITING | {"consulting"}, "case_step", "third_party"),
    _row("co_maker", "征求共同制作机关意见", _WRITING | {"consulting"}, "case_step", "co_maker"),
    _row("agency", "商请其他机关或保密部门", _WRITING | {"consulting"}, "case_step", "agency"),
    _row(
        *("consultation_answer", "收到意见", frozenset({"consulting"}), "answer", "third_party", "answer"),
        terms.silence_after_term,
    ),
    _row(
        *("override", "告知第三方决定公开", _WRITING | {"signed"}, "case_step", "third_party", "reason"),
        deciding.objection_to_override,
    ),
    _row(
        *("extension", "延期答复告知", OPEN - {"pending"}, "case_step", "extension", "approver"),
        *(terms.one_extension, terms.extension_in_time, terms.extension_not_too_long),
    ),
    _row("abuse_reason", "要求说明理由", WORKING, "case_step", "abuse", "until"),
    _row("abuse_answer", "收到理由说明", frozenset({"await_reason"}), "answer", "abuse", "answer"),
    _row(
        *("abuse_delay", "确定延迟答复期限", _WRITING, "case_step", "abuse", "until"),
        deciding.delay_for_good_reasons,
    ),
    _row(
        *("fee", "收费告知", _WRITING, "case_step", "fee", "amount"),
        *(terms.fee_regulated, terms.fee_in_time, terms.fee_term_long_enough),
    ),
    _row("fee_payment", "收到缴费", frozenset({"await_fee"}), "answer", "fee", "answer"),
    _row(
        *("lapse_fee", "逾期不缴费终止", frozenset({"await_fee"}), "application", "fee", ""),
        terms.fee_lapsed,
    ),
    _row("draft", "拟稿", _WRITING, "case_step", "decision", "officer proposed"),
    _row("submitted", "送审", frozenset({"drafting"}), "case_step", "secrecy"),
    _row("return", "退回修改", frozenset({"reviewing"}), "approval", "secrecy", "officer", deciding.stages_in_order),
    _row(
        *("approve", "审批同意", frozenset({"reviewing"}), "approval", "secrecy", "officer"),
        *(deciding.approver_is_not_drafter, deciding.stages_in_order, deciding.secrecy_reviewed),
    ),
    _row(
        *("reply", "答复", _WRITING | {"signed"}, "application", "decision", "decision"),
        *(deciding.approved_if_required, deciding.as_signed, deciding.events_agree),
        *(deciding.third_party_heard, deciding.third_party_told, deciding.reasons_asked),
    ),
    _row("not_ogi", "不作为公开申请处理", OPEN, "application", "not_ogi", "referred_to"),
    _row("withdrawn", "申请人撤回", OPEN, "case_step", "decision", "reason", deciding.closed_with_a_decision),
    _row("delivered", "送达", frozenset({"replied"}), "case_step", "delivery"),
    _row("archived", "归档", _CLOSED_WITHOUT_DELIVERY | {"delivered"}, "case_step", "archive"),
)

ACTIONS: dict[str, Action] = {action.code: action for action in _ROWS}
"""Every action by its code, in the order in which they are taken when they fall on one day."""
