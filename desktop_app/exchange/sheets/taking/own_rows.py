"""The rows of a sheet that name each other, a category its parent: the number that each record will have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.grid import shown_text
from desktop_app.exchange.sheets.taking.tree import inward_links
from desktop_app.exchange.sheets.values import from_cell
from desktop_app.model.field import Shape
from desktop_app.model.made_code import made_code
from desktop_app.model.natural_id import natural_id, plain
from desktop_app.model.record import Record, made_from, typed_fields
from desktop_app.model.text import FieldError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.exchange.sheets.grid import Cell, Row
    from desktop_app.exchange.sheets.taking.drafting import Layout
    from desktop_app.exchange.sheets.taking.recognition import Recognition
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

_NUMBER_BYTES = 16


def numbers_of_own_rows(
    ledger: Ledger,
    session: Session,
    kind: type[Record],
    rows: Sequence[Row],
    layout: Layout,
    corrections: Mapping[tuple[int, int], str],
    recognition: Recognition,
) -> dict[int, str]:
    """Return the number of the record that each row will be, by the row's; empty where no row can name another."""
    if not {target.name for target in layout.targets} & {*inward_links(kind)}:
        return {}
    places = {target.name: place for place, target in enumerate(layout.targets)}
    cells = {row.number: {name: layout.cell(place, row, corrections) for name, place in places.items()} for row in rows}
    own = _OwnRows(ledger, session, kind, cells, recognition)
    return {row.number: own.number(row.number) for row in rows}


class _OwnRows:
    """The rows of a tree: a row's number may come from its name and its parent's, which may be another row."""

    def __init__(
        self,
        ledger: Ledger,
        session: Session,
        kind: type[Record],
        cells: Mapping[int, Mapping[str, Cell]],
        recognition: Recognition,
    ) -> None:
        self._ledger, self._kind, self._recognition = ledger, kind, recognition
        self._cells = cells
        self._link = inward_links(kind)[0]
        self._rows = {
            shown_text(each[kind.title_field]).strip(): row for row, each in cells.items() if kind.title_field in each
        }
        self._records: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        if kind.named_by:
            title, code = getattr(kind, kind.title_field), getattr(kind, kind.named_by[0])
            self._records = {plain(name): record for record, name in session.execute(select(kind.id, title))}
            self._codes = dict(session.execute(select(kind.id, code)).all())
        self._found: dict[int, str] = {}
        self._above: set[int] = set()

    def number(self, row: int) -> str:
        """Return the number of the record that a row will be; one by chance for rows that stand in a circle."""
        if row not in self._found:
            self._above.add(row)
            self._found[row] = self._number(row)
            self._above.discard(row)
        return self._found[row]

    def _number(self, row: int) -> str:
        cells = self._cells[row]
        said = _plain_values(self._kind, cells)
        if self._kind.named_by:
            said[self._link] = self._parent(cells)
        given = shown_text(cells[RECORD_ID]).strip() if RECORD_ID in cells else ""
        there = given or next(iter(self._recognition.find(said, {*said}).sure), "")
        if not there and self._is_made(said):
            said[self._kind.named_by[0]] = made_code(
                self._kind, [self._part(said, name) for name in made_from(self._kind)]
            )
        number = there or self._new_number(said)
        if self._kind.named_by:
            self._codes.setdefault(number, str(said.get(self._kind.named_by[0]) or ""))
        return number

    def _new_number(self, said: Mapping[str, Value]) -> str:
        """Return the number that a row's name makes; one by chance where it makes none, or a renamed record has it."""
        named = natural_id(self._kind, said)
        if named and named not in self._codes:
            return named
        return self._ledger.source.random(_NUMBER_BYTES).hex()

    def _parent(self, cells: Mapping[str, Cell]) -> str | None:
        name = shown_text(cells.get(self._link, "")).strip()
        row = self._rows.get(name)
        if row is not None and row not in self._above:
            return self.number(row)
        return self._records.get(plain(name)) if name else None

    def _is_made(self, said: Mapping[str, Value]) -> bool:
        return bool(made_from(self._kind)) and not said.get(self._kind.named_by[0])

    def _part(self, said: Mapping[str, Value], name: str) -> str:
        value = said.get(name)
        return self._codes.get(str(value), "") if name == self._link else plain(value)


def titles_by_number(
    kind: type[Record],
    rows: Sequence[Row],
    layout: Layout,
    corrections: Mapping[tuple[int, int], str],
    own: Mapping[int, str],
) -> dict[str, str]:
    """Return what the record of each row will be called, where rows can name each other."""
    place = next((at for at, target in enumerate(layout.targets) if target.name == kind.title_field), None)
    if place is None or not own:
        return {}
    texts = {own[row.number]: shown_text(layout.cell(place, row, corrections)).strip() for row in rows}
    return {number: text for number, text in texts.items() if text}


def _plain_values(kind: type[Record], cells: Mapping[str, Cell]) -> dict[str, Value]:
    """Return the values that don't mean other records; what can't be read is found again when its row is read."""
    found: dict[str, Value] = {}
    for name, field in typed_fields(kind).items():
        if name not in cells or field.shape is Shape.LINK:
            continue
        try:
            found[name] = from_cell(field, cells[name])
        except FieldError:
            continue
    return found
