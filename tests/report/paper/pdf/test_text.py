"""What a user typed stands on the paper letter by letter and can be copied out again."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.report.paper.document import Block, Cell, Grid, Heading, Paragraph, SignOff, Title
from desktop_app.report.paper.pdf.fallback import REPLACEMENT
from desktop_app.report.paper.pdf.fonts import Face, has
from desktop_app.report.paper.pdf.render import render
from tests.report.paper.pdf.reading import document, page_texts, printed, table, without_blanks

if TYPE_CHECKING:
    from pathlib import Path

RARE = "㛃䶮𬱟𫖯𠅤"
MARKUP = "a<b & <img src=x> <font color='red'>&lt;</font> {0} %s \\n"


@cache
def printable() -> list[str]:
    """Return the characters that some typeface has and that a PDF reader gives back one for one."""
    return [
        char
        for char in map(chr, range(0x21, 0x30000))
        if any(has(face, char) for face in Face)
        and unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cs", "Mn", "Zs", "Zl", "Zp"}
        and unicodedata.bidirectional(char) not in {"R", "AL"}
        and not 0xFB00 <= ord(char) <= 0xFB06  # pdfium gives ligatures back as their letters
        and char != "-"  # pdfium takes one at a line's end for a hyphenated word
        and not 0xFE00 <= ord(char) <= 0xFE0F
    ]


PRINTABLE = st.text(st.deferred(lambda: st.sampled_from(printable())), min_size=1, max_size=60)


@pytest.mark.parametrize("text", [RARE, MARKUP, "数量（条）……“三安全一稳定”", "①②③ⅣⅤ％‰㎡", "\u2f00\u4e00"])
def test_a_text_is_printed_literally_wherever_it_stands(text: str) -> None:
    everywhere: tuple[Block, ...] = (
        Title(text),
        Heading(1, text),
        Heading(2, text),
        Paragraph(text),
        Paragraph(text, style="kai"),
        Paragraph(text, style="note"),
        table([[text, "甲"], ["乙", text]], header_rows=1),
        SignOff((((text, text),),)),
    )
    bare = without_blanks(text)
    assert printed(*everywhere) == bare * 6 + f"{bare}甲乙{bare}" + f"{bare}：{bare}"


@settings(max_examples=60, deadline=None)
@given(PRINTABLE)
def test_any_text_of_the_typefaces_is_read_back(text: str) -> None:
    assert printed(Paragraph(text)) == without_blanks(text)


@settings(max_examples=40, deadline=None)
@given(PRINTABLE, PRINTABLE)
def test_any_text_in_a_table_is_read_back(left: str, right: str) -> None:
    grid = Grid(
        (1, 1), (Cell(0, 0, text=left, role="rowlabel", align="center"), Cell(0, 1, text=right, align="justify"))
    )
    assert sorted(printed(grid)) == sorted(without_blanks(left + right))


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_any_string_at_all_prints_and_what_no_typeface_has_is_listed(text: str) -> None:
    rendered = render(document(Title(text), Paragraph(text), title=text))
    for char in rendered.missing:
        assert char in text
        assert not any(has(face, char) for face in Face) or unicodedata.category(char) in {"Cc", "Cs", "Co"}


def test_justified_lines_copy_out_without_blanks_between_characters() -> None:
    text = "本年度受理政府信息公开申请，（按期）答复；" * 20
    pages = page_texts(render(document(Paragraph(text))).pdf)
    assert " " not in "".join(pages).partition("某局")[0]


def test_a_justified_line_does_not_loosen_what_is_printed_after_it() -> None:
    def width_of_last_line(*blocks: Block) -> float:
        with pypdfium2.PdfDocument(render(document(*blocks, Heading(1, "一二三四五六七八九十"))).pdf) as pdf:
            page = pdf[0].get_textpage()
            start = page.get_text_bounded().index("一二三")
            return float(page.get_charbox(start + 9)[2] - page.get_charbox(start)[0])

    assert width_of_last_line(Paragraph("（公开）；" * 40)) == pytest.approx(width_of_last_line())


def test_a_new_line_in_a_text_begins_a_new_line() -> None:
    pages = page_texts(render(document(Paragraph("第一行\n第二行\r\n第三行", indent_first=False))).pdf)
    assert pages[0].split()[:3] == ["第一行", "第二行", "第三行"]


def test_a_character_that_no_typeface_has_prints_as_a_sign_and_is_reported_once() -> None:
    rendered = render(document(Paragraph("王\U0001f600\U0001f600\ue000明"), Title("\ud800\x00")))
    assert rendered.missing == ("\x00", "\ud800", "\ue000", "\U0001f600")
    assert without_blanks(page_texts(rendered.pdf)[0]).startswith(f"王{REPLACEMENT * 3}明{REPLACEMENT * 2}")


def test_invisible_characters_print_as_nothing_and_are_not_missed() -> None:
    text = "公\u200b开\ufeff信\u00ad息\ufe0f"
    assert render(document(Paragraph(text))).missing == ()
    assert printed(Paragraph(text)) == "公开信息"


def test_a_character_that_only_another_typeface_has_is_printed_with_that_one() -> None:
    only_kai = next(char for char in printable() if has(Face.KAI, char) and not has(Face.SERIF, char))
    assert render(document(Paragraph(f"甲{only_kai}乙"))).missing == ()
    assert printed(Paragraph(f"甲{only_kai}乙")) == f"甲{only_kai}乙"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) isn't installed here")
def test_another_reader_copies_the_same_text(tmp_path: Path) -> None:
    path = tmp_path / "试.pdf"
    path.write_bytes(render(document(Paragraph(RARE + MARKUP * 3), Paragraph(f"{RARE}1276"))).pdf)
    copied = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout  # noqa: S603, S607  a tool found on the PATH, with a path of our own
    assert without_blanks(copied).startswith(without_blanks(RARE + MARKUP * 3 + RARE + "1276"))
