"""The search box: records of every kind that hold all the words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, text

from desktop_app.model.kinds import KINDS, Unit
from desktop_app.model.pinyin import answers_to
from desktop_app.model.record import fields_of, links_of
from desktop_app.model.text import title_text
from desktop_app.office.records.year_condition import period_field
from desktop_app.store.log.reading import reading
from desktop_app.store.log.search_index import match_expression, searched_fields
from desktop_app.store.log.tables import RECORD_STATE
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

_FOUND = text("SELECT rowid FROM search_index WHERE search_index MATCH :words ORDER BY rowid DESC LIMIT :limit")
_COUNT = text(
    "SELECT count(*) FROM search_index JOIN record_state ON record_state.number = search_index.rowid"
    " WHERE search_index MATCH :words AND record_state.kind IN :kinds"
).bindparams(bindparam("kinds", expanding=True))
_AROUND = 20
_LISTENED_TO = 2000
"""How many of the newest records are looked through by sound, which no index helps with."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: its title, whose it is and of when, and the piece of text the first word stands in."""

    record_id: str
    kind: str
    title: str
    excerpt: str
    unit: str = ""
    when: str = ""


def search(ledger: Ledger, words: str, limit: int = 50) -> list[Hit]:
    """Return the records that hold all the words, the newest first; nothing to look for finds nothing."""
    expression = match_expression(words)
    if not expression:
        return []
    with reading(ledger) as session:
        numbers = list(session.scalars(_FOUND, {"words": expression, "limit": limit}))
        if words.isascii():
            numbers = list(dict.fromkeys((*numbers, *_sounding(session, words, limit))))[:limit]
        found = (_hit(session, number, words.split(maxsplit=1)[0]) for number in numbers)
        return [hit for hit in found if hit is not None]


def count_found(ledger: Ledger, words: str, kinds: Collection[str]) -> int:
    """Return how many records of some kinds hold all the words as they are written."""
    expression = match_expression(words)
    if not expression:
        return 0
    with reading(ledger) as session:
        return int(session.scalars(_COUNT, {"words": expression, "kinds": list(kinds)}).one())


def _sounding(session: Session, words: str, limit: int) -> list[int]:
    """Return the numbers of the newest records whose titles sound like what is typed, as gzdt does like 工作动态."""
    newest = select(RECORD_STATE.c.number).where(~RECORD_STATE.c.deleted).order_by(RECORD_STATE.c.number.desc())
    first = min(session.scalars(newest.limit(_LISTENED_TO)), default=0)
    titles: list[tuple[int, str]] = []
    for kind in KINDS.values():
        title = fields_of(kind)[kind.title_field]
        if title in searched_fields(kind):
            stated = select(RECORD_STATE.c.number, getattr(kind, title.name))
            stated = stated.join_from(kind, RECORD_STATE, RECORD_STATE.c.record == kind.id)
            titles += ((number, said) for number, said in session.execute(stated.where(RECORD_STATE.c.number >= first)))
    return sorted((number for number, title in titles if title and answers_to(title, words)), reverse=True)[:limit]


def _hit(session: Session, number: int, word: str) -> Hit | None:
    state = session.execute(select(RECORD_STATE).filter_by(number=number)).one()
    row = session.get(KINDS[state.kind], state.record)
    if row is None:
        return None
    title = title_text(type(row), getattr(row, row.title_field))
    return Hit(state.record, state.kind, title, _excerpt(row, word), _unit_of(session, row), _when(row))


def _unit_of(session: Session, row: Record) -> str:
    """Return the name of the first unit that a record is linked to; "" for one without."""
    linked = (field.name for field in links_of(type(row)).values() if field.links == Unit.kind)
    ids = (getattr(row, name) for name in linked)
    unit = session.get(Unit, next((found for found in ids if found), ""))
    return unit.name if unit else ""


def _when(row: Record) -> str:
    """Return the day or year that a record counts by, as a person reads it."""
    field = period_field(type(row))
    value = getattr(row, field.name) if field else None
    return day_text(value) if isinstance(value, dt.date) else str(value or "")


def _excerpt(row: Record, word: str) -> str:
    """Return the text around the word in the first field that holds it, in one line."""
    for field in searched_fields(type(row)):
        whole = str(getattr(row, field.name) or "")
        place = whole.lower().find(word.lower())
        if place >= 0:
            start = max(0, place - _AROUND)
            piece = " ".join(whole[start : place + len(word) + 2 * _AROUND].split())
            return ("…" if start else "") + piece
    return ""
