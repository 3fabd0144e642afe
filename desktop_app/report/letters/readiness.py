"""What a letter lacks before it may be issued: words that stand blank, and the review that the case demands.

A letter that goes out with a blank, or unsigned where replies are signed here, can't be called back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.model.codes import code_text
from desktop_app.model.law.approvals import approval_required
from desktop_app.model.law.case_state import CLOSED, state_of
from desktop_app.report.letters.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.letters.letter_case import LetterCase
    from desktop_app.report.letters.text import LetterDraft

Place = Literal["settings", "organisation", "application", "steps", "review", "text"]
"""Where somebody fills in what a letter lacks."""

_SETTINGS = frozenset({"review_organ", "superior_organ", "court"})
_ORGANISATION = frozenset({"organisation", "office", "contact_office", "contact_telephone", "contact_address"})
_STEPS = frozenset(
    {
        *("step_number", "party", "until", "reason", "correction_on", "correction_items", "correction_until"),
        *("corrected_on", "extension_reason", "consulted_on", "party_answer", "abuse_asked_on", "fee_on"),
        *("fee_amount", "fee_until", "delivered_letter"),
    }
)
_PLACES: dict[Place, str] = {
    "settings": "“办理规则”",
    "organisation": "“单位概况”",
    "application": "“登记内容”",
    "steps": "“办理步骤”",
}
_GAP = re.compile("＿{2,}|_{4,}")


class UnreadyLetterError(UserError):
    """A letter isn't issued as it stands; `place` is where what it lacks is filled in."""

    def __init__(self, message: str, hint: str, place: Place) -> None:
        super().__init__(message, hint)
        self.place = place


def lack_of(draft: LetterDraft, case: LetterCase) -> UnreadyLetterError | None:
    """Return what keeps a letter from being issued; None where it may go out."""
    return _unreviewed(case) or _blank(draft)


def has_gap(texts: Sequence[str]) -> bool:
    """Tell whether any of some texts still holds a blank to be filled in."""
    return any(_GAP.search(text) for text in texts)


def _blank(draft: LetterDraft) -> UnreadyLetterError | None:
    if draft.missing:
        # What stands in brackets says where the word is from, for whoever writes the forms of letters.
        words = listed(vocabulary().words.get(name, name).partition("（")[0] for name in draft.missing)
        place = place_of(draft.missing[0])
        hint = _("请先在{place}里填写，或者改正文时把空白处写上。").format(place=_(_PLACES[place]))
        return UnreadyLetterError(_("还有空白，不能制发：{words}。").format(words=words), hint, place)
    texts = [draft.issuer, draft.addressee, draft.signature, *(line.text for line in draft.body)]
    if has_gap(texts):
        return UnreadyLetterError(_("正文里还有空白，不能制发。"), _("请在“修改正文”里把空白处写上。"), "text")
    return None


def _unreviewed(case: LetterCase) -> UnreadyLetterError | None:
    """Refuse a reply that nobody signed, where the office replies only after approval."""
    state = state_of(case.facts, case.rules.settings)
    if not case.decision or not approval_required(case.rules.settings) or state == "signed" or state in CLOSED:
        return None
    said = _("答复须先审批签发，现在的状态是“{state}”，不能制发。").format(state=code_text("case_state", state))
    return UnreadyLetterError(said, _("请先在办理步骤里报审、审批；公开的还要经保密审查。"), "review")


def place_of(word: str) -> Place:
    """Return where a word of a letter is filled in."""
    if word in _SETTINGS:
        return "settings"
    if word in _ORGANISATION:
        return "organisation"
    return "steps" if word in _STEPS else "application"
