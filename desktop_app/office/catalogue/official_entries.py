"""The official catalogue as entries of the log: the same bytes in every data file of every bureau.

Were each file to enter them itself, sixty files made apart would bring sixty entries for every category, and one that
the office renames would differ from all of them. As it is, they are one author's entries, known everywhere.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Category, Channel, Indicator, Outlet
from desktop_app.model.log_value import filled_keys
from desktop_app.model.natural_id import natural_id
from desktop_app.model.official_catalogue import official_catalogue
from desktop_app.store.log.revision import Revision, canonical, encode, revision_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_app.model.field import Value
    from desktop_app.model.official_catalogue import Body, CatalogueFile, OfficialCategory
    from desktop_app.model.record import Record

AUTHOR = "公开台账"
"""Who wrote the official entries, as the history of a record tells: the program."""

LABEL = "官方目录"
_BEIJING = dt.timezone(dt.timedelta(hours=8))
_LANE, _OPERATION = b"OGI-catalogue-lane\0", b"OGI-catalogue-operation\0"
_DIGITS = 32
_STEP = 10
"""Between two official entries there is room in the order of lists for a bureau's own."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A record of the official catalogue: its values, why it is there, and the sort of body that has it."""

    kind: type[Record]
    values: Mapping[str, Value]
    why: str
    body: Body = ""


@cache
def official_entries(body: Body) -> tuple[bytes, ...]:
    """Return the entries for a sort of body, each category behind its parent."""
    parts: tuple[Body, ...] = ("", body)
    return tuple(entry for file in official_catalogue() for part in parts for entry in _stream(file, part))


def body_of(organisation: str) -> Body:
    """Return which sort of body a bureau is by its name: a government's form has categories of its own."""
    return "government" if organisation.strip().endswith("人民政府") else "department"


def _stream(file: CatalogueFile, body: Body) -> Iterator[bytes]:
    """Yield the entries of a file for one sort of body: a write stream that nothing but its content names."""
    entries = [entry for entry in _entries(file) if entry.body == body]
    lane, operation = _names(file, entries)
    at = int(dt.datetime.combine(file.in_force, dt.time(), _BEIJING).timestamp() * 1000)
    tip: str | None = None
    for place, entry in enumerate(entries, 1):
        revision = Revision(
            rec=str(natural_id(entry.kind, entry.values)),
            kind=entry.kind.kind,
            f=filled_keys(entry.kind, entry.values),
            who=AUTHOR,
            at=at,
            why=entry.why,
            op=operation,
            label=LABEL,
            lane=lane,
            seq=place,
            prev=tip,
        )
        stored = encode(revision)
        tip = revision_id(stored)
        yield stored


def _names(file: CatalogueFile, entries: Sequence[_Entry]) -> tuple[str, str]:
    """Return the write stream and the operation of entries, as their content names them."""
    written = [[entry.kind.kind, filled_keys(entry.kind, entry.values), entry.why] for entry in entries]
    content = canonical([file.in_force.isoformat(), *written])
    lane, operation = (hashlib.sha256(prefix + content).hexdigest()[:_DIGITS] for prefix in (_LANE, _OPERATION))
    return lane, operation


def _entries(file: CatalogueFile) -> Iterator[_Entry]:
    for place, category in enumerate(file.categories):
        values = _category(file, category) | _place(file, place)
        yield _Entry(Category, values, category.basis or file.source, category.bodies)
    for place, channel in enumerate(file.channels):
        yield _Entry(Channel, msgspec.structs.asdict(channel) | _place(file, place), file.source)
    for place, outlet in enumerate(file.outlets):
        yield _Entry(Outlet, msgspec.structs.asdict(outlet) | _place(file, place), file.source)
    for place, indicator in enumerate(file.indicators):
        yield _Entry(Indicator, msgspec.structs.asdict(indicator) | _place(file, place), file.source)


def _category(file: CatalogueFile, category: OfficialCategory) -> dict[str, Value]:
    parent = natural_id(Category, {"code": category.parent}) if category.parent else None
    years = {"first_year": file.first_year, "last_year": file.last_year}
    return {"code": category.code, "name": category.name, "parent": parent, **years}


def _place(file: CatalogueFile, place: int) -> dict[str, Value]:
    return {"position": file.position + place * _STEP}
