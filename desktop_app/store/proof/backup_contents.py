"""What a backup holds, and what of the open data file it lacks: told before anybody puts it back."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import KINDS
from desktop_app.store.file.backup import check_ours
from desktop_app.store.file.check import check_header, check_neighbours, check_place, damaged, is_plain, wrong_password
from desktop_app.store.file.connection import DatabaseError, connector
from desktop_app.store.log.moments import moment_of
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import DamagedRevisionError, parse
from desktop_app.store.log.tables import REVISION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.revision import Revision

_KINDS = "SELECT kind, count(*) FROM record_state WHERE NOT deleted GROUP BY kind"
_LAST = "SELECT body FROM revision ORDER BY number DESC LIMIT 1"
_TOKEN = "SELECT value FROM setting WHERE name = 'token'"  # noqa: S105 (a query)

_AT_ONCE = 500
_SOME = "?"
"""In place of a password that only an open data file knows."""


@dataclass(frozen=True, slots=True)
class LastEntry:
    """The entry that came last: when, by whom, and in which step."""

    at: dt.datetime
    who: str
    label: str


@dataclass(frozen=True, slots=True)
class BackupContents:
    """A backup's records by kind, its last entry, and the ids of all its entries; `token` names the data file."""

    kinds: Mapping[str, int]
    last: LastEntry | None
    entries: frozenset[str]
    token: str


@dataclass(frozen=True, slots=True)
class Lost:
    """What the open data file holds and a backup doesn't: the entries, the records they are about by kind, since when.

    `who` are the persons who made them.
    """

    entries: int
    kinds: Mapping[str, int]
    since: dt.datetime | None
    who: tuple[str, ...]


def contents_of(path: Path, password: str = "", ledger: Ledger | None = None) -> BackupContents:
    """Look into a backup without changing it, with the password of an open data file where that is given.

    Raises `UserError` where it is no data file of ours, among them `PasswordError`.
    """
    check_place(path, writes=False)
    check_neighbours(path)
    plain = is_plain(path)
    check_header(path, password="" if plain else password or (_SOME if ledger else ""))

    def connect() -> Any:  # noqa: ANN401 (the driver has no types)
        if plain or password or ledger is None:
            return connector(path, "" if plain else password, writes=False)()
        return ledger.connect(path)

    try:
        check_ours(path, connect)
        with closing(connect()) as connection:
            kinds = {kind: int(count) for kind, count in connection.execute(_KINDS) if kind in KINDS}
            last = connection.execute(_LAST).fetchone()
            entries = frozenset(row[0] for row in connection.execute("SELECT id FROM revision"))
            token = connection.execute(_TOKEN).fetchone()
    except DatabaseError as error:
        raise (damaged(path) if plain else wrong_password(path)) from error
    return BackupContents(kinds, _last_entry(last[0]) if last else None, entries, token[0] if token else "")


def lost_by(ledger: Ledger, contents: BackupContents) -> Lost:
    """Return what of the open data file would be missing if the backup stood in its place."""
    with reading(ledger) as session:
        ids = [identity for identity in session.scalars(select(REVISION.c.id)) if identity not in contents.entries]
        bodies = [
            body
            for start in range(0, len(ids), _AT_ONCE)
            for body in session.scalars(select(REVISION.c.body).where(REVISION.c.id.in_(ids[start : start + _AT_ONCE])))
        ]
    return _lost([parse(body) for body in bodies])


def lost_from(path: Path, password: str, contents: BackupContents) -> tuple[Lost | None, str]:
    """Return what of a data file that isn't open would be missing, and its token.

    None and "" where it is gone or can't be looked into.
    """
    try:
        check_place(path, writes=False)
        check_neighbours(path)
        with closing(connector(path, "" if is_plain(path) else password, writes=False)()) as connection:
            rows = connection.execute("SELECT id, body FROM revision").fetchall()
            token = connection.execute(_TOKEN).fetchone()
        lost = _lost([parse(body) for identity, body in rows if identity not in contents.entries])
    except (OSError, UserError, DatabaseError, DamagedRevisionError):
        return None, ""
    return lost, token[0] if token else ""


def _lost(revisions: Sequence[Revision]) -> Lost:
    records = {revision.rec: revision.kind for revision in revisions if revision.kind in KINDS}
    since = min((moment_of(revision.at) for revision in revisions), default=None)
    who = tuple(sorted({revision.who for revision in revisions if revision.who}))
    return Lost(len(revisions), Counter(records.values()), since, who)


def _last_entry(body: bytes) -> LastEntry | None:
    try:
        revision = parse(body)
    except DamagedRevisionError:
        return None
    return LastEntry(moment_of(revision.at), revision.who, revision.label)
