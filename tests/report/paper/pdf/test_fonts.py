"""The typefaces: read when first needed, once, and with all the characters a government paper may need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desktop_app.report.paper.pdf.fallback import set_glyphs
from desktop_app.report.paper.pdf.fonts import Face, advance, digit_advance, has, load
from tests.folders import ROOT


def test_no_typeface_is_read_before_one_is_needed() -> None:
    program = (
        "import desktop_app.report.paper.pdf; from reportlab.pdfbase import pdfmetrics;"
        "print([name for name in pdfmetrics.getRegisteredFontNames() if 'SC' in name or 'Kai' in name])"
    )
    result = subprocess.run(  # noqa: S603  our own interpreter and our own program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("face", [face for face in Face if face is not Face.FANG])
def test_a_typeface_is_read_once_and_has_every_common_and_some_rare_characters(face: Face) -> None:
    assert load(face) is load(face)
    assert all(has(face, char) for char in "政府信息公开年度报告〔2013〕号，。、；：？！（）《》“”…—〓％㛃䶮𬱟𫖯")
    assert advance(face, "国") == 1


def test_the_fang_song_has_all_of_gb_2312_and_others_stand_in_for_what_it_lacks() -> None:
    rows = (bytes([row, place]).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for place in range(0xA1, 0xFF))
    common = [char for char in rows if char]
    assert len(common) == 6763
    assert [char for char in common if not has(Face.FANG, char)] == []
    assert all(has(Face.FANG, char) for char in "〔2013〕，。、；：？！（）《》“”…—〓％①㈠Ⅳ")
    assert all(advance(Face.FANG, digit) == 0.5 for digit in "0123456789")
    missing: set[str] = set()
    faces = [glyph.face for glyph in set_glyphs("张𬱟喆明", Face.FANG, missing)]
    assert faces == [Face.FANG, Face.KAI, Face.KAI, Face.FANG]
    assert not missing


def test_all_digits_of_a_column_get_the_width_of_the_widest() -> None:
    assert digit_advance(Face.SERIF) == max(advance(Face.SERIF, digit) for digit in "0123456789") == 0.562
    assert advance(Face.SERIF, "1") < digit_advance(Face.SERIF)
