"""A text with figures in it, broken into lines by the rules of the printed page: where every figure stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from desktop_app.report.paper.pdf.balancing import balance
from desktop_app.report.paper.pdf.line_breaking import break_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter, QTextLine

    from desktop_app.report.annex.form_sheet import Run
    from desktop_app.report.paper.grid import CellAlignment
    from desktop_app.ui.annex_sheet.sheet_type import Face

_LINE_SEPARATOR = "\u2028"
_FULL_WIDTH = "〇"
_EM = 1000  # pixels; characters are measured large, so that nothing is rounded


class LaidText:
    """A text laid out within a width in pixels; `height` is what it takes.

    A `balanced` text (a label) is broken evenly or at a joint, any other where a line is full.
    """

    def __init__(
        self,
        runs: Sequence[Run],
        face: Face,
        width: float,
        align: CellAlignment,
        leading: float,
        *,
        balanced: bool = False,
    ) -> None:
        self._runs = tuple(runs)
        self._step = face.pixels * leading
        text = "".join(run.text for run in runs).replace("\n", _LINE_SEPARATOR)
        flag = Qt.AlignmentFlag.AlignJustify if align == "justify" else Qt.AlignmentFlag.AlignLeft
        self._layout = QTextLayout(text, face.font)
        option = QTextOption(flag)
        # The lines are broken by the rules of paper; Qt must not break them again by its own.
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        top = 0.0
        for columns in _line_lengths(text, face, width, balanced=balanced):
            line = self._layout.createLine()
            line.setNumColumns(columns)
            # A closing mark may stand out by its empty half; Qt would take it to the next line and lose the last words.
            line.setNumColumns(columns, max(width, line.naturalTextWidth(), 1.0))
            spare = width - line.naturalTextWidth()
            left = {"center": spare / 2, "right": spare}.get(align, 0.0)
            line.setPosition(QPointF(left, top + (self._step - line.height()) / 2))
            top += self._step
        self._layout.endLayout()
        self.height = top

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint the text with its top left corner at a place."""
        self._layout.draw(painter, at)

    def figures(self) -> Iterator[tuple[str, tuple[QRectF, ...]]]:
        """Yield each figure's code with the boxes it stands in, relative to the text's top left corner."""
        start = 0
        for run in self._runs:
            end = start + _columns(run.text)
            if run.code:
                yield run.code, tuple(self._boxes(start, end))
            start = end

    def _boxes(self, start: int, end: int) -> Iterator[QRectF]:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if max(start, first) < min(end, last) or (start == end and first <= start < last):
                left, right = _x(line, max(start, first)), _x(line, min(end, last))
                yield QRectF(left, self._step * number, max(right - left, 1.0), self._step)


def _line_lengths(text: str, face: Face, width: float, *, balanced: bool) -> Iterator[int]:
    """Yield how long each line is, in the text layout's units, the blanks at its end included."""
    # A screen rounds a character's width to whole pixels; a line must not grow over its cell by what that adds up to.
    room = width / max(face.pixels, QFontMetricsF(face.font).horizontalAdvance(_FULL_WIDTH))
    family, bold = face.font.family(), face.font.bold()
    for paragraph in text.split(_LINE_SEPARATOR):
        advances = [_advance(char, family, bold) for char in paragraph]
        spans = balance(paragraph, advances, room) if balanced else break_lines(paragraph, advances, room, room)
        starts = [span.start for span in spans[1:]]
        edges = zip([0, *starts], [*starts, len(paragraph)], strict=True)
        for number, (start, stop) in enumerate(edges, 1):
            yield _columns(paragraph[start:stop]) + (number == len(spans))


@lru_cache(maxsize=8192)
def _advance(char: str, family: str, bold: bool) -> float:  # noqa: FBT001 (a key of the cache)
    """Return a character's width in em."""
    return _metrics(family, bold).horizontalAdvance(char) / _EM


@lru_cache(maxsize=8)
def _metrics(family: str, bold: bool) -> QFontMetricsF:  # noqa: FBT001 (as above)
    measured = QFont(family)
    measured.setBold(bold)
    measured.setPixelSize(_EM)
    return QFontMetricsF(measured)


def _columns(text: str) -> int:
    """Return how many units a text counts in Qt: characters beyond the basic plane count two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _x(line: QTextLine, position: int) -> float:
    """Return the horizontal place of a character, which PySide hands back together with the position."""
    place, _ = cast("tuple[float, int]", line.cursorToX(position))
    return place
