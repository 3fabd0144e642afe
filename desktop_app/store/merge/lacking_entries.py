"""What another data file lacks: everything that it hasn't proved to hold, with all that an entry rests on.

An entry is left out only if the other file named it, or a later one of the same write stream. So what an entry rests
on is either sent along or proved held, and a file that says nothing, or names nothing we know, is sent everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import select

from desktop_app.model.log_value import LoggedKey  # noqa: TC001 (msgspec reads the annotation)
from desktop_app.store.log.contents import content_of
from desktop_app.store.log.named_contents import digests_of, kept_contents
from desktop_app.store.log.personal import PersonalValues
from desktop_app.store.log.portions import portions
from desktop_app.store.log.stream_entries import lanes, stream_entries
from desktop_app.store.log.tables import PERSONAL_KEY, PERSONAL_VALUE, REVISION
from desktop_app.store.log.write_stream import NOBODYS
from desktop_app.store.merge.delivery import Delivery, Have

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import Result, Select
    from sqlalchemy.orm import Session


class _Named(msgspec.Struct):
    """What of a revision says which personal values and contents go with it."""

    rec: str
    kind: str
    f: dict[str, LoggedKey] = {}
    p: dict[str, str | None] = {}


class _Going(NamedTuple):
    """The records with personal values, and the attached files, that entries name."""

    records: set[str]
    digests: set[str]


_NAMED = msgspec.json.Decoder(_Named)
# What nobody stands behind stays here: this PC can't vouch for it either.
_ENTRY = select(REVISION.c.id, REVISION.c.record, REVISION.c.body).where(REVISION.c.id.not_in(NOBODYS))


def delivery_for(
    session: Session, have: Have | None, *, personal: bool = True, records: Collection[str] | None = None
) -> Delivery:
    """Return what another file lacks by its own word; without one everything.

    `records` are those that concern the other file, None for all. `personal=False` leaves every personal value and
    every applicant's file out: for statistics. The delivery reads from the session, which must stay open for as long.
    """
    wanted = _Wanted(session, have, personal, records)
    return Delivery(wanted.bodies, wanted.personal_values, wanted.contents)


@dataclass(frozen=True)
class _Wanted:
    session: Session
    have: Have | None
    personal: bool
    records: Collection[str] | None

    @cached_property
    def named(self) -> _Going:
        """Return what the entries that are sent along name; they are gone through once for both."""
        going = _Going(set(), set())
        for named in map(_NAMED.decode, self.bodies()):
            if named.p:
                going.records.add(named.rec)
            going.digests.update(digests_of(named.kind, named.f))
        return going

    def bodies(self) -> Iterator[bytes]:
        """Yield the entries that aren't proved held, each write stream from its beginning."""
        if self.have is None:
            yield from self._everything()
            return
        for lane in lanes(self.session):
            covered = stream_entries(self.session, lane).up_to(self.have.lanes.get(lane, ()))
            rows = self._read(_ENTRY.filter_by(lane=lane).order_by(REVISION.c.seq, REVISION.c.number))
            yield from (row.body for row in rows if row.id not in covered and self._concerns(row.record))

    def personal_values(self) -> Iterator[PersonalValues]:
        """Yield the personal values of every record that an entry sent along has some of, and of those asked for."""
        if not self.personal:
            return
        asked = {record for record in self.have.personal if self._concerns(record)} if self.have else set()
        for some in portions(sorted(asked | self.named.records)):
            yield from _values_of(self.session, some)

    def contents(self) -> Iterator[bytes]:
        """Yield the attached files that an entry sent along names, and those asked for."""
        named = set(self.named.digests)
        if self.have and self.have.contents:
            # What is asked for goes out only where it belongs to a record that concerns the other file.
            named |= set(self.have.contents) & _digests(self._everything())
        for digest in sorted(named & kept_contents(self.session, personal=self.personal)):
            yield content_of(self.session, digest)

    def _concerns(self, record: str) -> bool:
        return self.records is None or record in self.records

    def _everything(self) -> Iterator[bytes]:
        rows = self._read(_ENTRY.order_by(REVISION.c.number))
        yield from (row.body for row in rows if self._concerns(row.record))

    def _read(self, query: Select[Any]) -> Result[Any]:
        return self.session.connection().execution_options(yield_per=1000).execute(query)


def _digests(bodies: Iterable[bytes]) -> set[str]:
    return {digest for named in map(_NAMED.decode, bodies) for digest in digests_of(named.kind, named.f)}


def _values_of(session: Session, records: list[str]) -> Iterator[PersonalValues]:
    secrets: dict[str, list[bytes]] = {}
    for row in session.execute(
        select(PERSONAL_KEY).where(PERSONAL_KEY.c.record.in_(records)).order_by(PERSONAL_KEY.c.secret)
    ):
        secrets.setdefault(row.record, []).append(row.secret)
    values: dict[str, list[tuple[str, bytes]]] = {}
    columns = PERSONAL_VALUE.c
    query = select(columns.record, columns.key, columns.value).where(columns.record.in_(records)).distinct()
    for row in session.execute(query.order_by(columns.record, columns.key, columns.value)):
        values.setdefault(row.record, []).append((row.key, row.value))
    for record in sorted(secrets.keys() & values.keys()):
        yield PersonalValues(record, tuple(secrets[record]), tuple(values[record]))
