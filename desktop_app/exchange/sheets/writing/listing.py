"""A list out as it stands on screen or paper: its headings and texts, whole numbers as numbers that add up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from desktop_app.exchange.sheets.grid import Column, Style
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Content

_WHOLE = re.compile(r"0|[1-9]\d{0,8}")
_LINES = 60
"""Characters from which on a column's texts are written as several lines."""


class ListingColumn(Protocol):
    """A column of a list."""

    @property
    def heading(self) -> str:
        """The words at its head."""


class Listing(Protocol):
    """Whatever has these properties can be written as a sheet; a row of a single text heads the rows under it."""

    @property
    def title(self) -> str:
        """What the list is called."""

    @property
    def columns(self) -> Sequence[ListingColumn]:
        """The columns in their order."""

    @property
    def rows(self) -> Sequence[tuple[str, ...]]:
        """The texts, row by row."""


def write_listing(path: Path, listing: Listing) -> Path:
    """Write a list to an .xlsx or .csv file, whole or not at all; raises `UserError` where that can't be."""
    whole = [len(row) > 1 for row in listing.rows]
    filled = [row for row, full in zip(listing.rows, whole, strict=True) if full]
    counts = [_counts([row[place] for row in filled]) for place in range(len(listing.columns))]
    columns = [
        Column(column.heading.replace("\n", " "), _style(counted, [row[place] for row in filled]))
        for place, (column, counted) in enumerate(zip(listing.columns, counts, strict=True))
    ]
    write_sheet(
        path, "".join(sign for sign in listing.title if sign not in "[]:*?/\\")[:31], columns, _cells(listing, counts)
    )
    return path


def _cells(listing: Listing, counts: Sequence[bool]) -> Iterator[list[Content]]:
    for row in listing.rows:
        if len(row) == 1:
            yield [row[0], *([""] * (len(counts) - 1))]
        else:
            yield [int(text) if counted and text else text for text, counted in zip(row, counts, strict=True)]


def _counts(texts: Sequence[str]) -> bool:
    """Tell whether a column holds nothing but whole numbers, so that a spreadsheet program may add them up."""
    filled = [text for text in texts if text]
    return bool(filled) and all(map(_WHOLE.fullmatch, filled))


def _style(counted: bool, texts: Sequence[str]) -> Style:  # noqa: FBT001 (what a column is, not a switch)
    if counted:
        return Style.NUMBER
    return Style.LINES if any(len(text) > _LINES or "\n" in text for text in texts) else Style.TEXT
