"""Choosing one record kind from a list, in the order and words of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.ui.kit.quiet_wheel import QuietChoice

if TYPE_CHECKING:
    from desktop_app.model.record import Record


class KindChoice(QuietChoice):
    """The kinds with sheets of their own."""

    def __init__(self, chosen: str) -> None:
        super().__init__()
        self.setAccessibleName(_("记录种类"))
        self.setMaxVisibleItems(16)
        for name, kind in KINDS.items():
            self.addItem(_(kind.label), name)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    @property
    def kind(self) -> type[Record]:
        """Return the kind that is chosen."""
        return KINDS[self.currentData()]
