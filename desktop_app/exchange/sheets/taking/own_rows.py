"""The rows of a sheet that name each other, a category its parent: the number that each record will have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.grid import shown_text
from desktop_app.exchange.sheets.taking.tree import inward_links
from desktop_app.exchange.sheets.values import from_cell
from desktop_app.model.field import Shape
from desktop_app.model.natural_id import natural_id
from desktop_app.model.record import Record, typed_fields
from desktop_app.model.text import FieldError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.exchange.sheets.grid import Cell, Row
    from desktop_app.exchange.sheets.taking.drafting import Layout
    from desktop_app.exchange.sheets.taking.recognition import Recognition
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

_NUMBER_BYTES = 16


def numbers_of_own_rows(
    ledger: Ledger,
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
    found = {}
    for row in rows:
        said = _plain_values(kind, {name: layout.cell(place, row, corrections) for name, place in places.items()})
        given = shown_text(layout.cell(places[RECORD_ID], row, corrections)).strip() if RECORD_ID in places else ""
        there = recognition.find(said, {*said}).sure
        found[row.number] = given or next(iter(there), "") or natural_id(kind, said) or _by_chance(ledger)
    return found


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


def _by_chance(ledger: Ledger) -> str:
    return ledger.source.random(_NUMBER_BYTES).hex()
