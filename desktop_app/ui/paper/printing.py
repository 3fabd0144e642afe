"""Paper from the printer: the same pages as in the preview, at the printer's own resolution, on A4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.ui.paper.pdf_pages import POINTS_PER_INCH

if TYPE_CHECKING:
    from desktop_app.ui.paper.pdf_pages import PdfPages

_MOST_DPI = 600  # beyond it a page takes hundreds of megabytes and looks the same


def prepare(pages: PdfPages, name: str) -> QPrinter:
    """Return a printer set up for these pages: A4, upright or lengthwise as the first page is, no scaling."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = pages.size(0)
    upright = size.width() <= size.height()
    orientation = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName(name)
    return printer


def page_numbers(printer: QPrinter, count: int) -> range:
    """Return which pages (from 0) the person asked for in the print dialog."""
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return range(count)
    first = max(printer.fromPage(), 1)
    return range(first - 1, min(printer.toPage() or count, count))


def print_pages(pages: PdfPages, printer: QPrinter) -> None:
    """Print the pages; raises `UserError` if the printer doesn't take them."""
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_("打印机没有响应。"), _("请检查打印机是否打开，或先保存为 PDF。"))
    try:
        for place, number in enumerate(page_numbers(printer, len(pages))):
            if place:
                printer.newPage()
            _print_page(painter, pages, number, printer.resolution())
    finally:
        painter.end()


def _print_page(painter: QPainter, pages: PdfPages, number: int, dots_per_inch: int) -> None:
    size = pages.size(number) * (dots_per_inch / POINTS_PER_INCH)
    picture = pages.picture(number, min(dots_per_inch, _MOST_DPI))
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), picture)
