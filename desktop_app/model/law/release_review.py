"""The review of a release before it is published: its chain, and what is refused in it (2019《条例》第十七条)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _
from desktop_app.model.law.approvals import agreed_since_return, chain_of, next_stage, stage_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.law.approvals import Opinion

ReviewState = Literal["unreviewed", "reviewing", "returned", "cleared"]


def review_state(opinions: Sequence[Opinion], settings: Mapping[str, str]) -> ReviewState:
    """Return how far the review of a release is."""
    if not opinions:
        return "unreviewed"
    if next_stage(opinions, chain_of(settings, "release")) is None:
        return "cleared"
    return "reviewing" if opinions[-1].agreed else "returned"


def review_refusal(opinions: Sequence[Opinion], opinion: Opinion, settings: Mapping[str, str]) -> str | None:
    """Return the sentence, naming the article, that refuses a further opinion on a release; None where it stands."""
    chain = chain_of(settings, "release")
    place = next_stage(opinions, chain)
    if place is None:
        return _("审批已经完成，不能再审批（2019《条例》第十七条）。")
    if opinions and opinion.day < opinions[-1].day:
        return _("审批日期早于上一步的审批日期（2019《条例》第十七条）。")
    if opinion.position != place:
        return _("下一审批环节是“{stage}”（{article}）。").format(
            stage=stage_text(chain[place - 1]), article="2019《条例》第十七条"
        )
    standing = (*agreed_since_return(opinions), opinion)
    unreviewed = not any(given.secrecy_reviewed for given in standing)
    if opinion.agreed and place == len(chain) and unreviewed:
        return _("公开前须经保密审查（{article}）。").format(article="2019《条例》第十七条")
    return None
