"""换信息员: the office says who works for a unit from a day on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.typed_days import day_from_text
from desktop_app.office.records.unit_person import name_person
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.asking import Asking, Question
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.model.inbox_board import UnitRow
    from desktop_app.ui.context.context import Context


def ask_person(parent: QWidget, context: Context, unit: UnitRow) -> None:
    """Ask who comes and from which day on, and write it into the staff list."""

    def take(texts: Mapping[str, str], dialog: Asking) -> None:
        day = day_from_text(texts["day"])
        if day is None:
            raise UserError(_("“{text}”不是日期。").format(text=texts["day"]), _("请写成 2026-12-01 这样。"))
        person = texts["name"]
        work = partial(name_person, context.ledger, unit.id, person, day, texts["telephone"])
        said = _("“{unit}”{day} 起的信息员是 {person}。下发给它以后，它的电脑会请本人确认。")
        told = said.format(unit=unit.name, day=day_text(day), person=person.strip())
        do(context, _("换信息员"), work, Then(said=told, asker=dialog))

    note = _("这里改的是人员登记；那台电脑以谁的名义登记，由它自己确认。")
    if unit.officer:
        now = _("现在是 {person}，任期到前一天为止，以前的登记仍记在原来的姓名下。").format(person=unit.officer)
        note = now + note
    lines = (
        Question("name", _("接任人姓名")),
        Question("telephone", _("办公电话")),
        Question("day", _("从哪天起"), context.today().isoformat()),
    )
    Asking(parent, _("“{unit}”换信息员").format(unit=unit.name), note, lines, _("换人"), take).open()
