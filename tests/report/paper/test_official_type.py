"""What is printed and what a word processor opens is set in the same sizes, those of GB/T 9704-2012."""

from __future__ import annotations

from io import BytesIO

import docx
import pypdfium2
import pytest

from desktop_app.report.letters.document import letter_document
from desktop_app.report.letters.docx_letter import docx_bytes
from desktop_app.report.letters.text import letter_text
from desktop_app.report.paper.document import (
    OFFICIAL_MARGINS,
    Block,
    Contents,
    Cover,
    Document,
    Heading,
    Page,
    Paragraph,
    SignOff,
    Title,
)
from desktop_app.report.paper.docx import document_docx
from desktop_app.report.paper.pdf.render import render
from tests.report.letters.letter_cases import letter_case

BLOCKS: dict[str, tuple[float, Block]] = {
    "封面之名": (26, Cover("封面之名", "封面之局")),
    "目　录": (20, Contents()),
    "大题": (22, Title("大题", large=True)),
    "附题": (20, Title("附题")),
    "一级": (16, Heading(1, "一级")),
    "二级": (16, Heading(2, "二级")),
    "三级": (16, Heading(3, "三级")),
    "四级": (16, Heading(4, "四级")),
    "正文": (16, Paragraph("正文")),
    "楷文": (16, Paragraph("楷文", style="kai")),
    "副题": (12, Paragraph("副题", style="subtitle")),
    "小注": (9, Paragraph("小注", style="note")),
    "填报：张三": (10.5, SignOff(((("填报", "张三"),),))),
}
OTHERS = {"封面之局": 18.0}
FACES = {"正文": "FandolFang", "一级": "NotoSansSC", "二级": "LXGWWenKai", "三级": "FandolFang", "大题": "NotoSerifSC"}
REPORT = Document(
    title="大题",
    author="某局",
    fingerprint="AB12",
    official=True,
    blocks=tuple(block for _size, block in BLOCKS.values()),
    page=Page(margins=OFFICIAL_MARGINS),
)
WANTED = {said: float(size) for said, (size, _block) in BLOCKS.items()} | OTHERS


def printed(pdf: bytes) -> list[tuple[str, float, str]]:
    """Return each printed run with its size and its typeface."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [
            (run.extract().strip(), run.get_font_size(), run.get_font().get_base_name())
            for page in opened
            for run in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
        ]


def written(content: bytes) -> dict[str, float]:
    """Return each paragraph's text with its size."""
    sizes = {}
    for paragraph in docx.Document(BytesIO(content)).paragraphs:
        assert paragraph.style is not None
        if paragraph.text and paragraph.style.font.size is not None:
            sizes[paragraph.text.replace("\t", "")] = float(paragraph.style.font.size.pt)
    return sizes


def test_a_report_has_the_same_sizes_on_paper_and_in_docx() -> None:
    runs = printed(render(REPORT).pdf)
    assert {said: {size for text, size, _face in runs if text == said} - {14} for said in WANTED} == {
        said: {size} for said, size in WANTED.items()
    }
    sizes = written(document_docx(REPORT))
    assert {said: sizes[said] for said in WANTED} == WANTED


def test_each_part_is_in_the_typeface_of_an_official_document() -> None:
    runs = printed(render(REPORT).pdf)
    for said, face in FACES.items():
        assert all(face in name for text, size, name in runs if text == said and size != 14), said


@pytest.mark.parametrize("code", ["receipt", "extension", "third_party_form"])
def test_a_letter_has_the_same_sizes_on_paper_and_in_docx(code: str) -> None:
    letter = letter_text(letter_case("CN-2019", code), code)
    runs = printed(render(letter_document(letter)).pdf)
    assert {size for _text, size, _face in runs} <= {22, 16, 14}
    sizes = written(docx_bytes(letter))
    assert sizes[letter.title] == 22
    assert set(sizes.values()) <= {22, 16}
    assert {size for text, size, _face in runs if text == letter.title} == {22}


def test_both_number_the_pages_at_the_outer_edge_with_dashes_of_size_four() -> None:
    runs = printed(render(REPORT).pdf)
    assert [text for text, size, _face in runs if size == 14 and text.startswith("—")] == ["— 2 —", "— 3 —"]
    for content in (document_docx(REPORT), docx_bytes(letter_text(letter_case("CN-2019", "receipt"), "receipt"))):
        opened = docx.Document(BytesIO(content))
        assert opened.settings.odd_and_even_pages_header_footer
        (section,) = opened.sections
        for foot in (section.footer, section.even_page_footer):
            (paragraph,) = foot.paragraphs
            assert "— 1 —" in paragraph.text
            assert paragraph.style is not None
            assert paragraph.style.font.size is not None
            assert paragraph.style.font.size.pt == 14
        assert section.footer.paragraphs[0].text.endswith("\t— 1 —")
        assert section.even_page_footer.paragraphs[0].text.startswith("— 1 —")


def test_neither_says_anything_at_the_foot_of_a_cover() -> None:
    assert not [text for text, size, _face in printed(render(REPORT).pdf) if text.startswith("— 1")]
    (section,) = docx.Document(BytesIO(document_docx(REPORT))).sections
    assert section.different_first_page_header_footer
    assert "".join(each.text for each in section.first_page_footer.paragraphs) == ""
