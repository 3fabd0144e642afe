"""What the tabs of 办理规则 work with: changing the rules, and showing what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.ui.deadlines.rule_change import change_rules
from desktop_app.ui.forms.inputs.making import Surroundings
from desktop_app.ui.forms.linked import Linked

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.store.log.operation import Change
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.deadlines.moved_panel import MovedPanel


class RuleDesk:
    """The data file's rules as a page changes them; `around` is what inputs need."""

    def __init__(self, context: Context, panel: MovedPanel) -> None:
        self.context = context
        self._panel = panel
        linked = Linked(context)
        self.around = Surroundings(context.today, lambda: context.year.value, linked, linked.title)

    @property
    def may_write(self) -> bool:
        """Tell whether the file can be changed."""
        return not self.context.ledger.read_only

    def change(self, label: str, work: Callable[[Change], object]) -> None:
        """Change the rules in one operation, offer to undo it, and show what moved; raises `UserError`."""
        done = change_rules(self.context.ledger, label, work)
        self._panel.show_change(done)
        self.context.messages.done(label, done.notice)

    def attempt(self, action: Callable[[], object]) -> None:
        """Do something and say what was refused."""
        try:
            action()
        except UserError as error:
            self.context.messages.error(error)
