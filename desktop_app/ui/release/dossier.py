"""The second side of a release in its editor: until when it has to be public, its review, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.i18n import _
from desktop_app.model.kinds import ReleaseAttachment
from desktop_app.office.cases.release_file import release_file
from desktop_app.office.records.attaching import Owner
from desktop_app.store.log.reading import read
from desktop_app.ui.attachments.panel import AttachmentsPanel
from desktop_app.ui.forms.tab_beside import Beside
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.release.opinions_panel import OpinionsPanel
from desktop_app.ui.release.review_card import ReviewCard

if TYPE_CHECKING:
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.making import Surroundings


class ReleaseDossier(Beside):
    """Review and files of the release that is shown."""

    def __init__(self, context: Context, around: Surroundings) -> None:
        super().__init__()
        self._context = context
        self._shown = ""
        self.review = ReviewCard(context, around)
        self.review.form_opened.connect(self._show_form)
        self.opinions = OpinionsPanel(context)
        self.files = AttachmentsPanel(context, _("把公开的文件、保密审查表等拖到这里，或点“添加”。"))
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        inside.setSpacing(Space.LARGE)
        for part in (self.review, self.opinions, self.files):
            inside.addWidget(part)
        inside.addStretch(1)
        self._area = scrolling(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.setFocusProxy(self.review.agree)

    def title(self) -> str:
        """Return the words of the tab."""
        return _("审批和附件")

    def show_record(self, record_id: str) -> None:
        """Show a release; one that was deleted meanwhile leaves everything as it is."""
        file = read(self._context.ledger, release_file, record_id)
        if file is None:
            return
        if self._shown != record_id:
            self._shown = record_id
            self._area.verticalScrollBar().setValue(0)
        self.review.show_release(file)
        self.opinions.show_release(file)
        self.files.show_files(Owner(record_id, ReleaseAttachment), file.attachments)

    def _show_form(self) -> None:
        """Bring the form into sight, once it has its place."""
        form = self.review.form
        if form:
            QTimer.singleShot(0, form, lambda: self._area.ensureWidgetVisible(form, 0, Space.WIDE))
