"""Two lines about a record for a narrow list: its title, and the unit, day and codes that tell it from others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.listed import is_year, shown_text
from desktop_app.model.record import fields_of
from desktop_app.office.records.listing import rows, titles
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

_TELLING = frozenset({Shape.LINK, Shape.DAY, Shape.CODE, Shape.TEXT})
_MOST = 4

_Linked = dict[str, dict[str, str]]


class Behind(NamedTuple):
    """One record behind a figure: its kind and id, and what it adds, as text; "" where every record counts one."""

    kind: str
    record_id: str
    amount: str = ""


class Lines(NamedTuple):
    """A record's title and what else is said about it."""

    title: str
    said: str


def record_lines(ledger: Ledger, behind: Sequence[Behind]) -> list[Lines]:
    """Return the lines of each record in the order given; empty ones where a record was deleted meanwhile."""
    ids: dict[str, list[str]] = {}
    for each in behind:
        ids.setdefault(each.kind, []).append(each.record_id)
    found: dict[str, Lines] = {}
    with reading(ledger) as session:
        for kind, records in ids.items():
            found |= _of_kind(session, KINDS[kind], records)
    return [found.get(each.record_id, Lines("", "")) for each in behind]


def _of_kind(session: Session, kind: type[Record], ids: Sequence[str]) -> dict[str, Lines]:
    fields = _telling(kind)
    records = rows(session, kind, ids)
    linked: _Linked = {}
    for field in (field for field in fields if field.shape is Shape.LINK):
        wanted = {getattr(record, field.name) or "" for record in records}
        linked.setdefault(field.links, {}).update(titles(session, field.links, wanted))
    return {record.id: _lines(fields, record, linked) for record in records}


def _telling(kind: type[Record]) -> list[Field]:
    """Return the fields to say, the title first; a kind without a title of its own is named by what it is about."""
    fields = fields_of(kind)
    listed = [field for field in fields.values() if field.listed and not field.personal and _tells(field)]
    title = fields[kind.title_field]
    if title.listed:
        return [title, *(field for field in listed if field is not title)]
    return listed


def _tells(field: Field) -> bool:
    return field.shape in _TELLING or is_year(field)


def _lines(fields: Sequence[Field], record: Record, linked: Mapping[str, Mapping[str, str]]) -> Lines:
    texts = [text for field in fields if (text := _text(field, record, linked))]
    return Lines(texts[0] if texts else "", " · ".join(texts[1 : _MOST + 1]))


def _text(field: Field, record: Record, linked: Mapping[str, Mapping[str, str]]) -> str:
    value = getattr(record, field.name)
    if field.shape is Shape.LINK:
        return linked.get(field.links, {}).get(value or "", "")
    return shown_text(field, value).replace("\n", " ")
