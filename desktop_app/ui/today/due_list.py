"""The applications that wait for a reply, the most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.ui.clickable import Clickable, row
from desktop_app.ui.clipped import Clipped
from desktop_app.ui.panel import Panel
from desktop_app.ui.theme import caption, link_button, on_click, pill
from desktop_app.ui.today.due import tone_of
from desktop_app.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.store.due import OpenCase

_MOST = 5
_PILL_WIDTH = 104


class DueList(Panel):
    """A panel with one line for each open application."""

    def __init__(self, open_one: Callable[[str], object], show_all: Callable[[], object]) -> None:
        super().__init__(_("待答复"), "clock")
        self._open = open_one
        self._all = on_click(link_button(_("全部")), show_all)
        self.head.addWidget(self._all)

    def show_due(self, open_ones: list[OpenCase]) -> None:
        """Show the most urgent ones."""
        self.clear()
        self._all.setVisible(len(open_ones) > _MOST)
        for due in open_ones[:_MOST]:
            self.add(self._line(due))
        if not open_ones:
            self.say_nothing("good", _("没有待答复的申请"))

    def _line(self, case: OpenCase) -> Clickable:
        inside = row()
        words = case.left.words if case.left else code_text("case_state", case.state)
        left = pill(words, tone_of(case.left.urgency) if case.left else Tone.NEUTRAL)
        left.setMinimumWidth(_PILL_WIDTH)
        inside.addWidget(left)
        inside.addWidget(Clipped(case.subject), 1)
        inside.addWidget(caption(case.number))
        if case.left:
            until = _("{day} 暂定到期") if case.provisional else _("{day} 到期")
            inside.addWidget(caption(until.format(day=case.left.due_on.isoformat())))
        return Clickable("row", inside, f"{words} {case.subject}", lambda: self._open(case.record_id))
