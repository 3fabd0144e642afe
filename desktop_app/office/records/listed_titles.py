"""The titles of the records that some listed records link to, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.field import Field, Shape
from desktop_app.model.listed import listed_text, unread_text
from desktop_app.office.records.indicator_words import measure_units
from desktop_app.office.records.listing import rows, titles
from desktop_app.store.log.unread_values import unread_by_record

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.record import Record


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of linked records, by kind and id."""

    by_kind: Mapping[str, Mapping[str, str]]
    measures: Mapping[str, str]
    """The unit of measure of each record that says one, by its id."""
    unread: Mapping[str, Collection[str]]
    """The fields of the listed records whose values nobody knows, by the record."""

    def text(self, field: Field, record: Record) -> str:
        """Return what a list shows of a field of a record; nothing for a linked record that was deleted."""
        if field.name in self.unread.get(record.id, ()):
            return unread_text()
        value = getattr(record, field.name)
        if field.shape is Shape.LINK:
            value = self.by_kind.get(field.links, {}).get(value or "", "")
        text = listed_text(field, value)
        measure = self.measures.get(getattr(record, field.measured_by) or "", "") if field.measured_by else ""
        return f"{text} {measure}" if text and measure else text


def linked_titles(session: Session, fields: Sequence[Field], records: Sequence[Record]) -> Titles:
    """Read the titles of every record that these fields of these records link to."""
    wanted: dict[str, set[str]] = {}
    for field in fields:
        if field.shape is Shape.LINK:
            linked = {getattr(record, field.name) for record in records}
            wanted.setdefault(field.links, set()).update(one for one in linked if one)
    named = {kind: titles(session, kind, sorted(ids)) for kind, ids in wanted.items()}
    measured = {getattr(record, field.measured_by) for field in fields if field.measured_by for record in records}
    measures = measure_units(session, {one for one in measured if one}) if measured else {}
    return Titles(named, measures, unread_by_record(session, [record.id for record in records]))


def listed_rows(
    session: Session, kind: type[Record], fields: Sequence[Field], ids: Sequence[str]
) -> tuple[list[Record], Titles]:
    """Return the records with these ids in this order, and the titles of what these fields of them link to."""
    found = rows(session, kind, ids)
    return found, linked_titles(session, fields, found)
