"""After a change of the rules: which open cases' due days moved, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.i18n import _
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.panel import Panel, line_of
from desktop_app.ui.kit.theme import caption, icon_button, label, link_button, on_click, pill
from desktop_app.ui.kit.tokens import Tone
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    import datetime as dt

    from desktop_app.office.cases.moved_due_days import MovedCase
    from desktop_app.ui.rules.rule_change import RuleChange

_MOST = 4


class MovedDueDaysPanel(Panel):
    """A panel that comes up after a change; signals `opened(id)`, `paper_asked()`."""

    opened = Signal(str)
    paper_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("答复期限变动"), "calendar")
        self.change: RuleChange | None = None
        self._count = pill("", Tone.WARNING)
        self._print = on_click(link_button(_("打印清单"), "print"), self.paper_asked.emit)
        for part in (self._count, self._print, on_click(icon_button("close", _("关闭")), self.hide)):
            self.head.addWidget(part)
        self.hide()

    def show_change(self, change: RuleChange) -> None:
        """Show what a change moved, or that it moved nothing."""
        self.change = change
        self._count.setText(_("{count} 件").format(count=len(change.moved)))
        for part in (self._count, self._print):
            part.setVisible(bool(change.moved))
        self._show(_MOST)
        self.show()

    def _show(self, most: int) -> None:
        moved = self.change.moved if self.change else ()
        self.clear()
        for case in moved[:most]:
            self.add(self._line(case))
        if moved[most:]:
            rest = link_button(_("显示其余 {count} 件").format(count=len(moved) - most), "down")
            self.add(line_of((on_click(rest, lambda: self._show(len(moved))),), label("", "caption")))
        if not moved:
            self.say_nothing("good", _("没有未办结申请的答复期限因此变动"))

    def _line(self, case: MovedCase) -> Clickable:
        words = _("{before} → {after}").format(before=_day(case.before), after=_day(case.after))
        inside = row()
        inside.addWidget(pill(words, Tone.ACCENT))
        inside.addWidget(Clipped(case.subject), 1)
        inside.addWidget(caption(" · ".join(filter(None, (case.number, case.unit)))))
        return Clickable("row", inside, f"{words} {case.subject}", lambda: self.opened.emit(case.record_id))


def _day(day: dt.date | None) -> str:
    return day_text(day) if day else _("停止计算")
