"""The page that tells how a format file is written leaves nothing out, and its example works."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from desktop_app.report.annex.formats import file_shape as format_file
from desktop_app.report.annex.formats.format import load_format
from desktop_app.report.annex.formats.text import FILLS
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from tests.folders import DOCS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

PAGE = (DOCS / "annex-formats.md").read_text(encoding="utf-8")
PARTS = [part for part in vars(format_file).values() if isinstance(part, type) and issubclass(part, format_file.Part)]
NAMES = sorted({name for part in PARTS for name in part.__struct_fields__})


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_told(name: str) -> None:
    assert re.search(rf'[`"]{name}[`"]', PAGE)


@pytest.mark.parametrize("word", [*get_args(format_file.Period), *get_args(format_file.Role), *sorted(FILLS)])
def test_every_word_is_told(word: str) -> None:
    assert re.search(rf"[`\"{{]{word}[`\"}}]", PAGE)


def test_the_example_is_a_format(tmp_path: Path, session: Session) -> None:
    path = tmp_path / "X-2030.json"
    path.write_text(PAGE.split("```json\n")[1].split("```")[0], encoding="utf-8")
    fmt = load_format(path)
    assert compute_annex(session, AnnexScope(fmt, 2030)).cells["T1.sent.rate"].text == "—"
