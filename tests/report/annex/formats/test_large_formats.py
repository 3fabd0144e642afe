"""A format file of whatever size is checked soon, or refused in a sentence that says what is too much."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.paths import resource
from desktop_app.report.annex.formats.cells import MOST_CELLS
from desktop_app.report.annex.formats.format import FormatError, load_format, read_format
from desktop_app.report.rulefiles.decoding import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OFFICIAL = json.loads(resource("annex", "D-2021.json").read_text("utf-8"))
SOON = 3
"""Seconds of computing."""


def lines(letter: str, count: int, **more: object) -> list[dict[str, object]]:
    """Return so many rows or columns."""
    return [{"code": f"{letter}{number}", "label": "x", **more} for number in range(count)]


def form(rows: int, columns: int, *checks: object, tables: int = 1, **more: object) -> dict[str, Any]:
    """Return a format of tables of that size, printed line by line."""
    made = [
        {
            "id": f"T{number}",
            "name": "x",
            "unit": "件",
            "count": "application",
            "rows": lines("r", rows),
            "columns": lines("c", columns),
            **more,
        }
        for number in range(tables)
    ]
    bands = [
        {"table": table["id"], "widths": [1], "values_width": columns, "list": ["label", "values"]} for table in made
    ]
    paper = [{"grid": {"bands": [band]}} for band in bands]
    about = {"id": "X", "name": "x", "document": "x", "first_year": 2000}
    return {**about, "tables": made, "paper": paper, "checks": list(checks)}


def chain(count: int) -> dict[str, Any]:
    """Return a format whose every row takes the row before it."""
    made = form(1, 1)
    made["tables"][0]["rows"] += [
        {"code": f"f{number}", "label": "x", "formula": f"[f{number - 1}]" if number else "[r0]"}
        for number in range(count)
    ]
    return made


def sums(rows: int, ranges: int) -> dict[str, Any]:
    """Return a format whose rows are each the sum of a whole column, many times over."""
    made = form(rows, 1)
    formula = " + ".join([f"[r0..r{rows - 1}]"] * ranges)
    made["tables"][0]["rows"] += [{"code": f"s{number}", "label": "x", "formula": formula} for number in range(rows)]
    return made


def wide_print() -> dict[str, Any]:
    """Return a format whose print has columns and lines without end, and nothing in them."""
    made = form(1, 1)
    line = [{"text": "x"}] * 200
    bands = [{"table": "T0", "widths": [1] * n + [201] + [1] * (199 - n), "rows": [line] * 4} for n in range(100)]
    made["paper"] = [{"grid": {"bands": bands}}]
    return made


def check(number: int, **how: object) -> dict[str, object]:
    """Return a rule of the form's own arithmetic."""
    return {"id": f"K{number}", "level": "error", "says": "x", "table": "T0", **how}


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: form(700, 700), "最多写 200 项"),
        (lambda: form(2000, 200), f"一种格式最多 {MOST_CELLS} 个"),
        (lambda: form(60, 60, tables=150), f"一种格式最多 {MOST_CELLS} 个"),
        (lambda: form(3000, 1), "最多写 2000 项"),
        (lambda: form(1, 1, tables=201), "最多写 200 项"),
        (lambda: chain(1500), "超过了 50 层"),
        (lambda: sums(900, 30), "超过 100000 个"),
        (lambda: form(2, 1, *[check(n, values="whole") for n in range(201)]), "最多写 200 项"),
        (lambda: form(2000, 1, *[check(n, each="row", formula="[c0] >= 0") for n in range(200)]), "最多 5000 项"),
        (lambda: form(2, 1, where=[{"field": "subject", "filled": True}] * 201), "最多写 200 项"),
        (wide_print, "最多 50000 格"),
    ],
    ids=[
        *("700 by 700", "rows by columns", "tables", "rows", "many tables", "formulas on formulas", "sums"),
        *("checks", "checks of rows", "conditions", "print"),
    ],
)
def test_a_format_that_is_too_much_says_of_what(made: Callable[[], dict[str, Any]], said: str) -> None:
    text = json.dumps(made(), ensure_ascii=False)
    begun = time.process_time()
    with pytest.raises(FormatError, match=said):
        read_format(text, "x.json")
    assert time.process_time() - begun < SOON


def test_a_format_several_times_as_large_as_any_official_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(
        json.dumps(form(250, 8, *[check(n, each="row", formula="[c0] <= [c1]") for n in range(8)])), "utf-8"
    )
    begun = time.process_time()
    assert len(load_format(path).cells) == 2000
    assert time.process_time() - begun < SOON


def test_a_number_of_thousands_of_digits_is_told_with_its_line() -> None:
    text = json.dumps(OFFICIAL, ensure_ascii=False, indent=1).replace(
        '"first_year": 2021', '"first_year": ' + "9" * 5000
    )
    line = next(number for number, row in enumerate(text.splitlines(), start=1) if '"first_year"' in row)
    with pytest.raises(FormatError, match=f"第 {line} 行：这里有不能读的字符或数"):
        read_format(text, "x.json")


def test_a_file_of_megabytes_is_no_format(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(OFFICIAL) + " " * LARGEST, "utf-8")
    with pytest.raises(FormatError, match="文件太大，超过 1024 KB"):
        load_format(path)
