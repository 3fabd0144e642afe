"""The officers' card (信息员卡片) as it is printed: two pages to look at, print on both sides of a sheet, or save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.preview import Preview

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.progress import Progress
    from desktop_app.report.paper.pdf.render import Rendered
    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.context.messages import Messages

_SIZE = (860, 680)


class CardWindow(Dialog):
    """The card in a window of its own; the main window stays usable."""

    def __init__(self, parent: QWidget, messages: Messages, pdf: bytes) -> None:
        super().__init__(parent, _("信息员卡片"), _SIZE)
        self.preview = Preview(messages, _("关闭"))
        self.preview.closed.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.addWidget(self.preview)
        self.preview.show_pdf(pdf, _("信息员卡片"))


def ask_card(parent: QWidget, jobs: Jobs, messages: Messages) -> None:
    """Make the card off the window's thread and show it."""

    def work(progress: Progress) -> Rendered:
        from desktop_app.report.lists.officer_card import officer_card  # noqa: PLC0415 (paper is only loaded when wanted)
        from desktop_app.report.paper.pdf.render import render  # noqa: PLC0415

        return render(officer_card(), progress)

    jobs.run(_("生成 PDF"), work, lambda rendered: CardWindow(parent, messages, rendered.pdf).show())
