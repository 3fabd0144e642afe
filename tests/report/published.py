"""Published annexes of other places, turned from the examples' shape into the file that `file-annex` takes."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.folders import DATA

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = DATA / "annex_examples"

ADDED_BY_A_PROVINCE = "T2.other_docs."
"""A row “其他主动公开文件” that Hubei put into the form of 2020: it isn't the national form's."""


def example(name: str) -> dict[str, Any]:
    """Return an example as it stands; numbers with a point stay decimal."""
    found: dict[str, Any] = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)
    return found


def cells_of(found: dict[str, Any]) -> dict[str, Any]:
    """Return an example's figures by cell code: tables of rows of columns, or the seed's own shape."""
    cells = {
        f"{table}.{row}.{column}": value
        for table, rows in found.get("tables", {}).items()
        for row, columns in rows.items()
        for column, value in columns.items()
        if column != "note" and "+" not in row  # two channels told as one figure are no cell
    }
    return {code: cells[code] for code in cells if not code.startswith(ADDED_BY_A_PROVINCE)} | _seed_cells(found)


def _seed_cells(found: dict[str, Any]) -> dict[str, Any]:
    """Return the figures of the report of 2013, whose text tells some cells of its form."""
    if "A1" not in found:
        return {}
    sentences, columns = found["sent"], ("org", "doc", "plan", "fin", "hr", "biz", "news", "oth")
    return dict(zip((f"A1.cnt.{column}" for column in columns), found["A1"]["cnt"], strict=True)) | {
        "A1.sent.new": found["A1"]["new"],
        "A4.sent.received": sentences["received"],
        "A4.sent.rate": sentences["ontime_rate"],
        "A5.sent.r": sentences["review"],
        "A5.sent.l": sentences["litigation"],
        "A6.sent.p": sentences["p"],
        "A6.sent.p1": sentences["p1"],
        "A6.sent.p2": sentences["p2"],
        "A7.sent.b": sentences["budget"],
    }


def values_file(folder: Path, cells: dict[str, Any], fmt: str, year: int, **more: Any) -> Path:
    """Write a file for `file-annex`; decimals keep their digits."""
    path = folder / f"{fmt}-{year}.json"
    content = {"format": fmt, "year": year, "cells": cells, "findings": []} | more
    numbers = [value for value in cells.values() if isinstance(value, Decimal)]
    text = json.dumps(content, ensure_ascii=False, default=lambda number: f"@{number}@")
    for number in numbers:
        text = text.replace(f'"@{number}@"', format(number, "f"))
    path.write_text(text, encoding="utf-8")
    return path


def converted(folder: Path, name: str) -> Path:
    """Write an example as a file for `file-annex`."""
    found = example(name)
    return values_file(folder, cells_of(found), found["format"], found["fy"], title=found["name"])
