"""A chart as a picture, for documents that can't draw one themselves."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from desktop_app.report.paper.pdf.chart_piece import chart_piece
from desktop_app.report.paper.pdf.fonts import load
from desktop_app.report.paper.pdf.typography import CHART_TEXT, MM

if TYPE_CHECKING:
    from desktop_app.report.paper.charts.chart import Chart

DOTS_PER_INCH = 200
_EDGE = 2.0  # points around it


class Picture(NamedTuple):
    """A picture as a PNG file, and how large it is to be shown, in millimetres."""

    png: bytes
    width: float
    height: float


def chart_picture(chart: Chart, width: float) -> Picture:
    """Return a chart with its title as a picture `width` millimetres wide, at 200 dots per inch."""
    piece = chart_piece(chart, width * MM - 2 * _EDGE, set())
    size = (width * MM, piece.height + 2 * _EDGE)
    drawn = BytesIO()
    canvas = Canvas(drawn, pagesize=size, invariant=1, initialFontName=load(CHART_TEXT.face).fontName)
    piece.paint(canvas, _EDGE, size[1] - _EDGE)
    canvas.showPage()
    canvas.save()
    with closing(pypdfium2.PdfDocument(drawn.getvalue())) as pdf:
        image = pdf[0].render(scale=DOTS_PER_INCH / 72).to_pil()
    png = BytesIO()
    image.save(png, format="PNG", optimize=True)
    return Picture(png.getvalue(), width, size[1] / MM)
