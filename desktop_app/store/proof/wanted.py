"""What a data file lacks by its own word: entries that others name, and those whose bytes aren't theirs any more.

A hash names exactly one entry, so whoever hands it over needn't be trusted. Of the office's stream a unit's file only
ever holds parts: the entry before one is wanted there only if another stands in its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.store.log.revision import DamagedRevisionError, Revision, parse, revision_id
from desktop_app.store.log.settings import read_profile
from desktop_app.store.log.stream_entries import lanes
from desktop_app.store.log.write_stream import left_streams
from desktop_app.store.proof.own_stream import own_stream_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_ROWS = "SELECT number, id, body, record, operation, lane, seq FROM revision ORDER BY number"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the log: its number, the id it stands under, and what its bytes say (None: unreadable)."""

    number: int
    id: str
    hash: str
    revision: Revision | None
    labelled: bool
    """Record, operation, write stream and place stand beside the bytes as they stand in them."""

    @property
    def fits(self) -> bool:
        """Tell whether the row stands under the hash of its bytes."""
        return self.revision is not None and self.id == self.hash


@dataclass(slots=True)
class LogState:
    """The whole log as it lies in the file, and what its entries say of each other."""

    rows: dict[int, Row] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    """The entries that are here by the hash of their bytes, each with its number."""
    named: set[str] = field(default_factory=set)
    """The entries that others name as the one before, or as what they were looking at."""
    places: set[tuple[str, int]] = field(default_factory=set)
    """The places of write streams at which an entry stands."""
    whole: set[str] = field(default_factory=set)
    """The write streams of which this file should hold all."""
    tips: set[str] = field(default_factory=set)
    """The last entries of the streams that this installation wrote."""

    def is_known(self, row: Row) -> bool:
        """Tell whether the bytes of a row are an entry's that stands here under no other number, and that was written.

        What others name was; and so was what stands under its own hash.
        """
        if row.revision is None or self.held[row.hash] != row.number:
            return False
        return row.fits or row.hash in self.named | self.tips

    def names(self, revision: Revision) -> set[str]:
        """Return the entries that have to be here, since this one names them."""
        due = revision.lane in self.whole or (revision.lane, revision.seq - 1) in self.places
        return {*revision.par, *([revision.prev] if revision.prev and due else [])}

    def wanted(self) -> set[str]:
        """Return the entries that are missing."""
        wanted = set(self.tips)
        for row in self.rows.values():
            if row.revision is not None:
                wanted |= self.names(row.revision)
            if not row.fits:
                wanted.add(row.id)
        return wanted - self.held.keys()


def read_log(session: Session) -> LogState:
    """Read the log as it lies in the file."""
    own, left = own_stream_of(session), left_streams(session)
    units = lanes(session) if read_profile(session).role == "office" else []
    state = LogState(whole={own.lane, *left, *units})
    state.tips = {tip for tip in (own.tip, *(stream.tip for stream in left.values())) if tip}
    for number, *columns in session.connection().exec_driver_sql(_ROWS):
        row = _row(number, *columns)
        state.rows[number] = row
        if row.revision is not None:
            state.held[row.hash] = number
            state.places.add((row.revision.lane, row.revision.seq))
            state.named.update(row.revision.par, [row.revision.prev] if row.revision.prev else [])
    return state


def _row(number: int, identity: object, body: object, *beside: object) -> Row:
    try:
        revision = parse(body) if isinstance(body, bytes) else None
    except DamagedRevisionError:
        revision = None
    if revision is None or not isinstance(body, bytes):
        return Row(number, str(identity), "", None, labelled=False)
    inside = (revision.rec, revision.op, revision.lane, revision.seq)
    return Row(number, str(identity), revision_id(body), revision, labelled=beside == inside)
