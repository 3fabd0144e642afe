"""The counts in the navigation: applications and disputes that wait for an answer, returned records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.cases.due import open_cases
from desktop_app.office.cases.open_disputes import open_disputes
from desktop_app.office.months.returns import open_returns
from desktop_app.store.log.reading import read
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.window.navigation import Sidebar

_PAGE = "applications"
_DISPUTED = "disputes"
_RETURNED = "exchange"


def show_waiting(sidebar: Sidebar, context: Context) -> None:
    """Show how many applications and disputes wait for an answer, and how many returned records."""
    _show_applications(sidebar, context)
    _show_disputes(sidebar, context)
    _show_returned(sidebar, context)


def _show_disputes(sidebar: Sidebar, context: Context) -> None:
    """Show in how many reviews and lawsuits the bureau's own answer is due soon or overdue."""
    found = read(context.ledger, open_disputes, context.ledger.rules, context.today())
    own = [dispute.left for dispute in found if dispute.own and dispute.left and dispute.left.urgency != "green"]
    tone = Tone.BAD if any(left.overdue for left in own) else Tone.WARNING
    sidebar.show_count(_DISPUTED, len(own), tone, _("{count} 件须提交答复或答辩").format(count=len(own)))


def _show_returned(sidebar: Sidebar, context: Context) -> None:
    """Show what a unit has to put right, and what the office has to close."""
    profile = context.ledger.profile
    office = profile.role == "office"
    slips = read(context.ledger, open_returns, None if office else profile.unit_id)
    count = sum(bool(slip.answered_on) == office for slip in slips)
    text = _("{count} 条退回已改正，待办结") if office else _("{count} 条退回待改正")
    sidebar.show_count(_RETURNED, count, Tone.NEUTRAL if office else Tone.WARNING, text.format(count=count))


def _show_applications(sidebar: Sidebar, context: Context) -> None:
    """Show how many applications wait: overdue ones count alone and in red, then those due soon."""
    open_ones = read(context.ledger, open_cases, context.ledger.rules, context.today())
    overdue = [case for case in open_ones if case.overdue]
    soon = [case for case in open_ones if case.left and case.left.urgency in {"red", "yellow"}]
    if overdue:
        text = _("已逾期 {count} 件").format(count=len(overdue))
        sidebar.show_count(_PAGE, len(overdue), Tone.BAD, text)
    elif soon:
        sidebar.show_count(_PAGE, len(soon), Tone.WARNING, _("即将到期 {count} 件").format(count=len(soon)))
    else:
        sidebar.show_count(_PAGE, len(open_ones), Tone.NEUTRAL, _("待答复 {count} 件").format(count=len(open_ones)))
