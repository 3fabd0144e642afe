"""The applications that wait for a reply, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.clickable import Clickable, row
from desktop_app.ui.clipped import Clipped
from desktop_app.ui.panel import Panel
from desktop_app.ui.theme import caption, link_button, on_click, pill

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.today.due import Due

_MOST = 5
_PILL_WIDTH = 104


class DueList(Panel):
    """A panel with one line for each open application."""

    def __init__(self, open_one: Callable[[str], object], show_all: Callable[[], object]) -> None:
        super().__init__(_("待答复"), "clock")
        self._open = open_one
        self._all = on_click(link_button(_("全部")), show_all)
        self.head.addWidget(self._all)

    def show_due(self, open_ones: list[Due]) -> None:
        """Show the most urgent ones."""
        self.clear()
        self._all.setVisible(len(open_ones) > _MOST)
        for due in open_ones[:_MOST]:
            self.add(self._line(due))
        if not open_ones:
            self.say_nothing("good", _("没有待答复的申请"))

    def _line(self, due: Due) -> Clickable:
        inside = row()
        left = pill(due.words, due.tone)
        left.setMinimumWidth(_PILL_WIDTH)
        inside.addWidget(left)
        inside.addWidget(Clipped(due.subject), 1)
        inside.addWidget(caption(due.number))
        inside.addWidget(caption(_("{day} 到期").format(day=due.due_on.isoformat())))
        return Clickable("row", inside, f"{due.words} {due.subject}", lambda: self._open(due.record_id))
