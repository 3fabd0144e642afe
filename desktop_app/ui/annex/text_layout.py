"""A text with figures in it, broken into lines: where every figure stands, and as little ragged as the form."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QFont, QPainter, QTextLine

    from desktop_app.report.grid import CellAlignment
    from desktop_app.ui.annex.sheet_content import Run

_FLAGS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
_LINE_SEPARATOR = "\u2028"


class LaidText:
    """A text laid out within a width in pixels; `height` is what it takes."""

    def __init__(self, runs: Sequence[Run], font: QFont, width: float, align: CellAlignment, leading: float) -> None:
        self.runs = tuple(runs)
        text = "".join(run.text for run in runs).replace("\n", _LINE_SEPARATOR)
        option = QTextOption(_FLAGS[align])
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout = QTextLayout(text, font)
        self.layout.setTextOption(option)
        self._step = font.pixelSize() * leading
        self._width = width
        self.height = self._break_lines(width)
        if align == "center":
            self._balance(QFontMetricsF(font).horizontalAdvance(text))

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint the text with its top left corner at a place."""
        self.layout.draw(painter, at)

    def figures(self) -> Iterator[tuple[str, tuple[QRectF, ...]]]:
        """Yield each figure's code with the boxes it stands in, relative to the text's top left corner."""
        start = 0
        for run in self.runs:
            end = start + len(run.text.encode("utf-16-le")) // 2
            if run.code:
                yield run.code, tuple(self._boxes(start, end))
            start = end

    def _break_lines(self, width: float, offset: float = 0.0) -> float:
        self.layout.beginLayout()
        top = 0.0
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(offset, top + (self._step - line.height()) / 2))
            top += self._step
        self.layout.endLayout()
        return top

    def _balance(self, natural: float) -> None:
        """Make the lines of a short centred label equally long, as 社会公益 / 组织 becomes 社会公 / 益组织."""
        lines = self.layout.lineCount()
        if lines <= 1 or _LINE_SEPARATOR in self.layout.text():
            return
        em = self.layout.font().pixelSize()
        width = float(math.ceil(natural / lines))
        while width < self._width and (self._break_lines(width), self.layout.lineCount())[1] > lines:
            width += em / 2
        width = min(width, self._width)
        self._break_lines(width, (self._width - width) / 2)

    def _boxes(self, start: int, end: int) -> Iterator[QRectF]:
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if max(start, first) < min(end, last) or (start == end and first <= start < last):
                left, right = _x(line, max(start, first)), _x(line, min(end, last))
                yield QRectF(left, self._step * number, max(right - left, 1.0), self._step)


def _x(line: QTextLine, position: int) -> float:
    """Return the horizontal place of a character, which PySide hands back together with the position."""
    place, _ = cast("tuple[float, int]", line.cursorToX(position))
    return place
