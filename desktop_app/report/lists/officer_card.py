"""The card for an officer (信息员卡片): one sheet, both sides, to lie beside the keyboard; its words are data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.paths import resource
from desktop_app.report.paper.document import (
    Cell,
    Document,
    Grid,
    Margins,
    Page,
    PageBreak,
    Paragraph,
    SignOff,
    Spacer,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.report.paper.document import Block

_MARGINS = Margins(top=15.0, right=16.0, bottom=16.0, left=16.0)
_TEXT, _KEYS = 14.0, 13.0
_KEY_ROW = 11.0
"""Millimetres of a row of keys at least."""


class _Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One side: rows, each with what it is about and says, at least so many millimetres high; keys; blanks."""

    name: str
    least: float
    rows: list[tuple[str, str]]
    keys_title: str = ""
    keys: list[tuple[str, str]] = []
    blanks: list[tuple[str, str]] = []


class _Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    subtitle: str
    sides: tuple[_Side, _Side]


def officer_card() -> Document:
    """Return the card: two pages of A4, to be printed on both sides of one sheet."""
    card = msgspec.json.decode(resource("help", "card.json").read_bytes(), type=_Card)
    return Document(title=card.title, blocks=tuple(_blocks(card)), page=Page(margins=_MARGINS))


def _blocks(card: _Card) -> Iterator[Block]:
    front, back = card.sides
    yield Title(card.title)
    yield Paragraph(card.subtitle, align="center", indent_first=False, style="subtitle")
    yield Spacer(2)
    yield from _side(front)
    yield PageBreak()
    yield from _side(back)


def _side(side: _Side) -> Iterator[Block]:
    yield Paragraph(side.name, align="left", indent_first=False, style="kai")
    yield Spacer(1.5)
    yield _rows(side.rows, side.least)
    if side.keys:
        yield Spacer(3)
        yield Paragraph(side.keys_title, align="left", indent_first=False, style="kai")
        yield Spacer(1.5)
        yield _keys(side.keys)
    if side.blanks:
        yield Spacer(5)
        yield SignOff((tuple(side.blanks),))


def _rows(rows: Sequence[tuple[str, str]], least: float) -> Grid:
    cells = [
        cell
        for row, (about, text) in enumerate(rows)
        for cell in (Cell(row, 0, text=about, role="heading"), Cell(row, 1, text=text, align="left"))
    ]
    return Grid((1.0, 4.6), tuple(cells), row_heights=(least,) * len(rows), text_size=_TEXT)


def _keys(keys: Sequence[tuple[str, str]]) -> Grid:
    """Return the keys in two columns, each with what it does."""
    cells = [
        cell
        for place, (key, does) in enumerate(keys)
        for cell in (
            Cell(place // 2, place % 2 * 2, text=key, role="heading"),
            Cell(place // 2, place % 2 * 2 + 1, text=does, align="left"),
        )
    ]
    return Grid((1.0, 2.0, 1.0, 2.0), tuple(cells), row_heights=(_KEY_ROW,) * (len(keys) // 2), text_size=_KEYS)
