"""What the law says about a decision and its approval; each guard returns a sentence naming the article, or ""."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.law.approvals import agreed_since_return, approval_required, chain_of, next_stage, stage_text
from desktop_app.model.law.decisions import decisions

if TYPE_CHECKING:
    from desktop_app.model.law.approvals import Opinion
    from desktop_app.model.law.decisions import Decision
    from desktop_app.model.law.moment import Moment


def objection_to_override(moment: Moment) -> str:
    """Refuse to override a third party that hasn't objected (2019《条例》第三十二条)."""
    if _objected(moment):
        return ""
    text = _("没有第三方不同意公开的意见，不需要这一步（{article}）。")
    return text.format(article=moment.cite("third_party"))


def _objected(moment: Moment) -> bool:
    return any(step.answer in {"refused", "partly"} for step in moment.facts.took("third_party"))


def delay_for_good_reasons(moment: Moment) -> str:
    """Refuse a later date unless the applicant's reasons were asked for and accepted (2019《条例》第三十五条)."""
    if any(step.answer == "reasonable" for step in moment.facts.took("abuse_reason")):
        return ""
    text = _("先要求申请人说明理由，理由合理的才能确定延迟答复的期限（{article}）。")
    return text.format(article=moment.cite("abuse"))


def _opinion(moment: Moment) -> Opinion:
    if moment.event.opinion is None:
        raise LookupError(moment.event.action)
    return moment.event.opinion


def approver_is_not_drafter(moment: Moment) -> str:
    """Refuse the approval of one's own draft (2019《条例》第十七条: 审查的程序和责任)."""
    drafters = [step.officer for step in moment.facts.took("draft") if step.officer]
    if not drafters or _opinion(moment).officer != drafters[-1]:
        return ""
    return _("审批人不能是拟稿人本人（{article}）。").format(article=moment.cite("secrecy"))


def stages_in_order(moment: Moment) -> str:
    """Refuse a stage that isn't the next one of the chain."""
    chain = chain_of(moment.rules.settings, "reply")
    place = next_stage(moment.facts.opinions, chain)
    if place is None or _opinion(moment).position == place:
        return ""
    text = _("下一审批环节是“{stage}”（{article}）。")
    return text.format(stage=stage_text(chain[place - 1]), article=moment.cite("secrecy"))


def secrecy_reviewed(moment: Moment) -> str:
    """Refuse the last approval of a disclosure that nobody reviewed for secrecy (2019《条例》第十七条)."""
    proposed = next((step.proposed for step in reversed(moment.facts.took("draft"))), "")
    decision = decisions().get(proposed)
    opinions = (*agreed_since_return(moment.facts.opinions), _opinion(moment))
    unfinished = next_stage(opinions, chain_of(moment.rules.settings, "reply")) is not None
    if decision is None or not decision.discloses or unfinished:
        return ""
    if any(opinion.secrecy_reviewed for opinion in opinions):
        return ""
    return _("公开前须经保密审查（{article}）。").format(article=moment.cite("secrecy"))


def approved_if_required(moment: Moment) -> str:
    """Refuse a reply that wasn't signed, where the office wants every reply approved here."""
    if not approval_required(moment.rules.settings) or moment.state == "signed":
        return ""
    return _("答复须先审批签发（{article}）。").format(article=moment.cite("secrecy"))


def as_signed(moment: Moment) -> str:
    """Refuse a reply that says something other than what was approved."""
    proposed = next((step.proposed for step in reversed(moment.facts.took("draft"))), "")
    if moment.state != "signed" or not proposed or proposed == moment.event.decision:
        return ""
    text = _("签发的决定是“{signed}”，与答复的决定不一致（{article}）。")
    return text.format(signed=code_text("decision", proposed), article=moment.cite("decision"))


def _decision(moment: Moment) -> Decision | None:
    return decisions().get(moment.event.decision)


def events_agree(moment: Moment) -> str:
    """Refuse a decision that presupposes a step nobody took (2019《条例》第三十条、第三十五条)."""
    decision = _decision(moment)
    wanted = decision.after if decision else ()
    if decision is None or all(_answered(moment, step) for step in wanted):
        return ""
    text = _("作出“{decision}”之前须先有“{step}”和对方的答复（{article}）。")
    return text.format(
        decision=code_text("decision", decision.code),
        step=code_text("case_step", wanted[0]),
        article=decision.cite(moment.regulation),
    )


def _answered(moment: Moment, step: str) -> bool:
    unknown = step in moment.regulation.unknown_steps
    return unknown or any(not taken.open for taken in moment.facts.took(step))


def third_party_heard(moment: Moment) -> str:
    """Refuse to withhold for a third party's sake without asking it or saying why not (2019《条例》第三十二条)."""
    if moment.event.decision != "third_party" or moment.facts.took("third_party"):
        return ""
    if moment.facts.text("unconsulted_reason"):
        return ""
    text = _("以第三方权益为由不予公开，须先征求第三方意见，或写明未征求的理由（{article}）。")
    return text.format(article=moment.cite("third_party"))


def third_party_told(moment: Moment) -> str:
    """Refuse to disclose against a third party's will without telling it and why (2019《条例》第三十二条)."""
    decision = _decision(moment)
    if decision is None or not decision.discloses or not _objected(moment) or moment.facts.took("override"):
        return ""
    # A grant in part may withhold just what the third party objects to (2019《条例》第三十七条).
    if moment.event.decision == "partial":
        return ""
    text = _("第三方不同意公开，决定公开的须先书面告知第三方并说明理由（{article}）。")
    return text.format(article=moment.cite("third_party"))


def reasons_asked(moment: Moment) -> str:
    """Refuse to turn away frequent applications whose reasons were accepted (2019《条例》第三十五条)."""
    answers = [step.answer for step in moment.facts.took("abuse_reason")]
    if moment.event.decision != "excessive" or "reasonable" not in answers:
        return ""
    return _("申请理由合理的，不能不予处理（{article}）。").format(article=moment.cite("abuse"))


def closed_with_a_decision(moment: Moment) -> str:
    """Refuse to end a case without saying in which row of the annual report it is counted."""
    if moment.event.decision:
        return ""
    return _("撤回的申请也要选择办理结果，否则无法统计（{article}）。").format(article=moment.cite("decision"))
