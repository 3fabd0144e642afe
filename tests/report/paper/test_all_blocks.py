"""Every kind of block goes through every writer, and its text comes out of each of them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import get_args

import docx
import pytest

from desktop_app.report.paper import document as blocks_of
from desktop_app.report.paper.charts.chart import Chart, Series
from desktop_app.report.paper.document import (
    Block,
    Cell,
    ChartRow,
    Contents,
    Cover,
    Document,
    Grid,
    Heading,
    Listing,
    ListingColumn,
    Page,
    PageBreak,
    Paragraph,
    SignOff,
    Spacer,
    Title,
)
from desktop_app.report.paper.docx import document_docx
from desktop_app.report.paper.html import html_page
from desktop_app.report.paper.pdf.render import render
from tests.report.paper.html.reading import read
from tests.report.paper.pdf.reading import page_texts

SAID = "甲㛃𬱟<b>"
CHART = Chart(SAID, "条", ("1 月",), (Series("2013 年", (3,)),))
BLOCKS: dict[type[Block], Block] = {
    Cover: Cover(SAID, "某局", "2014年1月20日"),
    Contents: Contents(),
    Title: Title(SAID),
    Heading: Heading(4, SAID),
    Paragraph: Paragraph(SAID),
    Grid: Grid((1.0,), (Cell(0, 0, text=SAID),)),
    Listing: Listing((ListingColumn("标题", 1),), ((SAID,),)),
    Chart: CHART,
    ChartRow: ChartRow((CHART, CHART)),
    SignOff: SignOff((((SAID, "张三"),),)),
    Spacer: Spacer(5),
    PageBreak: PageBreak(Page(orientation="landscape")),
}
SILENT = {Contents, Spacer, PageBreak}
PICTURES = {Chart, ChartRow}


def every_kind() -> set[type]:
    """Return every class that a block can be."""
    return {kind for kind in get_args(blocks_of.Block) if isinstance(kind, type)}


def test_no_kind_of_block_is_forgotten_here() -> None:
    assert set(BLOCKS) == every_kind()


@pytest.mark.parametrize("kind", BLOCKS, ids=lambda kind: kind.__name__)
def test_a_block_goes_through_every_writer(kind: type[Block]) -> None:
    made = Document(title="试印", author="某局", blocks=(BLOCKS[kind], Heading(1, "末")))
    paper = re.sub(r"\s", "", "".join(page_texts(render(made).pdf)))
    page = re.sub(r"\s", "", read(html_page(made)).all("main")[0].text)
    written = docx.Document(BytesIO(document_docx(made))).element.body
    edited = "".join(str(each.get("descr") or each.text or "") for each in written.iter())
    for text in (paper, page, re.sub(r"\s", "", edited)):
        assert (SAID in text) is (kind not in SILENT)
        assert "末" in text
