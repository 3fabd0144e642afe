"""Reading the whole log once: every entry against its hash, and all that later questions ask of it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, Device
from desktop_app.store.log.named_contents import digests_of, names_contents
from desktop_app.store.log.portions import portions
from desktop_app.store.log.revision import DamagedRevisionError, StoredRevision, parse, revision_id
from desktop_app.store.log.tables import HELD, STREAM
from desktop_app.store.proof.finding import of_record
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.trust.certificates import AUTHORITY_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.store.log.revision import Revision
    from desktop_app.store.proof.finding import Finding

_ENTRIES = "SELECT record, id, operation, lane, seq, body FROM revision ORDER BY record, number"


@dataclass(slots=True)
class LogFacts:
    """What the entries say that can be held against the rest of the file."""

    roles: dict[str, set[str]] = field(default_factory=dict)
    """The roles in which each write stream was written."""
    digests: dict[str, set[str]] = field(default_factory=dict)
    """The attached files that entries name, each with the write streams that name it."""
    certificates: dict[str, set[str]] = field(default_factory=dict)
    """The signing keys of certificates, each with its receiving keys."""
    certified_units: dict[str, set[str]] = field(default_factory=dict)
    """The signing keys of certificates, each with the units that it was said to be of."""
    certifying: set[str] = field(default_factory=set)
    """The records of certificates and units."""

    def note(self, stored: StoredRevision) -> None:
        """Keep what one entry says."""
        revision = stored.revision
        roles = self.roles.get(revision.lane)
        if roles is None or revision.role not in roles:
            self.roles.setdefault(revision.lane, set()).add(revision.role)
        # Of a hundred thousand entries a few tell more.
        if revision.kind in _telling_kinds():
            self._note_more(stored)

    def _note_more(self, stored: StoredRevision) -> None:
        """Keep which files an entry names, and whom it certifies where it counts."""
        revision = stored.revision
        for digest in digests_of(revision.kind, revision.f):
            self.digests.setdefault(digest, set()).add(revision.lane)
        if revision.kind in AUTHORITY_KINDS:
            self.certifying.add(revision.rec)
        if revision.kind == Device.kind and not stored.held:
            keys = revision.f.get("signing_key"), revision.f.get("receiving_key")
            self.certificates.setdefault(str(keys[0]), set()).add(str(keys[1]))
            self.certified_units.setdefault(str(keys[0]), set()).add(str(revision.f.get("unit") or ""))


@cache
def _telling_kinds() -> frozenset[str]:
    return frozenset({*AUTHORITY_KINDS, *(name for name, kind in KINDS.items() if names_contents(kind))})


@dataclass(frozen=True, slots=True)
class Read:
    """Some records' entries: those that can be read, how many there were, and what is wrong with any."""

    logs: dict[str, list[StoredRevision]]
    entries: int
    findings: list[Finding]


def facts_of(session: Session) -> LogFacts:
    """Read the log for what it says."""
    facts = LogFacts()
    deque(read_entries(session, facts), maxlen=0)
    return facts


def read_entries(session: Session, facts: LogFacts) -> Iterator[Read]:
    """Yield the log record by record, many at a time; a record with an entry that can't be read has no log."""
    judged = _Judged(session)
    rows = session.connection().execution_options(yield_per=1000).exec_driver_sql(_ENTRIES)
    for some in portions((str(record), list(group)) for record, group in groupby(rows, key=lambda row: row[0])):
        read = Read({}, sum(len(log) for _record, log in some), [])
        for record, log in some:
            stored = []
            for _record, *columns in log:
                entry = _read(record, columns, read.findings, judged)
                if entry is not None:
                    stored.append(entry)
                    facts.note(entry)
            if len(stored) == len(log):
                read.logs[record] = stored
        yield read


class _Judged:
    """Whose word each stream is by the tables, and which entries don't count."""

    def __init__(self, session: Session) -> None:
        self._streams = {row.lane: (row.role, row.unit) for row in session.execute(select(STREAM))}
        self._reasons = {row.revision: row.reason for row in session.execute(select(HELD))}

    def stored(self, identity: str, revision: Revision) -> StoredRevision:
        """Return an entry with what is known of it."""
        role, unit = self._streams.get(revision.lane, ("", ""))
        return StoredRevision(identity, revision, role, self._reasons.get(identity, ""), unit)


def _read(record: str, columns: list[object], findings: list[Finding], judged: _Judged) -> StoredRevision | None:
    """Return one entry; None, and a finding, where it can't be read."""
    identity, operation, lane, seq, body = columns
    try:
        revision = parse(body) if isinstance(body, bytes) else None
    except DamagedRevisionError:
        revision = None
    if revision is None or not isinstance(body, bytes):
        findings.append(of_record(Subject.ENTRY, _("{record}的一条登记日志读不出来。"), record))
        return None
    said_inside = (revision_id(body), revision.rec, revision.op, revision.lane, revision.seq)
    if said_inside != (identity, record, operation, lane, seq):
        findings.append(of_record(Subject.ENTRY, _("{record}的一条登记日志被改动过。"), record))
    return judged.stored(str(identity), revision)
