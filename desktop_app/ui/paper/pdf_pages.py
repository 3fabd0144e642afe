"""The pages of a PDF as pictures, made by PDFium: what the preview shows is what the printer gets."""

from __future__ import annotations

from contextlib import closing

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72.0


class PdfPages:
    """The pages of one PDF, given as its bytes (`data`); PDFium is asked only while a page is being drawn."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            self._sizes = [QSizeF(*pdf.get_page_size(number)) for number in range(len(pdf))]

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, number: int) -> QSizeF:
        """Return the size of a page (counted from 0), in points."""
        return self._sizes[number]

    def picture(self, number: int, dots_per_inch: float) -> QImage:
        """Return a page (counted from 0) as a picture of so many dots per inch, on white."""
        with closing(pypdfium2.PdfDocument(self.data)) as pdf:
            bitmap = pdf[number].render(scale=dots_per_inch / POINTS_PER_INCH, prefer_bgrx=True)
            borrowed = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return borrowed.copy()
