"""The keys of the window on paper, to lie beside the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.lists.printed_list import PrintedColumn, PrintedList

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


def key_list(lines: Sequence[tuple[str, str, str]], day: dt.date) -> PrintedList:
    """Return the keys (where they stand, what they do, the keys themselves) as a list to print."""
    return PrintedList(
        title=_("快捷键"),
        said=_("共 {count} 项").format(count=len(lines)),
        columns=[PrintedColumn(_("位置"), 30), PrintedColumn(_("作用"), 60), PrintedColumn(_("按键"), 40)],
        rows=list(lines),
        organisation="",
        day=day,
        orientation="portrait",
    )
