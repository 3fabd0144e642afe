"""The matching that a sheet seems to want: its form remembered, our own headings, or those of registers in use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.grid import is_empty, shown_text
from desktop_app.exchange.sheets.matching.known_headings import familiar, is_foreign, meaning_of
from desktop_app.exchange.sheets.matching.matching import Matching
from desktop_app.exchange.sheets.matching.meanings import is_known_word
from desktop_app.exchange.sheets.matching.remembering import REASONS, remembered_form, remembered_words
from desktop_app.exchange.sheets.matching.synonyms import instead_of, meant_by_content, usual_constants
from desktop_app.exchange.sheets.matching.targets import required_targets, targets
from desktop_app.exchange.sheets.matching.whose_sheet import unit_above
from desktop_app.exchange.sheets.reading.folded_heading import folded
from desktop_app.exchange.sheets.reading.heading_rows import find_table
from desktop_app.model.kinds import Unit
from desktop_app.office.records.listing import titles
from desktop_app.store.log.reading import read, reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.exchange.sheets.grid import Row, Sheet
    from desktop_app.exchange.sheets.matching.remembering import Remembered
    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.exchange.sheets.reading.heading_rows import Table
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

_LOOKED_AT = 50
"""Among so many rows a column shows what it is about."""


class Origin(StrEnum):
    """Where the meaning of a column comes from."""

    OWN = "own"  # our own heading, as an exported sheet has it
    REMEMBERED = "remembered"  # settled the last time the form came
    KNOWN = "known"  # the heading of a register in use
    COMPUTED = "computed"  # a field that follows from others: never read in
    IDLE = "idle"  # a heading that tells nothing of a record, such as 序号
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """One column: its heading, what it seems to mean (None: nothing), why, and the register that names it so."""

    position: int
    heading: str
    target: str | None
    origin: Origin
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A matching to begin with, where each column's meaning comes from, and whether the whole form was there before."""

    matching: Matching
    columns: tuple[ProposedColumn, ...]
    table: Table
    """The records below the headings, what was left out of the sheet, and what the reader says of it."""
    remembered: bool


def propose(
    ledger: Ledger,
    sheet: Sheet,
    kind: type[Record],
    *,
    heading_rows: tuple[int, ...] | None = None,
    last_row: int | None = None,
) -> Proposal:
    """Return the best matching of a sheet for a kind; heading rows and the last row are found unless a person said."""
    table = table_of(sheet, kind, heading_rows=heading_rows, last_row=last_row)
    with reading(ledger) as session:
        before, words = remembered_form(session, kind, table.headings), remembered_words(session, kind)
        unit = unit_above(session, table.above)
    columns = tuple(_proposed(kind, table, before))
    matching = Matching(
        heading_rows=table.heading_rows,
        last_row=last_row,
        columns={column.position: column.target for column in columns},
        constants=dict(before.constants) if before else {},
        words=words,
    )
    # One form serves sixty units: whose this sheet is, the sheet itself knows better than what was settled last time.
    matching = _with_usual(ledger, kind, _of_unit(kind, matching, unit) if unit else matching)
    return Proposal(matching, columns, table, before is not None)


def _of_unit(kind: type[Record], matching: Matching, unit: str) -> Matching:
    """Return a matching with a unit as the one value for all rows, where every row needs one and no column has it."""
    for target in required_targets(kind):
        if target.field.links == Unit.kind and target.name not in matching.columns.values():
            matching = matching.with_constant(target.name, unit)
    return matching


def _with_usual(ledger: Ledger, kind: type[Record], matching: Matching) -> Matching:
    """Return a matching with what goes without saying: what the register is of, and in a unit's ledger whose it is."""
    profile, usual = ledger.profile, usual_constants(kind)
    for target in missing_targets(kind, matching):
        if target.name in usual:
            matching = matching.with_constant(target.name, usual[target.name])
    if profile.role == "office" or not profile.unit_id:
        return matching
    for target in missing_targets(kind, matching):
        if target.field.links == Unit.kind:
            name = read(ledger, titles, Unit.kind, [profile.unit_id]).get(profile.unit_id, "")
            matching = matching.with_constant(target.name, name)
    return matching


def table_of(
    sheet: Sheet, kind: type[Record], *, heading_rows: tuple[int, ...] | None = None, last_row: int | None = None
) -> Table:
    """Return a sheet's headings and records, and what is neither, as the words of a kind make them out."""
    return find_table(sheet, partial(familiar, kind), heading_rows=heading_rows, last_row=last_row)


def missing_targets(kind: type[Record], matching: Matching) -> list[Target]:
    """Return what every row has to say and neither a column nor one value for all rows says."""
    said = {*matching.columns.values(), *matching.constants}
    # A row that bears its record's number changes it: the record has what the sheet doesn't say.
    return [] if RECORD_ID in said else [target for target in required_targets(kind) if target.name not in said]


def _proposed(kind: type[Record], table: Table, before: Remembered | None) -> Iterator[ProposedColumn]:
    if not table.headings:
        yield from _without_headings(kind, table)
    settled = list(before.columns) if before else []
    foreign = is_foreign(table.headings)
    columns = [
        _column(kind, position, heading, settled, foreign=foreign) for position, heading in enumerate(table.headings)
    ]
    columns = [_by_content(kind, column, table.rows) for column in columns]
    columns = [_unnamed(column, table.rows) for column in columns]
    taken = {column.target for column in columns if column.origin in {Origin.OWN, Origin.REMEMBERED} and column.target}
    sure = set(taken)
    for column in columns:
        yield _not_twice(kind, column, taken, sure)


def _by_content(kind: type[Record], column: ProposedColumn, rows: Sequence[Row]) -> ProposedColumn:
    """Return a column with the meaning whose words most of its cells have, where its heading leaves that open."""
    names = meant_by_content(kind, folded(column.heading))
    if not names or column.origin is Origin.REMEMBERED:
        return column
    texts = [shown_text(row.cells[column.position]) for row in rows[:_LOOKED_AT] if column.position < len(row.cells)]
    known = {name: sum(is_known_word(kind, targets(kind)[name], text) for text in texts) for name in names}
    best = max(names, key=lambda name: known[name])
    return replace(column, target=best, origin=Origin.KNOWN)


def _unnamed(column: ProposedColumn, rows: Sequence[Row]) -> ProposedColumn:
    """Return a column without a heading as one that nobody knows where it holds something: it isn't left out unsaid."""
    if column.heading or all(is_empty(row.cells[column.position]) for row in rows if column.position < len(row.cells)):
        return column
    return replace(column, origin=Origin.UNKNOWN)


def _not_twice(kind: type[Record], column: ProposedColumn, taken: set[str], sure: set[str]) -> ProposedColumn:
    """Return a column with what it means beside those before it: two can't mean the same."""
    if column.target is None:
        return column
    if column.origin in {Origin.OWN, Origin.REMEMBERED} and column.target in sure:
        sure.remove(column.target)
        return column
    target: str | None = column.target
    if target in taken:
        target = instead_of(kind, column.target)
    if target is None or target in taken:
        return replace(column, target=None, origin=Origin.UNKNOWN)
    taken.add(target)
    return replace(column, target=target)


def _without_headings(kind: type[Record], table: Table) -> Iterator[ProposedColumn]:
    """Yield the columns of rows without headings: a single one holds names, several are for a person to say."""
    wide = max((len(row.cells) for row in table.rows), default=0)
    for position in range(wide):
        yield ProposedColumn(position, "", kind.title_field if wide == 1 else None, Origin.UNKNOWN)


def _column(
    kind: type[Record], position: int, heading: str, settled: list[tuple[str, str | None]], *, foreign: bool
) -> ProposedColumn:
    word = folded(heading)
    same = next((pair for pair in settled if pair[0] == word), None)
    if same and (same[1] is None or same[1] in targets(kind)):
        settled.remove(same)
        return ProposedColumn(position, heading, same[1], Origin.REMEMBERED)
    if not word or word == folded(REASONS):
        return ProposedColumn(position, heading, None, Origin.IDLE)
    found = meaning_of(kind, heading, foreign=foreign)
    if found is None:
        return ProposedColumn(position, heading, None, Origin.UNKNOWN)
    origin = Origin.OWN if found.own else Origin.COMPUTED if found.computed else Origin.KNOWN
    return ProposedColumn(
        position, heading, found.target, origin if found.target or found.computed else Origin.IDLE, found.seen
    )
