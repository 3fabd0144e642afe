"""The pages of a document one below the other: drawn when they come into sight, at any zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.ui.annex_sheet.sheet_painting import paint_paper
from desktop_app.ui.kit.tokens import COLOURS, Space
from desktop_app.ui.paper.pdf_pages import POINTS_PER_INCH

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent

    from desktop_app.ui.paper.pdf_pages import PdfPages

_SCREEN_DPI = 96.0  # what 100 % means: as large as on paper, as screens reckon
_KEPT = 12  # pictures kept; an A4 page at 150 % on a fine screen takes about 16 MB


class PagePictures(QWidget):
    """All pages at one zoom (1.0 is 100 %); stands in a scroll area."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: PdfPages | None = None
        self._zoom = 1.0
        self._drawn: dict[tuple[int, float], QImage] = {}
        self._places: list[QRect] = []

    @property
    def places(self) -> list[QRect]:
        """Where each page stands in the widget."""
        return self._places

    def show_pages(self, pages: PdfPages) -> None:
        """Show another document's pages."""
        self._pages = pages
        self._drawn.clear()
        self.zoom_to(self._zoom)

    def zoom_to(self, zoom: float) -> None:
        """Show the pages at a zoom."""
        self._zoom = zoom
        self._drawn.clear()
        self._arrange()
        self.update()

    def zoom_for(self, width: int) -> float:
        """Return the zoom at which the widest page fills a width in pixels."""
        widest = max((self._page_size(number, 1.0).width() for number in range(self._count())), default=1)
        return max(0.25, (width - 2 * Space.WIDE) / widest)

    def sizeHint(self) -> QSize:
        """Return the size of all pages with the desk around them."""
        bottom = self._places[-1].bottom() if self._places else 0
        right = max((place.width() for place in self._places), default=0)
        return QSize(right + 2 * Space.WIDE, bottom + Space.WIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        if self._pages is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(COLOURS.sidebar))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, place in enumerate(self._places):
            if place.intersects(event.rect()):
                paint_paper(painter, QRectF(place))
                painter.drawImage(place, self._picture(self._pages, number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages in the middle."""
        super().resizeEvent(event)
        self._arrange()

    def _count(self) -> int:
        return len(self._pages) if self._pages else 0

    def _page_size(self, number: int, zoom: float) -> QSize:
        if self._pages is None:
            return QSize()
        return (self._pages.size(number) * (zoom * _SCREEN_DPI / POINTS_PER_INCH)).toSize()

    def _arrange(self) -> None:
        top = Space.WIDE
        self._places = []
        for number in range(self._count()):
            size = self._page_size(number, self._zoom)
            left = max((self.width() - size.width()) // 2, Space.WIDE)
            self._places.append(QRect(left, top, size.width(), size.height()))
            top += size.height() + Space.WIDE
        self.setMinimumSize(self.sizeHint())

    def _picture(self, pages: PdfPages, number: int) -> QImage:
        """Return a page's picture at the screen's own resolution, drawn anew only when zoom or screen changed."""
        dpi = self._zoom * _SCREEN_DPI * self.devicePixelRatioF()
        if (number, dpi) not in self._drawn:
            while len(self._drawn) >= _KEPT:
                self._drawn.pop(next(iter(self._drawn)))
            self._drawn[number, dpi] = pages.picture(number, dpi)
        return self._drawn[number, dpi]
