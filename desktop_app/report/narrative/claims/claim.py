"""A claim: what a sentence says of the annex, and what the annex says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop_app.report.annex.cell import Number

Table = Mapping[str, Number]
"""The figures of an annex by the cell's code; those that aren't known are left out."""

Sort = Literal["figure", "total", "share", "all"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said of rows of the annex: its place in the text, the rows' words, what is written and what holds.

    `part` says that only a part of the rows is spoken of, which the annex can't tell; such a claim is never wrong.
    `cells` are those it was compared with.
    """

    sort: Sort
    start: int
    end: int
    said_from: int
    named: str
    written: str
    holds: tuple[str, ...]
    right: bool
    part: bool = False
    cells: tuple[str, ...] = ()
