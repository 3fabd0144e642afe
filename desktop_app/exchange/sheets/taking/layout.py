"""What is read of every row, from the matching that a person settled; refused where it can't be meant so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.matching.proposing import missing_targets
from desktop_app.exchange.sheets.matching.targets import targets
from desktop_app.exchange.sheets.taking.drafting import Layout
from desktop_app.i18n import _, listed

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.matching.matching import Matching
    from desktop_app.model.record import Record


def layout_of(kind: type[Record], matching: Matching) -> Layout:
    """Return what is read of each row, column by column, then what holds for all rows.

    Raises `UserError` where two columns mean the same, or where something is missing that every row has to say.
    """
    known = targets(kind)
    columns = {place: name for place, name in sorted(matching.columns.items()) if name in known}
    constants = {name: text for name, text in matching.constants.items() if name in known}
    times = Counter([*columns.values(), *constants])
    twice = [known[name].text for name, count in times.items() if name and count > 1]
    if twice:
        raise UserError(
            _("“{fields}”对应了不止一列。").format(fields=listed(twice)), _("请只留一列，其余的列选“不导入”。")
        )
    missing = missing_targets(kind, matching)
    if missing:
        message = _("这张表里没有必填的内容：{missing}。").format(missing=listed([each.text for each in missing]))
        raise UserError(message, _("请指定哪一列是它，或者给所有行填同一个值。"))
    if not columns:
        raise UserError(_("没有一列对应到字段，没有内容可以导入。"), _("请给各列选好字段，或看看标题行选得对不对。"))
    names = [*columns.values(), *constants]
    return Layout(tuple(known[name] for name in names if name), (*columns, *(None for _name in constants)), constants)
