"""The editable letter, read back: every word is there, Chinese typefaces are set, nothing is taken for markup."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.paths import resource
from desktop_app.progress import silent
from desktop_app.report.letters.docx_letter import docx_bytes, write_docx
from desktop_app.report.letters.text import LetterDraft, LetterParagraph, letter_text
from desktop_app.report.paper.docx.fonts import faces
from desktop_app.report.paper.docx.template import TEMPLATE, make_template
from desktop_app.written_days import official_day_text
from tests.report.letters.letter_cases import application, every_letter, letter_case

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

RARE = "㛃䶮𬱟𫖯"
DAY = dt.date(2024, 4, 10)


def opened(letter: LetterDraft) -> Document:
    """Return a letter as a word processor opens it."""
    return docx.Document(BytesIO(docx_bytes(letter)))


def texts(document: Document) -> list[str]:
    """Return the paragraphs and the rows of forms in the order of the document, empty paragraphs left out."""
    found = []
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            found += ["│".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.text:
            found.append(block.text)
    return found


def expected(letter: LetterDraft) -> list[str]:
    """Return what the document of a letter must say, in order."""
    head = [letter.issuer, letter.title, letter.number, letter.addressee + "：" if letter.addressee else ""]
    body = [f"{line.label}│{line.text}" if line.label else line.text for line in letter.body]
    signed = [letter.signature, official_day_text(letter.day)] if letter.signature else []
    return [text for text in head + body + signed if text]


@pytest.mark.parametrize(("rule_set", "code", "decision"), every_letter())
def test_a_letter_says_exactly_its_text(rule_set: str, code: str, decision: str) -> None:
    letter = letter_text(letter_case(rule_set, code, decision), code)
    assert texts(opened(letter)) == expected(letter)


@pytest.mark.parametrize(
    "name",
    [
        f"{RARE}公司",
        "<b>&amp;</b>",
        "{{ title }}",
        "{% if x %}",
        "{_{ a }_}",
        "{{% %}}{#",
        "</w:t></w:r>",
        "a  b\u3000 c",
        "\"双引号'",
    ],
)
def test_whatever_a_name_looks_like_it_is_printed_as_it_stands(name: str) -> None:
    values = application(2024) | {"applicant_name": name, "subject": name}
    letter = letter_text(letter_case("CN-2019", "granted", "granted", application=values), "granted")
    assert texts(opened(letter)) == expected(letter)
    form = letter_text(letter_case("CN-2019", "third_party_form", application=values), "third_party_form")
    assert texts(opened(form)) == expected(form)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_stays_itself(text: str) -> None:
    letter = LetterDraft(
        code="granted",
        issuer="某局",
        title="告知书",
        number="",
        addressee=text,
        body=(LetterParagraph(text=text), LetterParagraph(text=text, label="行")),
        signature=text,
        day=DAY,
    )
    assert texts(opened(letter)) == expected(letter)


def test_signs_that_no_file_can_hold_become_a_replacement() -> None:
    letter = letter_text(letter_case("CN-2019", "receipt", number="甲\x00\x0b乙\ufffe"), "receipt")
    assert any("〓" in text for text in texts(opened(letter)))


def test_every_style_names_its_typeface_for_chinese() -> None:
    document = opened(letter_text(letter_case("CN-2019", "receipt"), "receipt"))
    used = {block.style.name for block in document.paragraphs if block.style}
    for style in document.styles:
        if style.name in used | {"LetterRow"}:
            fonts = style.element.rPr.rFonts
            chosen = {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
            assert len(chosen) == 1
            assert chosen <= {faces().body[0], faces().title[0], faces().row[0]}
            assert fonts.get(qn("w:eastAsiaTheme")) is None
    assert "LetterTitle" in used


def test_the_font_table_says_what_may_stand_in() -> None:
    with zipfile.ZipFile(BytesIO(docx_bytes(letter_text(letter_case("CN-2019", "receipt"), "receipt")))) as archive:
        table = archive.read("word/fontTable.xml").decode()
    for face, *others in (faces().body, faces().title, faces().row):
        assert f'w:name="{face}"><w:altName w:val="{",".join(others)}"/>' in table


def test_the_page_is_a4_with_the_edges_of_an_official_document() -> None:
    (section,) = opened(letter_text(letter_case("CN-2019", "receipt"), "receipt")).sections
    lengths = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(length.mm) for length in lengths if length] == [210, 297, 37, 28]


def test_the_properties_name_the_letter_and_no_program() -> None:
    letter = letter_text(letter_case("CN-2019", "receipt"), "receipt")
    properties = opened(letter).core_properties
    assert (properties.title, properties.author, properties.comments) == (letter.title, letter.issuer, "")
    assert properties.created is not None
    assert properties.created.date() == letter.day


def test_the_template_in_the_resources_is_what_the_program_makes() -> None:
    with zipfile.ZipFile(resource(*TEMPLATE)) as kept, zipfile.ZipFile(BytesIO(make_template())) as made:
        assert sorted(kept.namelist()) == sorted(made.namelist())
        different = [name for name in kept.namelist() if kept.read(name) != made.read(name)]
    assert different == [], "run: python -m desktop_app.report.paper.docx"


def test_a_template_that_was_damaged_says_so(tmp_path: Path) -> None:
    letter = letter_text(letter_case("CN-2019", "receipt"), "receipt")
    damaged = tmp_path / "letter.docx"
    with pytest.raises(UserError, match=r"letter\.docx"):
        docx_bytes(letter, damaged)
    damaged.write_bytes(b"not a zip")
    with pytest.raises(UserError, match="不能用"):
        docx_bytes(letter, damaged)
    document = docx.Document(str(resource(*TEMPLATE)))
    document.add_paragraph("{{ title ")
    document.save(str(damaged))
    with pytest.raises(UserError, match="不能用"):
        docx_bytes(letter, damaged)


def test_a_letter_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    letter = letter_text(letter_case("CN-2019", "receipt"), "receipt")
    write_docx(letter, tmp_path / "a.docx", silent)
    assert texts(docx.Document(str(tmp_path / "a.docx"))) == expected(letter)
    with pytest.raises(UserError):
        write_docx(letter, tmp_path / "none" / "a.docx", silent)
