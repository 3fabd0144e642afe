"""The mark of a corrected record: a link to each correction slip (更正单) over its changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import CorrectionSlip
from desktop_app.office.years.slips import slips_over
from desktop_app.store.log.reading import read
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.theme import link_button, on_click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QPushButton

    from desktop_app.office.years.slips import Slip
    from desktop_app.ui.context.context import Context


class SlipLinks(QWidget):
    """Hidden where nothing of a record was corrected."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._flow = Flow()
        self.setLayout(self._flow)
        self.hide()

    def show_record(self, record: str) -> None:
        """Show the slips over the changes of a record; "" shows none."""
        while self._flow.count():
            gone = self._flow.takeAt(0)
            widget = gone.widget() if gone else None
            if widget:
                widget.hide()
                widget.deleteLater()
        over = read(self._context.ledger, slips_over, record) if record else {}
        found = dict.fromkeys(slip for slips in over.values() for slip in slips)
        for button in slip_buttons(self._context, found):
            self._flow.addWidget(button)
        self.setVisible(bool(found))


def slip_buttons(context: Context, slips: Iterable[Slip]) -> list[QPushButton]:
    """Return a link for each slip that opens it on its page."""
    return [
        on_click(
            link_button(_("更正单 {number}").format(number=slip.number), "document"),
            partial(context.open_record, CorrectionSlip.kind, slip.id, None),
        )
        for slip in slips
    ]
