"""The editable report, read back: real headings, Chinese typefaces, fields, merges, and text that stays text."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.report.paper.charts.chart import Chart, Series
from desktop_app.report.paper.document import (
    OFFICIAL_MARGINS,
    Cell,
    Contents,
    Cover,
    Document,
    Grid,
    Heading,
    Listing,
    ListingColumn,
    Margins,
    Page,
    PageBreak,
    Paragraph,
    SignOff,
    Spacer,
    Title,
)
from desktop_app.report.paper.docx import document_docx, write_document_docx
from desktop_app.report.paper.docx.fonts import faces
from desktop_app.report.paper.plain_text import without_controls
from tests.report.paper.pdf.forms import annual_tables, qingdao_form

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Written

TITLE = "某局2013年年度报告"
REPORT = Document(
    title=TITLE,
    author="某局",
    subject="年度报告",
    fingerprint="AB12",
    created=date(2014, 1, 20),
    page=Page(margins=OFFICIAL_MARGINS),
    blocks=(
        Cover("某局\n2013年年度报告", "某局", "2014年1月20日"),
        Contents(),
        Title("某局\n2013年年度报告", large=True),
        Heading(1, "一、概述"),
        Paragraph("正文。"),
        Heading(2, "（一）总体"),
        PageBreak(Page(margins=Margins(15, 15, 15, 15))),
        Title("附表"),
        Grid((1.0, 1.0), (Cell(0, 0, column_span=2, text="并", role="header"), Cell(1, 0, text="1"), Cell(1, 1)), 1),
        SignOff(((("填报人", "张三"), ("日期", "")),)),
    ),
)


def opened(document: Document) -> Written:
    """Return a document as a word processor opens it."""
    return docx.Document(BytesIO(document_docx(document)))


def texts(written: Written, *styles: str) -> list[str]:
    """Return the texts of the paragraphs of some styles, or of all that have any."""
    found = [each for each in written.paragraphs if each.text]
    return [each.text for each in found if not styles or (each.style and each.style.name in styles)]


def test_headings_are_real_ones_so_that_navigation_works() -> None:
    written = opened(REPORT)
    assert texts(written, "Heading 1") == ["一、概述"]
    assert texts(written, "Heading 2") == ["（一）总体"]
    assert texts(written, "Title") == ["某局\n2013年年度报告"]
    for name, level in {"Heading 1": "0", "Heading 2": "1", "Heading 3": "2", "Heading 4": "3"}.items():
        assert written.styles[name].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == level
    assert texts(written, "OGI Annex Title") == ["附表"]


def test_the_contents_are_a_field_whose_entries_lead_to_the_headings() -> None:
    body = opened(REPORT).element.body
    instructions = [node.text.strip() for node in body.iter(qn("w:instrText"))]
    assert instructions[0] == r'TOC \o "1-2" \h \z \u'
    names = {node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))}
    links = [node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink"))]
    assert len(links) == 3
    assert set(links) <= names
    said = ["".join(part.text or "" for part in node.iter(qn("w:t"))) for node in body.iter(qn("w:hyperlink"))]
    assert said == ["一、概述3", "（一）总体3", "附表4"]
    kinds = [node.get(qn("w:fldCharType")) for node in body.iter(qn("w:fldChar"))]
    assert [kinds.count(kind) for kind in ("begin", "separate", "end")] == [4, 4, 4]
    assert not list(body.iter(qn("w:fldSimple")))


def test_the_foot_has_the_unit_page_fields_and_the_fingerprint_but_not_on_the_cover() -> None:
    written = opened(REPORT)
    assert [section.different_first_page_header_footer for section in written.sections] == [True, False]
    for section in written.sections:
        foot = section.footer.paragraphs[0]
        assert foot.text == "某局\t第 1 页 共 1 页\t数据指纹 AB12"
        fields = [node.text.strip() for node in foot._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(each.text for each in written.sections[0].first_page_footer.paragraphs) == ""


def test_a_form_stands_in_a_section_with_edges_of_its_own() -> None:
    edges = [round(section.left_margin.mm) for section in opened(REPORT).sections if section.left_margin]
    assert edges == [28, 15]


@pytest.mark.parametrize("made", [annual_tables(), qingdao_form()], ids=["2021 form", "2013 form"])
def test_a_table_has_the_cells_and_merges_of_its_grid(made: Document) -> None:
    tables = opened(made).tables
    grids = [block for block in made.blocks if isinstance(block, Grid)]
    assert len(tables) == len(grids)
    for table, grid in zip(tables, grids, strict=True):
        for cell in grid.cells:
            first = table.cell(cell.row, cell.column)
            last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
            assert first._tc is last._tc
            assert first.text == cell.text
        repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert repeated == [row < grid.header_rows for row in range(grid.rows)]


def test_every_style_has_a_chinese_typeface_with_substitutes_and_none_of_the_themes() -> None:
    content = document_docx(replace(REPORT, blocks=(*REPORT.blocks, *annual_tables().blocks)))
    chosen = {each[0] for each in faces().all()}
    written = docx.Document(BytesIO(content))
    used = {each.style.name for each in written.paragraphs if each.style}
    for name in used | {"Footer", "OGI Table"}:
        fonts = written.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in chosen
        assert fonts.get(qn("w:eastAsiaTheme")) is None
    with zipfile.ZipFile(BytesIO(content)) as files:
        table = files.read("word/fontTable.xml").decode()
    for face, *others in faces().all():
        assert f'w:name="{face}"><w:altName w:val="{",".join(others)}"' in table


def test_nothing_of_the_librarys_template_is_left() -> None:
    content = document_docx(REPORT)
    written = docx.Document(BytesIO(content))
    properties = written.core_properties
    assert (properties.title, properties.author, properties.subject) == (TITLE, "某局", "年度报告")
    assert (properties.comments, properties.last_modified_by, properties.language) == ("", "某局", "zh-CN")
    with zipfile.ZipFile(BytesIO(content)) as files:
        assert not [name for name in files.namelist() if "thumbnail" in name]
        assert b"python-docx" not in b"".join(files.read(name) for name in files.namelist())


def test_a_chart_is_a_picture_that_says_in_words_what_it_shows() -> None:
    chart = Chart("按月", "条", ("1 月",), (Series("2013 年", (3,)),))
    body = opened(replace(REPORT, blocks=(chart,))).element.body
    described = [node.get("descr") for node in body.iter(qn("wp:docPr"))]
    assert described == [chart.summary]


def test_signs_are_paragraphs() -> None:
    written = opened(REPORT)
    assert "填报人：张三\t日期：" in texts(written)
    assert texts(written, "Body Text") == ["正文。"]


def test_a_long_list_has_its_headings_on_every_page() -> None:
    listing = Listing((ListingColumn("标题", 2), ListingColumn("页数", 1, "right")), (("<甲>", "1"), ("乙", "2")))
    table = opened(replace(REPORT, blocks=(listing,))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["标题", "页数"], ["<甲>", "1"], ["乙", "2"]]
    assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows] == [1, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "<b>&amp;</b>",
        "{{ year }}{% if %}%s",
        "㛃䶮𬱟𫖯",
        "\u0639\u202e倒",
        "字" * 32_768,
        "=1+1",
        "\x00\ud800",
        "甲\n乙",
    ],
)
def test_a_users_text_stays_text_everywhere(text: str) -> None:
    grid = Grid((1.0,), (Cell(0, 0, text=text),))
    blocks = (
        Contents(),
        Title(text),
        Heading(1, text),
        Paragraph(text),
        grid,
        SignOff((((text, text),),)),
    )
    written = opened(replace(REPORT, title="题", author=text, blocks=blocks))
    kept = without_controls(text)
    assert texts(written)[-4:] == [kept, kept, kept, f"{kept}：{kept}"]
    assert written.tables[0].cell(0, 0).text == kept


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_back_as_it_was_given(text: str) -> None:
    written = opened(replace(REPORT, blocks=(Paragraph(text + "。"),)))
    assert texts(written) == [without_controls(text + "。")]


def test_every_block_can_stand_alone() -> None:
    for block in (*REPORT.blocks, Spacer(3), PageBreak()):
        assert opened(replace(REPORT, blocks=(block,)))


def test_a_report_is_written_whole_or_the_trouble_is_said(tmp_path: Path) -> None:
    write_document_docx(REPORT, tmp_path / "年报.docx")
    assert texts(docx.Document(str(tmp_path / "年报.docx"))) == texts(opened(REPORT))
    with pytest.raises(UserError, match="没有写成"):
        write_document_docx(REPORT, tmp_path / "没有" / "年报.docx")
