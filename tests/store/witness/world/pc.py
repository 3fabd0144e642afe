"""A PC of the small world: real tables in memory and the program's own functions on them, files without their paper."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, delete, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from desktop_app.ledger import Source
from desktop_app.model.record import Base
from desktop_app.store.log.entry_list import entry_tree
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import KNOWN_PC, LANE, REVISION, SETTING, STREAM
from desktop_app.store.log.witness_tables import (
    CONFIRMED_HEAD,
    CONTRADICTION,
    LIST_ORIGIN,
    SENT_HEAD,
    WITNESSED_HEAD,
)
from desktop_app.store.log.write_stream import change_lane
from desktop_app.store.witness.confirmations import take_confirmations
from desktop_app.store.witness.judging import Standing, judge
from desktop_app.store.witness.own_list import Recipient, knows_this_list, ladder, note_sent, origins, own_head
from desktop_app.store.witness.statements import Confirmed, Statement
from desktop_app.store.witness.witnessed import (
    Witnessed,
    keep_contradiction,
    remember_head,
    remembered,
    tips_to_confirm,
)
from tests.conftest import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.store.witness.judging import Verdict

_TABLES = [
    *(REVISION, SETTING, LANE, STREAM, KNOWN_PC),
    *(LIST_ORIGIN, SENT_HEAD, CONFIRMED_HEAD, WITNESSED_HEAD, CONTRADICTION),
]
_SIGNED = bytes(64)
_OPENING: list[sqlite3.Connection] = []
_ENGINE = create_engine("sqlite://", creator=_OPENING.pop, poolclass=NullPool)
"""One for all PCs: what it has compiled once, it needn't for each of thousands of files."""

Log = tuple[str, ...]
"""The truth about a list: its entries in order, each as its write stream and its id."""


@dataclass(frozen=True)
class Letter:
    """A file on its way: who wrote it for whom, what it says, and the entries in it."""

    sender: str
    to: str
    statement: Statement
    log: Log
    made_at: int


@dataclass
class Memory:
    """What is known outside the data file: the PC's key, and the truth of what its file has seen of others."""

    key: str
    seen: dict[tuple[str, str], list[Log]] = field(default_factory=dict)
    """Of each PC and each of its lists every log that was taken for true."""

    def copy(self, key: str) -> Memory:
        """Return the memory as it stands, of a PC with that key."""
        return Memory(key, {whose: [*logs] for whose, logs in self.seen.items()})


class Pc:
    """One PC, the only one of its unit."""

    def __init__(self, unit: str, key: str, random: Callable[[int], bytes], content: bytes | None = None) -> None:
        """Make an empty data file, or one from a copy."""
        self.unit, self.memory = unit, Memory(key)
        self.source = Source(lambda: NOON, random)
        # sqlite3 keeps the connection: a file in memory is gone with it.
        self._raw = sqlite3.connect(":memory:", check_same_thread=False)
        if content is not None:
            self._raw.deserialize(content)
        _OPENING.append(self._raw)
        self._connection = _ENGINE.connect()
        self.session = Session(self._connection)
        if content is None:
            Base.metadata.create_all(self._connection, tables=_TABLES)
            change_lane(self.session, self.source, "")
            for _first in range(2):
                self.write()

    @property
    def key(self) -> str:
        """Return the key that this PC signs with."""
        return self.memory.key

    @property
    def name(self) -> str:
        """Return the name of this PC's list."""
        return read_settings(self.session)["lane"]

    def content(self) -> bytes:
        """Return a copy of the data file."""
        self.session.commit()
        return self._raw.serialize()

    def close(self) -> None:
        """Let the data file go."""
        self.session.close()
        self._connection.close()

    def log(self) -> Log:
        """Return the entries in their order."""
        rows = self.session.execute(select(REVISION.c.lane, REVISION.c.id).order_by(REVISION.c.number))
        return tuple(f"{row.lane} {row.id}" for row in rows)

    def write(self) -> None:
        """Enter something."""
        self._add(f"{self.name} {hashlib.sha256(self.source.random(8)).hexdigest()}")

    def _add(self, entry: str) -> None:
        lane, identity = entry.split()
        row = {"id": identity, "record": "0" * 32, "operation": "0" * 32, "lane": lane, "seq": 0, "body": b""}
        self.session.execute(REVISION.insert().values(row))

    def renew(self, why: str) -> None:
        """Go on in a new list, as a file does that was copied or restored."""
        change_lane(self.session, self.source, why)

    def cut(self, place: int, *, hide: bool) -> None:
        """Cut an entry out of the log, and perhaps all notes of what was said and heard of it."""
        numbers = list(self.session.scalars(select(REVISION.c.number).order_by(REVISION.c.number)))
        self.session.execute(delete(REVISION).where(REVISION.c.number == numbers[place]))
        if hide:
            self.session.execute(delete(SENT_HEAD))
            self.session.execute(delete(CONFIRMED_HEAD))

    def send(self, to: str, others: list[str]) -> Letter:
        """Write a file for a unit, whose PCs have those keys."""
        tree = entry_tree(self.session)
        head = own_head(self.session, tree)
        recipient = Recipient("unit", to)
        statement = Statement(
            head=head,
            signature=_SIGNED,
            origins=origins(self.session),
            ladder=ladder(self.session, tree, recipient, others),
            confirmed=[
                Confirmed(signing_key=seen.signing_key, head=seen.head, head_signature=_SIGNED, at=0, signature=_SIGNED)
                for seen in tips_to_confirm(self.session, recipient)
            ],
        )
        note_sent(self.session, head, recipient, 0)
        return Letter(self.key, to, statement, self.log(), 0)

    def receive(self, letter: Letter, unit: str) -> Heard:
        """Take a file in that a PC of a unit wrote: judge it, remember it, and add the entries that are new."""
        statement = letter.statement
        due = letter.to == self.unit and knows_this_list(self.session, statement, self.key)
        verdict = judge(letter.sender, statement, remembered(self.session, letter.sender, statement))
        heard = Heard(verdict, due, {whose: [*logs] for whose, logs in self.memory.seen.items()})
        who = Witnessed(signing_key=letter.sender, role="unit", unit=unit, unit_name=unit, made_at=letter.made_at)
        if heard.alarming and verdict.against:
            keep_contradiction(self.session, who, statement, verdict.against, "0" * 64)
        if verdict.standing is not Standing.CONTRADICTION:
            remember_head(self.session, who, statement, verdict)
            self.memory.seen.setdefault((letter.sender, statement.head.list), []).append(letter.log)
        before = entry_tree(self.session)
        known = set(self.log())
        for entry in letter.log:
            if entry not in known:
                self._add(entry)
        ours = [one for one in statement.confirmed if one.signing_key == self.key]
        heard.missing = bool(take_confirmations(self.session, self.source, before, who, ours, "退回"))
        return heard


@dataclass
class Heard:
    """What came of a file: how it was judged, whether a proof was due, and the truth of what had been seen before."""

    verdict: Verdict
    due: bool
    seen: dict[tuple[str, str], list[Log]]
    missing: bool = False

    @property
    def alarming(self) -> bool:
        """Tell whether the person is told loudly."""
        unproven = self.verdict.standing in {Standing.UNPROVEN, Standing.OLDER_UNPROVEN}
        return self.verdict.standing is Standing.CONTRADICTION or (self.due and unproven)
