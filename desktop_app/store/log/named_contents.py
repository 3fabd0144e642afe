"""Which attached files the records name: those that are wanted, may go out, or are to be forgotten."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, select

from desktop_app.model.kinds import KINDS
from desktop_app.model.owning import owner_link
from desktop_app.model.record import Record, fields_of
from desktop_app.store.log.settings import read_settings, write_settings
from desktop_app.store.log.tables import CONTENT, RECORD_STATE
from desktop_app.unreadable import decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desktop_app.model.log_value import LoggedKey

_FIELD = "sha256"
_CAME_WITHOUT = "contents_came_without"
"""The setting with the files (JSON) that entries from elsewhere named and that didn't come with them."""


@cache
def _naming_kinds() -> tuple[type[Record], ...]:
    return tuple(kind for kind in KINDS.values() if _FIELD in fields_of(kind))


def names_contents(kind: type[Record]) -> bool:
    """Tell whether records of a kind name attached files."""
    return kind in _naming_kinds()


@cache
def is_private(kind: type[Record]) -> bool:
    """Tell whether the files of a kind are an applicant's: their names are personal, or values of their owners."""
    link = owner_link(kind)
    owners = (KINDS[link.links],) if link else ()
    return any(field.personal for each in (kind, *owners) for field in fields_of(each).values())


def digests_of(kind_name: str, keys: Mapping[str, LoggedKey]) -> Iterator[str]:
    """Yield the SHA-256 of the files that a revision's keys name."""
    kind = KINDS.get(kind_name)
    if kind in _naming_kinds():
        field = fields_of(kind)[_FIELD]
        logged = keys.get(field.key)
        digest = logged.get(_FIELD) if isinstance(logged, dict) else logged
        if isinstance(digest, str):
            yield digest


def named_contents(session: Session, *, personal: bool = True) -> set[str]:
    """Return the files that live records name, an erased record's never; without `personal` no applicant's."""
    kinds = (kind for kind in _naming_kinds() if personal or not is_private(kind))
    return {digest for kind in kinds for digest in session.scalars(_named_by(kind)) if digest}


def wanted_contents(session: Session, *, personal: bool = True) -> set[str]:
    """Return the files that live records name and this data file doesn't hold."""
    return named_contents(session, personal=personal) - _kept(session)


def kept_contents(session: Session, *, personal: bool = True) -> set[str]:
    """Return the files that live records name and this data file holds."""
    return named_contents(session, personal=personal) & _kept(session)


def note_came_without(session: Session, named: Collection[str]) -> None:
    """Keep which files don't come along with the entries that name them: those are no files that somebody took out.

    `named` are those of the entries that just came.
    """
    known = came_without(session)
    # What is lacking from before this was kept can't be told any more.
    before = wanted_contents(session) if known is None else known
    lacking = (before | set(named)) - _kept(session)
    if lacking != known:
        write_settings(session, {_CAME_WITHOUT: msgspec.json.encode(sorted(lacking)).decode()})


def came_without(session: Session) -> set[str] | None:
    """Return the files that entries named and that never came; None where that was never kept, or is garbled."""
    kept = read_settings(session).get(_CAME_WITHOUT)
    return None if kept is None else decoded(kept, set[str])


def records_naming(session: Session, digests: Collection[str]) -> dict[str, str]:
    """Return the live records that name one of the files, each with its kind."""
    return {
        record: kind.kind
        for kind in _naming_kinds()
        for record in session.scalars(select(kind.id).where(kind.__table__.c[_FIELD].in_(digests)))
    }


def forget_contents(session: Session, digests: Collection[str]) -> None:
    """Remove files from this data file, except those that another record names."""
    gone = set(digests) - named_contents(session)
    session.execute(delete(CONTENT).where(CONTENT.c.sha256.in_(gone)))


def _kept(session: Session) -> set[str]:
    return set(session.scalars(select(CONTENT.c.sha256)))


def _named_by(kind: type[Record]) -> Select[Any]:
    erased = select(RECORD_STATE.c.record).where(RECORD_STATE.c.erased)
    return select(kind.__table__.c[_FIELD]).where(kind.id.not_in(erased)).distinct()
