"""A bureau's list of its units as an office has it: one a line, or the columns of a sheet, read and cleaned."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.natural_id import plain
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OFFICE, DIVISION, SUBORDINATE = "office", "division", "subordinate"
"""The codes of a unit's nature (code list `unit_nature`)."""

_OFFICE_NAME = re.compile(r"(本|市|区|县)?(局|委|厅|办)?(机关)?办公室")
_DIVISION_NAME = re.compile(r".*(处|科|室|组|股|司|党委|工会|团委|支部)")
_SUBORDINATE_NAME = re.compile(
    r"(局属|直属|下属).*|.*(中心|[^厕]所|[^任]站|院|学?校|馆|大队|支队|总队|公司|基地|分局|社)"
)
_ORDINAL = re.compile(
    r"\s*(?:第?[(（]?[0-9０-９一二三四五六七八九十]{1,3}(?:[)）]?[.．、:：]|[)）])|[•·●■◆※*]|[-—–]\s)\s*"
)
_BRACKETS = re.compile(r"[(（\[【〔].*?[)）\]】〕]")
_NUMBER = re.compile(r"(?!\d{7,})[0-9A-Za-z][0-9A-Za-z_.-]{0,19}")
"""Not seven digits or more: that is a telephone."""

_BEHIND = re.compile(r"(\s*[（(]\d+[人名个家]?[）)])?[\s；;，,。、.]*\Z")
"""What may stand behind a name in a list: how many people, and the comma to the next one."""

_LONG_HEADING = 12
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SEVERAL = re.compile(r"[、，,;；]")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What offices write over the columns of such a list, which of that heads a table alone, and words for a nature."""

    headings: dict[str, list[str]]
    alone: list[str]
    natures: dict[str, list[str]]


@cache
def _words() -> _Words:
    return msgspec.json.decode(resource("reference", "unit_words.json").read_bytes(), type=_Words)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit of the list: its row there (from 1), and what the list says of it or its name lets guess."""

    row: int
    name: str
    short_name: str = ""
    nature: str = DIVISION
    number: str = ""


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of a list, how many of its rows were blank, and the headings of columns that say nothing we keep."""

    lines: tuple[UnitLine, ...] = ()
    blank: int = 0
    left_out: tuple[str, ...] = ()


def rows_of(text: str) -> list[list[str]]:
    """Return the rows of a pasted text: one a line, cells parted by tabs as spreadsheet programs hand them over."""
    rows: list[list[str]] = []
    for line in text.strip("\r\n").splitlines():
        pieces = [piece.strip() for piece in _SEVERAL.split(line)]
        if "\t" not in line and len(pieces) > 1 and all(_is_unit_name(piece) for piece in pieces):
            rows += [[piece] for piece in pieces]
        else:
            rows.append([cell.strip().strip('"') for cell in line.split("\t")])
    return rows


def read_unit_list(rows: Sequence[Sequence[str]]) -> UnitList:
    """Read a list: with a row of headings by these, without one by what the cells look like.

    A line such as 局属单位 gives the units after it their nature; 1. and （一） before a name go.
    """
    place, columns = _find_headings(rows)
    lines: list[UnitLine] = []
    blank, over = 0, ""
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in row]
        if number <= place:
            continue
        if not any(cells):
            blank += 1
        elif group := _group(cells):
            over = group
        elif line := _line(number, cells, columns):
            lines.append(line if line.nature else replace(line, nature=guess_nature(line.name, over)))
        else:
            blank += 1
    return UnitList(tuple(lines), blank, _left_out(rows, place, columns))


def guess_nature(name: str, over: str = "") -> str:
    """Return the nature that a unit's name tells of; `over` is that of the heading it stands under."""
    core = _BRACKETS.sub("", name).strip()
    if is_office_name(name):
        return OFFICE
    if over:
        return over
    if _DIVISION_NAME.fullmatch(core):
        return DIVISION
    return SUBORDINATE if _SUBORDINATE_NAME.fullmatch(core) else DIVISION


def is_office_name(name: str) -> bool:
    """Tell whether a unit is the bureau's own 办公室, whatever stands in brackets behind it."""
    return bool(_OFFICE_NAME.fullmatch(plain(_BRACKETS.sub("", name))))


def _is_unit_name(text: str) -> bool:
    return len(text) > 1 and bool(_DIVISION_NAME.fullmatch(text) or _SUBORDINATE_NAME.fullmatch(text))


def _find_headings(rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]]:
    """Return the number of the heading row (0: there is none) and which field each of its columns holds.

    A single word alone may be a heading over units too (处室): only with a second column it heads a table.
    """
    for number, row in enumerate(rows, 1):
        known = {column: field for column, cell in enumerate(row) if (field := _field_of(cell)) is not None}
        if "name" in known.values() and (
            len(known) > 1 or _folded(row[0]) in _words().alone or _heads_others(row, known)
        ):
            return number, known
    return 0, {}


def _heads_others(row: Sequence[str], known: Mapping[int, str]) -> bool:
    """Tell whether the other cells of a row are headings too, though none that we keep: 处室 beside 职责."""
    others = [cell for column, cell in enumerate(row) if column not in known and cell.strip()]
    return bool(others) and all(_HAN.search(cell) and len(cell) < _LONG_HEADING for cell in others)


def _folded(cell: str) -> str:
    return re.sub(r"[*＊:：/、()（）和及]", "", plain(cell))


def _field_of(cell: str) -> str | None:
    folded = _folded(cell)
    return next((field for field, words in _words().headings.items() if folded in words), None)


def _nature_of(cell: str) -> str:
    folded = _folded(_BRACKETS.sub("", cell))
    return next((code for code, words in _words().natures.items() if folded in words), "")


def _group(cells: Iterable[str]) -> str:
    """Return the nature that a row of nothing but a heading gives the units after it; 办公室 alone is a unit."""
    filled = [cell for cell in cells if cell]
    if len(filled) != 1:
        return ""
    nature = _nature_of(_ORDINAL.sub("", filled[0], count=1))
    return nature if nature in {DIVISION, SUBORDINATE} else ""


def _line(row: int, cells: Sequence[str], columns: dict[int, str]) -> UnitLine | None:
    said = _by_headings(cells, columns) if columns else _by_look(cells)
    name = _BEHIND.sub("", _ORDINAL.sub("", said.get("name", ""), count=1)).strip()
    if not name:
        return None
    return UnitLine(row, name, said.get("short_name", ""), _nature_of(said.get("nature", "")), said.get("number", ""))


def _by_headings(cells: Sequence[str], columns: dict[int, str]) -> dict[str, str]:
    return {field: cells[column] for column, field in columns.items() if field and column < len(cells)}


def _by_look(cells: Sequence[str]) -> dict[str, str]:
    """Tell the columns of a row without headings apart: the first words are the name, letters and digits a number."""
    said: dict[str, str] = {}
    for cell in (cell for cell in cells if cell):
        if _NUMBER.fullmatch(cell):
            # Digits before the name count the rows; behind it they are the unit's own number.
            if "name" in said or not cell.isdigit():
                said.setdefault("number", cell)
        elif "name" not in said:
            said["name"] = cell
        elif nature := _nature_of(cell):
            said.setdefault("nature", nature)
        elif _may_be_short(cell, said["name"]):
            said.setdefault("short_name", cell)
    return said


def _may_be_short(cell: str, name: str) -> bool:
    """Tell whether a cell may be a name's short form, not a person or what the unit does: all its signs are there."""
    return len(cell) < len(name) and set(cell) <= set(name)


def _left_out(rows: Sequence[Sequence[str]], place: int, columns: dict[int, str]) -> tuple[str, ...]:
    heads = rows[place - 1] if place else ()
    return tuple(cell.strip() for column, cell in enumerate(heads) if cell.strip() and column not in columns)
