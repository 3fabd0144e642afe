"""The rows of a list: a sorted array of record ids, whose texts are read page by page when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.model.field import Field
from desktop_app.office.records.listed_titles import listed_rows
from desktop_app.office.records.listing import Filter, record_ids
from desktop_app.store.log.reading import read
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record
    from desktop_app.office.records.listed_titles import Titles
    from desktop_app.ui.records.columns import Column

PAGE = 200
"""Rows read at once."""
_PAGES_KEPT = 20


Marks = tuple[tuple[str, Tone], ...]
"""The names of the colour rules that a record fulfils, each with its tone, the weightiest first."""


class Cell(NamedTuple):
    """What one cell shows: its text, and the tone it is written in."""

    text: str
    tone: Tone = Tone.NEUTRAL


Row = tuple[Cell, ...]
Telling = Callable[["Record", Field], Tone]
"""Says in which tone a field of a record is shown."""
Marking = Callable[["Sequence[str]"], "Mapping[str, Marks]"]
"""Says by which rules some records are marked, all of them in one query."""
_EMPTY = Cell("")


class Rows:
    """What a list shows: `ids` in their order, and the texts of any row."""

    def __init__(
        self, ledger: Ledger, kind: type[Record], columns: Sequence[Column], telling: Telling, marking: Marking
    ) -> None:
        self.ids: list[str] = []
        self._ledger = ledger
        self._kind = kind
        self._fields = [column.field for column in columns]
        self._telling = telling
        self._marking = marking
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._marks: dict[int, Mapping[str, Marks]] = {}
        self._longest = [""] * len(self._fields)

    def find(self, wanted: Filter, only: Collection[str] | None = None) -> None:
        """Read which records a filter lets through now; of those, only the ones named if any are."""
        found = read(self._ledger, record_ids, self._kind, wanted)
        self.ids = found if only is None else [one for one in found if one in only]
        self._forget()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same records."""
        self._fields = [column.field for column in columns]
        self._forget()

    def longest(self, column: int) -> str:
        """Return the longest text of a column in the rows read so far, the first page at least."""
        if self.ids:
            self.row(0)
        return self._longest[column]

    def row(self, number: int) -> Row:
        """Return the cells of a row, reading its page if that isn't at hand."""
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            ids = self.ids[page * PAGE : (page + 1) * PAGE]
            self._pages[page], self._marks[page] = self._read(ids), self._marking(ids)
            for column, cells in enumerate(zip(*self._pages[page], strict=True)):
                self._longest[column] = max(self._longest[column], *(cell.text for cell in cells), key=len)
            if len(self._pages) > _PAGES_KEPT:
                self._marks.pop(self._pages.popitem(last=False)[0])
        return self._pages[page][place]

    def marks(self, number: int) -> Marks:
        """Return the colour rules that the record of a row fulfils."""
        self.row(number)
        return self._marks[number // PAGE].get(self.ids[number], ())

    def forget_texts(self) -> None:
        """Read the texts and marks of the same records anew when they are next seen."""
        self._forget()

    def _forget(self) -> None:
        self._pages.clear()
        self._marks.clear()
        self._longest = [""] * len(self._fields)

    def _read(self, ids: Sequence[str]) -> list[Row]:
        found, linked = read(self._ledger, listed_rows, self._kind, self._fields, ids)
        records = {record.id: record for record in found}
        empty = (_EMPTY,) * len(self._fields)
        return [self._cells(records[one], linked) if one in records else empty for one in ids]

    def _cells(self, record: Record, linked: Titles) -> Row:
        return tuple(Cell(linked.text(field, record), self._telling(record, field)) for field in self._fields)
