"""The table of a web page as rows of texts: what spreadsheet programs put on the clipboard, and other systems' exports.

Excel, WPS and LibreOffice write the text that a cell shows; where they also write the number behind it (x:num, sdval),
that number counts, since what is shown may have lost digits. A cell over several rows or columns says so (rowspan).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import MOST_COLUMNS, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

_BREAKS = {"br", "p", "div", "li"}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST_SPANNED = 65_536
_SECTION = re.compile(r"<!\[[^>]*>?")
"""Word's and Excel's marks for other programs, as <![if …]>; the parser gives up at one it doesn't know."""

_MOST_PLACES = 40
_PLAIN = re.compile(r"-?[\d,]*[.]?\d+(E[+-]?\d+)?", re.ASCII | re.IGNORECASE)


@dataclass(slots=True)
class PageTable:
    """A table while it is read and after: texts by place, which rows are hidden, and which cells were merged."""

    rows: list[list[str]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    merged: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _OpenCell:
    """A cell between its tags."""

    across: int
    down: int
    number: str
    text: list[str] = field(default_factory=list)


def tables_of(page: str) -> list[PageTable]:
    """Return every table of a page that has rows, those inside other tables' cells as part of the text around."""
    reader = _TableReader()
    reader.feed(_SECTION.sub("", page))
    reader.finish()
    return [table for table in reader.tables if any(any(map(str.strip, row)) for row in table.rows)]


class _TableReader(HTMLParser):
    """Goes through a page once; spreadsheet programs close every tag, other programs leave some open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[PageTable] = []
        self._depth = 0
        self._cell: _OpenCell | None = None
        self._until: dict[int, int] = {}
        self._row = -1
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what the tag opens."""
        about = {name: value or "" for name, value in attrs}
        if tag in {"style", "script", "head"}:
            self._silent = self._silent or tag
        elif tag == "table":
            self._begin_table()
        elif self._depth != 1:
            self._break_line(tag)
        elif tag == "tr":
            self._begin_row(about)
        elif tag in {"td", "th"}:
            self._begin_cell(about)
        else:
            self._break_line(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read a tag that closes itself: a line break, or an empty cell."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        if tag in {self._silent, "body"}:
            self._silent = ""
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        """Add a piece of text to the open cell; line breaks of the page's source are blanks."""
        if self._cell and not self._silent:
            self._cell.text.append(_BLANKS.sub(" ", data))

    def finish(self) -> None:
        """Close what the page left open."""
        self.close()
        self._end_cell()

    def _begin_table(self) -> None:
        self._silent = ""
        self._depth += 1
        if self._depth == 1:
            self.tables.append(PageTable())
            self._until = {}
            self._row = -1

    def _begin_row(self, about: Mapping[str, str]) -> None:
        self._end_cell()
        self._row += 1
        self.tables[-1].rows.append([])
        if _HIDDEN.search(about.get("style", "")):
            self.tables[-1].hidden.add(self._row)

    def _begin_cell(self, about: Mapping[str, str]) -> None:
        self._end_cell()
        if self._row < 0:
            self._begin_row({})
        across = min(_count(about.get("colspan", "")), MOST_COLUMNS)
        number = about.get("x:num", "") or about.get("sdval", "")
        self._cell = _OpenCell(across, _count(about.get("rowspan", "")), number)

    def _break_line(self, tag: str) -> None:
        if self._cell and tag in _BREAKS and (tag == "br" or "".join(self._cell.text).strip()):
            self._cell.text.append("\n")

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        row = self.tables[-1].rows[self._row]
        while self._until.get(len(row), 0) > self._row:
            row.append("")
        left = len(row)
        row += [_cell_text(cell), *[""] * (cell.across - 1)]
        if cell.across > 1 or cell.down > 1:
            self.tables[-1].merged.append(Span(self._row + 1, left, self._row + cell.down, left + cell.across - 1))
        self._until |= dict.fromkeys(range(left, left + cell.across), self._row + cell.down)


def _cell_text(cell: _OpenCell) -> str:
    lines = "".join(cell.text).replace("\xa0", " ").split("\n")
    text = "\n".join(line.strip() for line in lines).strip("\n")
    return _behind(text, cell.number) if cell.number and _PLAIN.fullmatch(text) else text


def _behind(text: str, number: str) -> str:
    """Return the number behind a cell where what is shown is another one: rounded, or in scientific form."""
    try:
        behind, shown = Decimal(number), Decimal(text.replace(",", ""))
    except InvalidOperation:
        return text
    if (behind == shown and "E" not in text.upper()) or not behind.is_finite() or abs(behind.adjusted()) > _MOST_PLACES:
        return text
    return format(behind, "f")


def _count(text: str) -> int:
    # So many digits at most: Python makes no number of thousands of them.
    count = int(text[:6]) if text.isascii() and text.isdecimal() else 1
    return min(count, _MOST_SPANNED) or 1
