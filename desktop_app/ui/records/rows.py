"""The rows of a list: a sorted array of record ids, whose texts are read page by page when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.field import Field, Shape
from desktop_app.model.text import to_text
from desktop_app.store.listing import Filter, record_ids, rows, titles
from desktop_app.store.reading import reading
from desktop_app.ui.records.columns import NUMBERS, is_year
from desktop_app.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record
    from desktop_app.ui.records.columns import Column

PAGE = 200
"""Rows read at once."""
_PAGES_KEPT = 20


class Cell(NamedTuple):
    """What one cell shows: its text, and the tone it is written in."""

    text: str
    tone: Tone = Tone.NEUTRAL


Row = tuple[Cell, ...]
Telling = Callable[["Record", Field], Tone]
"""Says in which tone a field of a record is shown."""
_EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of the records that a page of rows links to, by kind and id."""

    by_kind: Mapping[str, Mapping[str, str]]

    def of(self, field: Field, record_id: str) -> str:
        """Return a linked record's title, or nothing where it was deleted."""
        return self.by_kind.get(field.links, {}).get(record_id, "")


class Rows:
    """What a list shows: `ids` in their order, and the texts of any row."""

    def __init__(self, ledger: Ledger, kind: type[Record], columns: Sequence[Column], telling: Telling) -> None:
        self.ids: list[str] = []
        self._ledger = ledger
        self._kind = kind
        self._columns = columns
        self._telling = telling
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()

    def find(self, wanted: Filter, only: Collection[str] | None = None) -> None:
        """Read which records a filter lets through now; of those, only the ones named if any are."""
        with reading(self._ledger) as session:
            found = record_ids(session, self._kind, wanted)
        self.ids = found if only is None else [one for one in found if one in only]
        self._pages.clear()

    def row(self, number: int) -> Row:
        """Return the cells of a row, reading its page if that isn't at hand."""
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            self._pages[page] = self._read(self.ids[page * PAGE : (page + 1) * PAGE])
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return self._pages[page][place]

    def _read(self, ids: Sequence[str]) -> list[Row]:
        with reading(self._ledger) as session:
            records = {record.id: record for record in rows(session, self._kind, ids)}
            linked = _titles(session, self._columns, list(records.values()))
        empty = (_EMPTY,) * len(self._columns)
        return [self._cells(records[one], linked) if one in records else empty for one in ids]

    def _cells(self, record: Record, linked: Titles) -> Row:
        fields = [column.field for column in self._columns]
        return tuple(Cell(_text(field, record, linked), self._telling(record, field)) for field in fields)


def _titles(session: Session, columns: Sequence[Column], records: Sequence[Record]) -> Titles:
    wanted: dict[str, set[str]] = {}
    for field in (column.field for column in columns if column.field.shape is Shape.LINK):
        linked = {getattr(record, field.name) for record in records}
        wanted.setdefault(field.links, set()).update(one for one in linked if one)
    return Titles({kind: titles(session, kind, sorted(ids)) for kind, ids in wanted.items()})


def _text(field: Field, record: Record, linked: Titles) -> str:
    value = getattr(record, field.name)
    if field.shape is Shape.LINK:
        return linked.of(field, value or "")
    if field.shape is Shape.YES_NO and not value:
        return ""
    text = to_text(field, value).replace("\n", " ")
    return grouped(text) if field.shape in NUMBERS and not is_year(field) else text


def grouped(number: str) -> str:
    """Return a number with a comma between each three digits before the point."""
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdigit() else number
