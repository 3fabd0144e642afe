"""A correction slip over what came into a locked year from units' files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.years.late_changes import slip_for_late_changes
from desktop_app.ui.context.correction_form import ask_correction
from desktop_app.ui.context.doing import Then, do

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.office.years.correction_slip import Correction
    from desktop_app.report.yearly.state import Standing
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.kit.asking import Asking

_MOST = 8


def ask_late_slip(context: Context, parent: QWidget, found: Standing) -> None:
    """Show what came late, and write the slip once reason and approver are given."""
    lines = [_line(late.who, late.corrected.kind.label, late.title) for late in found.late[:_MOST]]
    more = len(found.late) - len(lines)
    if more:
        lines.append(_("……另有 {count} 条").format(count=more))

    def take(correction: Correction, dialog: Asking) -> None:
        work = partial(slip_for_late_changes, context.ledger, found.year, correction)
        do(context, _("填更正单"), work, Then(said=_("已填更正单。"), asker=dialog))

    ask_correction(context, parent, _("{year} 年锁定以后收到的变动").format(year=found.year), "\n".join(lines), take)


def _line(who: str, kind: str, title: str) -> str:
    return _("{person} 改了{kind}“{title}”").format(person=who, kind=_(kind), title=title)
