"""The approval chain of a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.approvals import chain_of, next_stage
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.rule_settings import setting
from desktop_app.ui.approval.chain_card import ChainCard

if TYPE_CHECKING:
    from desktop_app.model.law.workflow import Case


class ApprovalCard(ChainCard):
    """How far the approval of the reply is; its opinions are steps of the case."""

    def show_case(self, case: Case) -> None:
        """Show how far the approval is."""
        opinions, settings = case.facts.opinions, case.rules.settings
        chain = chain_of(settings, "reply")
        awaited = next_stage(opinions, chain) if case.state == "reviewing" else None
        self.show_chain(chain, opinions, awaited)
        self.show_secrecy(reviewed=any(opinion.secrecy_reviewed for opinion in opinions), needed=_discloses(case))
        if setting(settings, "approval") == "optional" and not opinions and awaited is None:
            self.hint(_("在纸质件上审批的，可以不在这里登记。"))


def _discloses(case: Case) -> bool:
    """Tell whether the decision, made or drafted, gives information out."""
    drafted = (step.proposed for step in reversed(case.facts.took("draft")) if step.proposed)
    decision = decisions().get(case.facts.text("decision") or next(drafted, ""))
    return decision is not None and decision.discloses
