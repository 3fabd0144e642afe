"""Taking a step of a report: who, on which day, and where it was published."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape
from desktop_app.model.report_workflow import ACTIONS, Action
from desktop_app.model.text import FieldError, from_text
from desktop_app.report.yearly.state import ASKING, Standing, Taking, take_step
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.asking import Asking, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.report.annex.formats.format import Format
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context

_MOST = 5
"""How many findings are named before a step is taken."""

_DAY = Field(label="日期", shape=Shape.DAY)


def ask_step(context: Context, parent: QWidget, found: Standing, action: Action, fmt: Format | None) -> None:
    """Ask what the step needs and take it on the worker thread."""
    ledger, today, year = context.ledger, context.today(), found.year
    label = _(ACTIONS[action].label)
    notes = {
        "file": _("备案以后这一年就锁定：数字按现在的存档，以后改动要填更正单。这一步不能撤销。"),
        "reopen": _("退回以后要重新核对、签发。"),
    }

    def take(texts: Mapping[str, str], dialog: Asking) -> None:
        taking = Taking(day_of(texts["day"]), texts["officer"], texts.get("place", ""), texts["note"])
        if not taking.officer.strip():
            raise UserError(_("请填写经办人。"), _("写明是谁办的这一步。"))
        work = partial(take_step, ledger, year, action, taking, today, fmt)
        then: Then[Notice] = Then(said=_("{step}：已办理。").format(step=label), asker=dialog)
        do(context, _("年报办理：{step}").format(step=label), work, then)

    place = [Question("place", _("公布地址"))] if action == "publish" else []
    lines = [
        Question("officer", _("经办人"), ledger.profile.person),
        Question("day", _("日期"), today.isoformat()),
        *place,
        Question("note", _("说明"), several=True),
    ]
    title = _("{year} 年年报：{step}").format(year=year, step=label)
    said = (notes.get(action, ""), _findings(found) if action in ASKING else "")
    Asking(parent, title, "\n".join(filter(None, said)), lines, label, take).exec()


def _findings(found: Standing) -> str:
    """List what the check still finds: whoever vouches for the figures has seen it, and says a word on it."""
    if not found.open:
        return ""
    text = _("检查里还有 {count} 项没有核实或说明，办理这一步须写明说明：").format(count=len(found.open))
    lines = [text, *(f"· {finding.text}" for finding in found.open[:_MOST])]
    if len(found.open) > _MOST:
        lines.append(_("……另有 {count} 项，见“附表与年报”的检查。").format(count=len(found.open) - _MOST))
    return "\n".join(lines)


def day_of(text: str) -> dt.date:
    """Read a day as it was typed; raises `UserError` where it isn't one."""
    try:
        day = from_text(_DAY, text)
    except FieldError as error:
        raise UserError(str(error)) from error
    if not isinstance(day, dt.date):
        raise UserError(_("请填写日期。"), _("如 2014-03-15。"))
    return day
