"""Asking for the right day of a step of a report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.years.step_days import correct_day, step_words
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.asking import Asking, Question
from desktop_app.ui.report_state.stepping import day_of
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.model.kinds import ReportStep
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context


def ask_day(context: Context, parent: QWidget, step: ReportStep) -> None:
    """Ask for the right day and why, and keep both it and the wrong one."""

    def take(texts: Mapping[str, str], dialog: Asking) -> None:
        work = partial(correct_day, context.ledger, step.id, day_of(texts["day"]), texts["reason"], context.today())
        then: Then[Notice] = Then(said=_("日期已改正，原来的日期留在说明里。"), asker=dialog)
        do(context, _("改年报办理日期"), work, then)

    lines = [Question("day", _("正确的日期"), day_text(step.day)), Question("reason", _("原因"), several=True)]
    note = _("原来的日期会留在这一步的说明和变更记录里；已经备案的年度还要填更正单。")
    title = _("改日期：{step}").format(step=step_words(step))
    Asking(parent, title, note, lines, _("改日期"), take).exec()
