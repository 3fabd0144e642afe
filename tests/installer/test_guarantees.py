"""docs/guarantees.md says what was counted, names tests that are there, and takes the results of deep runs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from installer import guarantees
from installer.guarantees import COUNTED, PAGE, ROOT, Counted, filled, keep, main, names_in, read_counted

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_page_says_what_was_counted() -> None:
    page = PAGE.read_text("utf-8")
    assert filled(page, read_counted()) == page, "run: python -m installer.guarantees"
    assert read_counted().keys() <= names_in(page)


def test_every_test_and_page_that_the_page_names_is_there() -> None:
    for page in (PAGE, ROOT / "SECURITY.md"):
        named = set(re.findall(r"`((?:tests|docs|desktop_app|\.ci)/[^`*]+)`", page.read_text("utf-8")))
        assert not {path for path in named if not (ROOT / path).exists()}


def test_a_run_is_kept_and_stands_in_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, counted = tmp_path / "guarantees.md", tmp_path / "guarantees.json"
    page.write_text("| a | [kills]: – |\n| b | [walks]: –; [orders]: 1 (0 failed; x, y) |\n", "utf-8")
    counted.write_text("{}", "utf-8")
    monkeypatch.setattr(guarantees, "PAGE", page)
    keep("kills", 1000, 0, counted)
    keep("orders", 720, 2, counted)
    text = filled(page.read_text("utf-8"), read_counted(counted))
    first, second = text.splitlines()
    assert first.startswith("| a | [kills]: 1,000 (0 failed; ")
    assert second.startswith("| b | [walks]: –; [orders]: 720 (2 failed; ")
    assert filled(text, read_counted(counted)) == text
    assert set(json.loads(counted.read_text("utf-8"))) == {"kills", "orders"}


def test_a_name_that_no_row_counts_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    before = COUNTED.read_bytes()
    assert main(["count", "never-heard-of", "5"]) == 2
    assert main(["count", "schedules"]) == 2
    assert main(["cuont", "schedules", "5"]) == 2
    assert COUNTED.read_bytes() == before
    assert "never-heard-of" in capsys.readouterr().err


def test_what_was_counted_is_one_line() -> None:
    assert str(Counted(10_000, 0, "2026-11-30", "abc1234")) == "10,000 (0 failed; 2026-11-30, abc1234)"
