"""The second side of a review or lawsuit in its editor: the notice, the bureau's answer, the decision or judgment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.kinds import DisputeAttachment
from desktop_app.office.records.attaching import Owner
from desktop_app.office.records.owned_records import owned_records
from desktop_app.store.log.reading import read
from desktop_app.ui.attachments.panel import AttachmentsPanel
from desktop_app.ui.forms.tab_beside import Beside
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.ui.context.context import Context


class DisputeFiles(Beside):
    """The files of the dispute that is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.panel = AttachmentsPanel(context, _("把通知书、答复书、决定书或判决书拖到这里，或点“添加”。"))
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        inside.addWidget(self.panel)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inside))

    def title(self) -> str:
        """Return the words of the tab."""
        return _("附件")

    def show_record(self, record_id: str) -> None:
        """Show the files of a dispute."""
        files = read(self._context.ledger, owned_records, DisputeAttachment, record_id)
        self.panel.show_files(Owner(record_id, DisputeAttachment), files)
