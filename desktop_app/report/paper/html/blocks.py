"""Each block of a document as elements of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.paper.document import (
    Chart,
    ChartRow,
    Contents,
    Cover,
    Grid,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    SignOff,
    Spacer,
    Title,
)
from desktop_app.report.paper.html.charts import figure
from desktop_app.report.paper.html.element import element, text_of
from desktop_app.report.paper.html.outline import contents, marks_of
from desktop_app.report.paper.html.tables import listing, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.paper.document import Block, Document
    from desktop_app.report.paper.html.outline import Mark


def written(document: Document) -> Iterator[str]:
    """Yield the elements of all blocks in order; white space between blocks is the style sheet's."""
    marks = marks_of(document)
    labelled_by = ""
    for place, block in enumerate(document.blocks):
        if place in marks:
            labelled_by = marks[place].name
        if isinstance(block, Contents):
            yield contents(block, document, marks)
        elif isinstance(block, Grid):
            yield table(block, labelled_by)
        elif isinstance(block, Listing):
            yield listing(block, labelled_by)
        else:
            yield from _plain(block, marks.get(place))


def _plain(block: Block, mark: Mark | None) -> Iterator[str]:
    match block:
        case Cover():
            lines = [element("p", text_of(text)) for text in (block.organisation, block.day) if text]
            heading = [_heading(block.title, mark)] if mark else []
            yield element("header", "".join([*heading, *lines]), class_="cover")
        case Title() | Heading():
            yield from [_heading(block.text, mark)] if mark else []
        case Paragraph():
            yield _paragraph(block)
        case Chart():
            yield figure(block)
        case ChartRow():
            yield element("div", "".join(map(figure, block.charts)), class_="charts")
        case SignOff():
            yield _signs(block)
        case Spacer() | PageBreak():
            return


def _heading(text: str, mark: Mark) -> str:
    return element(mark.element, text_of(text), id=mark.name)


def _paragraph(block: Paragraph) -> str:
    indent = "" if block.indent_first or block.align == "center" else "flush"
    align = "" if block.align == "justify" else block.align
    style = "" if block.style == "body" else block.style
    return element("p", text_of(block.text), class_=" ".join(filter(None, (style, align, indent))))


def _signs(block: SignOff) -> str:
    """Return each row as a list of its own: a label and what is filled in, side by side."""
    return "".join(element("dl", "".join(_sign(*sign) for sign in row)) for row in block.rows)


def _sign(label: str, value: str) -> str:
    return element("div", element("dt", text_of(label + "：")) + element("dd", text_of(value)))
