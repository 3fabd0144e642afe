"""The matching that a sheet seems to want: its form remembered, our own headings, or those of registers in use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_ID
from desktop_app.exchange.sheets.matching.headings import folded, headings_of, readings
from desktop_app.exchange.sheets.matching.matching import Matching
from desktop_app.exchange.sheets.matching.remembering import REASONS, remembered_form, remembered_words
from desktop_app.exchange.sheets.matching.synonyms import known_headings
from desktop_app.exchange.sheets.matching.targets import required_targets, targets
from desktop_app.model.record import fields_of
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.exchange.sheets.grid import Sheet
    from desktop_app.exchange.sheets.matching.remembering import Remembered
    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record


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
    remembered: bool


def propose(
    ledger: Ledger, sheet: Sheet, kind: type[Record], *, heading_rows: tuple[int, ...] | None = None
) -> Proposal:
    """Return the best matching of a sheet for a kind; `heading_rows` says which rows are headings if a person did."""
    first = sheet.rows[0].number if sheet.rows else 1
    rows = Matching(heading_rows=(first,) if heading_rows is None else heading_rows)
    headings = headings_of({row.number: row for row in sheet.rows}, rows)
    with reading(ledger) as session:
        before, words = remembered_form(session, kind, headings), remembered_words(session, kind)
    columns = tuple(_proposed(kind, headings, before))
    matching = Matching(
        heading_rows=rows.heading_rows,
        columns={column.position: column.target for column in columns},
        constants=dict(before.constants) if before else {},
        words=words,
    )
    return Proposal(matching, columns, before is not None)


def missing_targets(kind: type[Record], matching: Matching) -> list[Target]:
    """Return what every row has to say and neither a column nor one value for all rows says."""
    said = {*matching.columns.values(), *matching.constants}
    # A row that bears its record's number changes it: the record has what the sheet doesn't say.
    return [] if RECORD_ID in said else [target for target in required_targets(kind) if target.name not in said]


def _proposed(kind: type[Record], headings: Mapping[int, str], before: Remembered | None) -> Iterator[ProposedColumn]:
    taken: set[str] = set()
    settled = list(before.columns) if before else []
    for position, heading in sorted(headings.items()):
        column = _column(kind, position, heading, settled)
        # Two columns can't mean the same: the second one is for a person to say.
        if column.target in taken:
            column = ProposedColumn(position, heading, None, Origin.UNKNOWN)
        taken |= {column.target} if column.target else set()
        yield column


def _column(kind: type[Record], position: int, heading: str, settled: list[tuple[str, str | None]]) -> ProposedColumn:
    word = folded(heading)
    same = next((pair for pair in settled if pair[0] == word), None)
    if same and (same[1] is None or same[1] in targets(kind)):
        settled.remove(same)
        return ProposedColumn(position, heading, same[1], Origin.REMEMBERED)
    if not word or word == folded(REASONS):
        return ProposedColumn(position, heading, None, Origin.IDLE)
    own, computed, known = _own_headings(kind), _computed(kind), known_headings(kind)
    for reading_ in readings(heading):
        if reading_ in own:
            return ProposedColumn(position, heading, own[reading_], Origin.OWN)
        if reading_ in computed:
            return ProposedColumn(position, heading, None, Origin.COMPUTED)
        if reading_ in known:
            target, seen = known[reading_]
            return ProposedColumn(position, heading, target, Origin.KNOWN if target else Origin.IDLE, seen)
    return ProposedColumn(position, heading, None, Origin.UNKNOWN)


def _own_headings(kind: type[Record]) -> dict[str, str]:
    return {folded(target.heading): name for name, target in targets(kind).items()}


def _computed(kind: type[Record]) -> set[str]:
    return {folded(field.label) for field in fields_of(kind).values() if field.derived}
