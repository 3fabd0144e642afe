"""What a page shows and, in its place, the preview of a paper made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop_app.i18n import _
from desktop_app.ui.paper.list_saving import save_list
from desktop_app.ui.paper.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.progress import Progress
    from desktop_app.report.lists.printed_list import PrintedList
    from desktop_app.report.paper.document import Document
    from desktop_app.report.paper.pdf.render import Rendered
    from desktop_app.ui.context.context import Context


class PaperStack(QStackedWidget):
    """The sides of a page, and the preview; signal `turned(bool)` when the preview comes up (True) or goes."""

    turned = Signal(bool)

    def __init__(self, context: Context, *sides: QWidget) -> None:
        super().__init__()
        self._context = context
        self._side: QWidget = sides[0]
        for side in sides:
            self.addWidget(side)
        self.preview: Preview | None = None

    @property
    def previewing(self) -> bool:
        """Tell whether the preview is in front."""
        return self.preview is not None and self.currentWidget() is self.preview

    @property
    def side(self) -> QWidget:
        """Return the side that is shown, or that the preview will go back to."""
        return self._side

    def show_side(self, side: QWidget) -> None:
        """Bring a side up, in place of the preview too."""
        self._side, turned = side, self.previewing
        self.setCurrentWidget(side)
        if turned:
            self.turned.emit(False)
        side.setFocus()

    def show_document(self, document: Document, name: str) -> None:
        """Make a document into a PDF and show its pages; `name` is proposed for its file."""
        self.show_made(lambda _progress: document, name)

    def show_list(self, listing: PrintedList, name: str) -> None:
        """Show the pages of a list, from where it is saved as a sheet too."""
        self.show_made(lambda _progress: listing.document(), name, lambda: self._save_list(listing, name))

    def show_made(
        self, make: Callable[[Progress], Document], name: str, save_table: Callable[[], object] | None = None
    ) -> None:
        """Make a document off the window's thread, then its PDF, and show its pages.

        `save_table` saves what is a list as a sheet.
        """

        def work(progress: Progress) -> Rendered:
            from desktop_app.report.paper.pdf.render import render  # noqa: PLC0415 (off the window's thread)

            return render(make(progress), progress)

        self._context.jobs.run(_("生成 PDF"), work, lambda rendered: self._show(rendered, name, save_table))

    def print_out(self) -> None:
        """Ask for a printer and print what the preview shows."""
        if self.preview is not None:
            self.preview.print_out()

    def _save_list(self, listing: PrintedList, name: str) -> None:
        save_list(self._context, self, name, lambda _progress: listing)

    def _show(self, rendered: Rendered, name: str, save_table: Callable[[], object] | None) -> None:
        if self.preview is None:
            self.preview = Preview(self._context.messages, _("返回"))
            self.preview.closed.connect(lambda: self.show_side(self._side))
            self.addWidget(self.preview)
        self.setCurrentWidget(self.preview)
        self.preview.show_pdf(rendered.pdf, name, save_table)
        if rendered.missing:
            said = _("有 {count} 个字没有字形，印成了“〓”：{characters}")
            characters = "".join(rendered.missing)
            self._context.messages.warn(said.format(count=len(rendered.missing), characters=characters))
        self.turned.emit(True)
