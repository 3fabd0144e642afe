"""The look into an .xlsx workbook before it is read: what python-calamine doesn't tell, and what it couldn't survive.

python-calamine reads a failed or never computed formula as an empty cell, knows no formats but those of days, and ends
the whole program when a sheet's last cell lies so far out that the table between has no room in memory. An XML parser
goes through the sheet, so that no way of writing the same thing hides from the look what the reader will see.
Source: ECMA-376, part 1, 18.3.1 (worksheets) and 18.8 (styles); the strict form differs in its namespaces alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from desktop_app.exchange.sheets.grid import Span, column_letters
from desktop_app.exchange.sheets.reading.scanned import DamagedWorkbookError, Scanned
from desktop_app.exchange.sheets.reading.xlsx_parts import styled_looks, workbook_parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

    from desktop_app.exchange.sheets.reading.number_formats import NumberLook
    from desktop_app.exchange.sheets.reading.scanned import Place

_CHUNK = 1 << 18
_PLACE = re.compile(r"\s*\$?([A-Za-z]+)\$?(\d+)\s*", re.ASCII)
_TRUE = {"1", "true"}
_MOST_COLUMNS = 16_384
_LETTERS = [column_letters(column) for column in range(_MOST_COLUMNS + 1)]


@dataclass(frozen=True, slots=True)
class _Book:
    """What holds for every sheet of a workbook."""

    looks: Mapping[str, NumberLook]
    """What the styles of cells do, by their number as it is written."""
    computes_on_load: bool
    since_1904: bool


def scan_xlsx(data: bytes) -> list[Scanned]:
    """Return what is found in every sheet of an .xlsx file in its order; sheets that are only a chart hold nothing.

    A file that is damaged or something else raises whatever zip, zlib or the XML parser say of it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = workbook_parts(archive)
        looks = {str(number): look for number, look in styled_looks(archive, parts.styles).items()}
        book = _Book(looks, parts.computes_on_load, parts.since_1904)
        return [_scanned(archive, part, book) if part else Scanned() for part in parts.sheets]


def _scanned(archive: zipfile.ZipFile, part: str, book: _Book) -> Scanned:
    walk = _Walk(book)
    with archive.open(part) as stream:
        walk.through(stream)
    return walk.found


class _Walk:
    """Goes through one worksheet; what is particular about a cell is noted when the next one begins."""

    def __init__(self, book: _Book) -> None:
        self.found = Scanned(since_1904=book.since_1904)
        self._book = book
        self._parser = expat.ParserCreate()
        self._row, self._row_text, self._column = 0, "0", 0
        self._about: dict[str, str] = {}
        self._inside = self._filled = self._formula = False
        self._value: list[str] = []

    def through(self, stream: IO[bytes]) -> None:
        """Go through the part of the file that is the worksheet."""
        # Every tag by the name it has here, whatever prefix the file gives it.
        names = {name: name for name in ("c", "v", "is", "t", "f", "row", "mergeCell", "col", "filterColumn")}

        def begin(tag: str, about: dict[str, str]) -> None:
            name = names.get(tag) or names.setdefault(tag, tag.rpartition(":")[2])
            if name == "c":
                self._begin_cell(about)
            elif name in {"v", "is"}:
                self._filled = self._inside
                if self._formula:
                    self._parser.CharacterDataHandler = self._value.append
            elif name != "t":
                self._begin_other(name, about)

        self._parser.StartElementHandler = begin
        self._parser.StartDoctypeDeclHandler = _refuse_declaration
        while chunk := stream.read(_CHUNK):
            self._parser.Parse(chunk)
        self._parser.Parse(b"", True)
        self._end_cell()

    def _begin_cell(self, about: dict[str, str]) -> None:
        self._end_cell()
        self._about, self._inside = about, True
        column = self._column
        # Nearly every cell stands where it is expected; one without a place is meant to.
        if (place := about.get("r")) != _LETTERS[column] + self._row_text and place is not None:
            column = self._go_to(place)
        self._column = column + 1

    def _go_to(self, place: str) -> int:
        """Go to a cell's own place: the reader does, wherever the row says that it is."""
        if found := _PLACE.fullmatch(place):
            self._row, self._row_text = int(found[2]), found[2]
            return _number(found[1]) - 1
        return self._column

    def _begin_other(self, name: str, about: dict[str, str]) -> None:
        if name == "f":
            # Behind the rows a rule of looks or of input has formulas, too.
            self._filled = self._formula = self._inside
            return
        self._end_cell()
        self._inside = False
        if name == "row":
            self._begin_row(about)
        elif name == "mergeCell":
            first, last = (_PLACE.fullmatch(end) for end in about.get("ref", "").partition(":")[::2])
            if first and last:
                ends = int(first[2]), _number(first[1]) - 1, int(last[2]), _number(last[1]) - 1
                self.found.merged.append(Span(*ends))
        elif name == "col" and about.get("hidden") in _TRUE and "min" in about and "max" in about:
            self.found.hidden_columns.update(range(int(about["min"]) - 1, min(int(about["max"]), _MOST_COLUMNS)))
        elif name == "filterColumn":
            self.found.filtered = True

    def _begin_row(self, about: dict[str, str]) -> None:
        # A place may be left out: the next row is meant then.
        self._row = int(about.get("r", self._row + 1))
        self._row_text = str(self._row)
        self._column = 0
        if about.get("hidden") in _TRUE or about.get("ht") == "0":
            self.found.hidden_rows.add(self._row)

    def _end_cell(self) -> None:
        """Note the cell that has ended; one without content has a look at most."""
        if not self._filled:
            return
        self._filled = False
        found, column = self.found, self._column
        # Not by `max`, nor by a call of `reach`: this is done for every cell of the sheet.
        if self._row > found.rows:  # noqa: PLR1730
            found.rows = self._row
        if column > found.columns:  # noqa: PLR1730
            found.columns = column
        kind = self._about.get("t")
        if self._formula or kind == "e" or self._about.get("s") in self._book.looks:
            self._note_cell((self._row, column - 1), kind)

    def _note_cell(self, place: Place, kind: str | None) -> None:
        if kind == "e":
            self.found.failed.add(place)
        # A formula that gave the empty text is stored as such; without a type it would have been a number.
        elif self._formula and kind != "str" and self._is_nothing("".join(self._value).strip()):
            self.found.uncomputed.add(place)
        if look := self._book.looks.get(self._about.get("s", "")):
            self.found.looks[place] = look
        if self._formula:
            self._formula, self._parser.CharacterDataHandler = False, None
            self._value.clear()

    def _is_nothing(self, computed: str) -> bool:
        """Tell a stored value that is none: nothing, or the nought of a program that leaves computing to others."""
        return not computed or (self._book.computes_on_load and computed == "0")


def _refuse_declaration(*_about: object) -> None:
    """Refuse a part with a declaration of its own: the format has none, and the reader knows no entities."""
    raise DamagedWorkbookError


def _number(letters: str) -> int:
    """Return a column's number: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
