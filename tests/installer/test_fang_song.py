"""The 仿宋 of our papers is made from its source: other outlines, fewer scripts, and a note that it was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from desktop_app.paths import resource
from installer.fang_song import main

if TYPE_CHECKING:
    from pathlib import Path

GLYPHS = {".notdef": None, "guo": "国", "one": "1", "ka": "か", "yi": "\ua000", "box": "─", "private": "\ue000"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a font of some scripts with the outlines of PostScript."""
    pen = T2CharStringPen(1000, None)
    pen.moveTo((100, 0))
    pen.curveTo((400, 0), (900, 300), (900, 800))
    pen.lineTo((100, 800))
    pen.closePath()
    made = FontBuilder(1000, isTTF=False)
    made.setupGlyphOrder(list(GLYPHS))
    made.setupCharacterMap({ord(char): name for name, char in GLYPHS.items() if char})
    made.setupCFF("Fang-Regular", {"FullName": "Fang"}, dict.fromkeys(GLYPHS, pen.getCharString()), {})
    made.setupHorizontalMetrics(dict.fromkeys(GLYPHS, (1000, 100)))
    made.setupHorizontalHeader(ascent=880, descent=-120)
    made.setupNameTable({"copyright": "Copyright of others.", "familyName": "Fang", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    path = tmp_path / "source.otf"
    made.save(path)
    return path


def test_the_font_keeps_chinese_and_digits_and_says_that_it_was_changed(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "target.ttf"
    assert main([str(source), str(target)]) == 0
    font = TTFont(target)
    assert {chr(code) for code in font.getBestCmap()} == {"国", "1"}
    outline = font["glyf"]["guo" if "guo" in font.getGlyphOrder() else font.getBestCmap()[ord("国")]]
    assert (outline.xMin, outline.yMin, outline.xMax, outline.yMax) == (100, 0, 900, 800)
    assert "CFF " not in font
    assert font["name"].getDebugName(0).startswith("Copyright of others. Modified version")
    assert "font exception" in font["name"].getDebugName(13)


def test_without_its_two_files_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "FandolFang-Regular.otf" in capsys.readouterr().out


def test_the_shipped_font_is_what_it_makes_and_its_licence_lies_beside_it() -> None:
    with TTFont(resource("fonts", "FandolFang-Regular.ttf"), lazy=True) as font:
        assert "Modified version" in font["name"].getDebugName(0)
    licence = resource("fonts", "COPYING-FandolFang").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in licence
    assert "embed this font" in licence
