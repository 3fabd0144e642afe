"""The preview: the very pages that are printed or saved, at the width of the window or at any zoom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.keys import bind_keys
from desktop_app.ui.kit.theme import caption, icon_button, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.page_pictures import PagePictures
from desktop_app.ui.paper.pdf_pages import PdfPages
from desktop_app.ui.paper.printing import prepare, print_pages
from desktop_app.whole_file import replace_file
from desktop_app.written_numbers import share_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from desktop_app.ui.context.messages import Messages

_STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class ZoomArea(QScrollArea):
    """Where the pages lie; Ctrl with the wheel zooms. Signal `zoomed(step)`, -1 or 1."""

    zoomed = Signal(int)
    widened = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when the width changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()


class Preview(QWidget):
    """Shows a PDF's pages, saves and prints them; signal `closed()` when the person goes back (`back`: in words)."""

    closed = Signal()

    def __init__(self, messages: Messages, back: str = "") -> None:
        super().__init__()
        self.messages = messages
        self._back = back or _("返回附表")
        self._pages: PdfPages | None = None
        self._name = ""
        self._save_table: Callable[[], object] = lambda: None
        self.table = on_click(quiet_button(_("保存为表格…"), "table"), self._ask_to_save_table)
        self.table.hide()
        self._zoom = 0.0  # 0 fits the width
        self.pictures = PagePictures()
        self.area = ZoomArea()
        self.area.setWidget(self.pictures)
        self.area.setWidgetResizable(True)
        self.area.setObjectName("desk")
        self.area.zoomed.connect(self._step)
        self.area.widened.connect(self._apply_zoom)
        self.area.verticalScrollBar().valueChanged.connect(self._say_place)
        self.place = caption("")
        self.percent = caption("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(self._bar())
        column.addWidget(self.area, 1)
        self._bind_keys()

    def show_pdf(self, data: bytes, name: str, save_table: Callable[[], object] | None = None) -> None:
        """Show a document; `name` is proposed for its file, without the ending.

        What is a list is also saved as a sheet: `save_table` asks where to.
        """
        self._pages, self._name = PdfPages(data), name
        self._save_table = save_table or (lambda: None)
        self.table.setVisible(save_table is not None)
        self.pictures.show_pages(self._pages)
        self._apply_zoom()
        self.area.verticalScrollBar().setValue(0)
        self.area.setFocus()
        self._say_place()

    @property
    def document(self) -> bytes:
        """Return the PDF that is shown; empty before the first."""
        return self._pages.data if self._pages else b""

    def fit_width(self) -> None:
        """Show the pages as wide as the desk."""
        self._zoom = 0.0
        self._apply_zoom()

    def actual_size(self) -> None:
        """Show the pages as large as on paper."""
        self._zoom = 1.0
        self._apply_zoom()

    def save(self) -> None:
        """Ask for a file and write the PDF into it."""
        if self._pages is None:
            return
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("保存为 PDF"), str(folder / f"{self._name}.pdf"), _("PDF 文件 (*.pdf)")
        )
        if chosen:
            self._write(Path(chosen), self._pages.data)

    def _ask_to_save_table(self) -> None:
        self._save_table()

    def print_out(self) -> None:
        """Ask for a printer and print the pages shown."""
        if self._pages is None:
            return
        printer = prepare(self._pages, self._name)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(_("打印"))
        dialog.setMinMax(1, len(self._pages))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            print_pages(self._pages, printer)
        except UserError as error:
            self.messages.error(error)
        else:
            self.messages.done(_("已送打印机：{name}").format(name=self._name))

    def _write(self, path: Path, data: bytes) -> None:
        file = path if path.suffix else path.with_suffix(".pdf")
        try:
            replace_file(file, data)
        except UserError as error:
            self.messages.error(error)
        else:
            self.messages.saved(file)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(Space.SMALL)
        bar.addWidget(ActionRow((on_click(quiet_button(self._back, "left"), self.closed.emit),), at_left=True))
        bar.addSpacing(Space.SMALL)
        bar.addWidget(self.place)
        bar.addStretch(1)
        zooming = (
            on_click(icon_button("zoom-out", _("缩小")), lambda: self._step(-1)),
            self.percent,
            on_click(icon_button("zoom-in", _("放大")), lambda: self._step(1)),
            on_click(quiet_button(_("适合宽度"), "fit-width"), self.fit_width),
            on_click(quiet_button("100%"), self.actual_size),
        )
        save = on_click(quiet_button(_("保存为 PDF…"), "save"), self.save)
        paper = on_click(primary_button(_("打印…"), "print"), self.print_out)
        bar.addWidget(ActionRow(zooming))
        bar.addStretch(1)
        bar.addWidget(ActionRow((self.table, save, paper)))
        return bar

    def _bind_keys(self) -> None:
        for words, key, action in (
            (_("放大"), QKeySequence.StandardKey.ZoomIn, lambda: self._step(1)),
            (_("缩小"), QKeySequence.StandardKey.ZoomOut, lambda: self._step(-1)),
            (_("适合宽度"), "Ctrl+0", self.fit_width),
            (_("实际大小"), "Ctrl+1", self.actual_size),
            (_("另存预览的这份"), QKeySequence.StandardKey.Save, self.save),
            (_("关闭预览"), "Esc", self.closed.emit),
        ):
            bind_keys(self, words, (key,), action)

    def _step(self, by: int) -> None:
        now = self._zoom or self.pictures.zoom_for(self.area.viewport().width())
        wider = [step for step in _STEPS if (step > now + 0.01 if by > 0 else step < now - 0.01)]
        if wider:
            self._zoom = wider[0] if by > 0 else wider[-1]
            self._apply_zoom()

    def _apply_zoom(self) -> None:
        if self._pages is None:
            return
        zoom = self._zoom or self.pictures.zoom_for(self.area.viewport().width())
        self.pictures.zoom_to(zoom)
        self.percent.setText(share_text(zoom, 1))

    def _say_place(self) -> None:
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 3
        above = [number for number, place in enumerate(self.pictures.places) if place.top() <= middle]
        page = (above[-1] if above else 0) + 1
        self.place.setText(_("第 {page} 页，共 {count} 页").format(page=page, count=len(self.pictures.places)))
