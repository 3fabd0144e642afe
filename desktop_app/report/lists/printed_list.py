"""One printed list: title, a line that says what is listed, the rows, and the sign-off, under the rows' fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop_app.i18n import _
from desktop_app.report.paper.document import (
    Block,
    Cell,
    Document,
    Grid,
    Page,
    Paragraph,
    SignOff,
    Spacer,
    Title,
)
from desktop_app.report.paper.fingerprint import rows_fingerprint

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from desktop_app.report.paper.grid import CellAlignment

_ABOVE_SIGNATURES = 4.0
"""Millimetres between what is listed and the signatures under it."""


class PrintedColumn(NamedTuple):
    """A column's heading, its share of the width, and its alignment where it isn't that of running text."""

    heading: str
    width: float
    align: CellAlignment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedList:
    """A list to print and sign; a row with a single text is the heading of the rows under it.

    `said` stands under the title; `nothing` is the sentence in place of a table without rows; `signatures` are the
    labels to sign at, those of preparer, checker and day where none are given.
    """

    title: str
    said: str
    columns: Sequence[PrintedColumn]
    rows: Sequence[tuple[str, ...]]
    organisation: str
    day: dt.date
    nothing: str = ""
    signatures: Sequence[str] = ()
    orientation: Literal["portrait", "landscape"] = "landscape"

    def document(self) -> Document:
        """Return the list on A4, with the fingerprint of its rows."""
        return Document(
            title=self.title,
            author=self.organisation,
            blocks=(
                Title(self.title),
                note(self.said),
                *self._listed(),
                *signed(*((label, "") for label in self.signatures or (_("制表"), _("审核"), _("日期")))),
            ),
            fingerprint=rows_fingerprint(list(self.rows)),
            created=self.day,
            page=Page(orientation=self.orientation),
        )

    def _listed(self) -> Iterator[Block]:
        if self.nothing and not self.rows:
            yield nothing_listed(self.nothing)
        else:
            yield Grid(tuple(column.width for column in self.columns), tuple(self._cells()), header_rows=1)

    def _cells(self) -> Iterator[Cell]:
        yield from (Cell(0, place, text=column.heading, role="header") for place, column in enumerate(self.columns))
        for number, row in enumerate(self.rows, 1):
            if len(row) == 1:
                yield Cell(number, 0, column_span=len(self.columns), text=row[0], role="rowlabel")
            else:
                for place, (column, text) in enumerate(zip(self.columns, row, strict=True)):
                    yield Cell(number, place, text=text, align=column.align)


def note(said: str) -> Paragraph:
    """Return the line under a title that says what is listed."""
    return Paragraph(said, align="center", indent_first=False, style="note")


def nothing_listed(said: str) -> Paragraph:
    """Return the sentence that stands in place of a table without rows."""
    return Paragraph(said, align="center", indent_first=False)


def signed(*signs: tuple[str, str], above: float = _ABOVE_SIGNATURES) -> tuple[Spacer, SignOff]:
    """Return one line of signatures, labels with what is filled in, `above` millimetres under what is signed."""
    return Spacer(above), SignOff((signs,))
