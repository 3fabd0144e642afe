"""check-layout: what a person who edits next year's layout reads, and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli import main
from desktop_app.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

OWN = resource("layout", "six-2021.json").read_text(encoding="utf-8")


def test_a_layout_without_a_mistake_is_called_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "next.json"
    path.write_text(OWN, "utf-8")
    assert main(["check-layout", str(path)]) == 0
    assert capsys.readouterr().out == "“六部分（2021年度起）”没有错误：7 个部分，25 个自动生成的句子。\n"


def test_a_mistake_is_told_with_file_line_and_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "next.json"
    path.write_text(OWN.replace('"nil": "fee"', '"nil": "fees"'), "utf-8")
    assert main(["check-layout", str(path)]) == 1
    first, hint = capsys.readouterr().out.splitlines()
    assert first.startswith("next.json 第 ")
    assert "没有“fees”这种零报告" in first
    assert "docs/report-layouts.md" in hint


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-layout", str(tmp_path / "none.json")]) == 1
    assert "none.json" in capsys.readouterr().out
