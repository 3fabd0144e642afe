"""The right side of 今日: hints for the office's questions, and what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from desktop_app.i18n import _
from desktop_app.ui.kit.clickable import Clickable, row
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.panel import Panel, line_of, mark
from desktop_app.ui.kit.theme import body, caption
from desktop_app.ui.kit.tokens import COLOURS
from desktop_app.written_days import recent_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from desktop_app.store.log.undo import Step
    from desktop_app.ui.today.hints import Hint


class HintPanel(Panel):
    """One line for each hint; a click leads to the page it is about, and to the records meant."""

    def __init__(self, go: Callable[[str, object | None], object]) -> None:
        super().__init__(_("提示"), "info")
        self._go = go
        self.say_nothing("info", _("正在查看…"))

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show the hints."""
        self.clear()
        for hint in hints:
            self.add(self._line(hint))
        if not hints:
            self.say_nothing("good", _("没有需要留意的地方"))

    def _line(self, hint: Hint) -> Clickable:
        inside = row()
        inside.addWidget(body(hint.text), 1)
        inside.addWidget(mark("right", COLOURS.text_faint))
        line = Clickable("row", inside, hint.text, lambda: self._go(hint.page, hint.target))
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # a sentence wraps, never widens
        return line


class RecentPanel(Panel):
    """One line for each of the last operations: what, who, when."""

    def __init__(self) -> None:
        super().__init__(_("最近改动"), "history")

    def show_steps(self, steps: Sequence[Step], today: dt.date) -> None:
        """Show the operations, the newest first."""
        self.clear()
        for step in steps:
            who = step.who or _("未署名")
            self.add(line_of((), Clipped(step.label), (caption(who), caption(recent_text(step.at, today)))))
        if not steps:
            self.say_nothing("history", _("还没有改动"))
