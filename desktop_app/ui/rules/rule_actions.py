"""What the tabs of 办理规则 work with: changing the rules, and showing what moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.forms.inputs.making import Surroundings
from desktop_app.ui.forms.linked_titles import Linked
from desktop_app.ui.rules.rule_change import RuleChange, change_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.store.log.operation import Change
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.context.doing import Asker
    from desktop_app.ui.rules.moved_due_days_panel import MovedDueDaysPanel


class RuleActions:
    """The data file's rules as a page changes them; `around` is what inputs need."""

    def __init__(self, context: Context, panel: MovedDueDaysPanel) -> None:
        self.context = context
        self._panel = panel
        linked = Linked(context)
        self.around = Surroundings(context.today, lambda: context.year.value, linked, linked.title)

    @property
    def may_write(self) -> bool:
        """Tell whether the file can be changed."""
        return not self.context.ledger.read_only

    def change(
        self, label: str, work: Callable[[Change], object], done: Callable[[], object], asker: Asker | None = None
    ) -> None:
        """Change the rules in one operation, offer to undo it, show what moved, and call `done`."""

        def show(changed: RuleChange) -> None:
            self._panel.show_change(changed)
            done()

        then = Then(said=label, done=show, asker=asker)
        do(self.context, label, lambda: change_rules(self.context.ledger, label, work), then)
