"""What a form must tell of itself to be written as a workbook: whatever has these properties is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class FormCell(Protocol):
    """One cell of a form: one of a table has a `role`, a line outside the tables a `look`."""

    @property
    def row(self) -> int:
        """Its first row, from 0."""

    @property
    def column(self) -> int:
        """Its first column, from 0."""

    @property
    def row_span(self) -> int:
        """How many rows it covers."""

    @property
    def column_span(self) -> int:
        """How many columns it covers."""

    @property
    def text(self) -> str:
        """All that stands in it."""

    @property
    def role(self) -> str | None:
        """What it is in a table: heading, header, rowlabel, value, note, text."""

    @property
    def look(self) -> str | None:
        """What it is outside: title, subtitle, heading, paragraph, note, signs."""

    @property
    def align(self) -> Literal["left", "center", "right", "justify"] | None:
        """Where its text stands, if not where its role has it."""

    @property
    def indent(self) -> int:
        """How many characters its text is indented."""

    @property
    def size(self) -> float:
        """The size of its type in points."""


class FormSheet(Protocol):
    """One sheet of a form."""

    @property
    def name(self) -> str:
        """What it is called, of any length and with any signs."""

    @property
    def columns(self) -> Sequence[float]:
        """The relative widths of its columns."""

    @property
    def cells(self) -> Sequence[FormCell]:
        """Its cells, none over another."""

    @property
    def repeated(self) -> tuple[int, int] | None:
        """The rows, from and to, that stand on every printed page."""


class Form(Protocol):
    """A whole form."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def author(self) -> str:
        """The organisation it comes from, at the foot of its pages."""

    @property
    def mark(self) -> str:
        """Which edition of the data it is and its fingerprint, at the foot of its pages."""

    @property
    def sheets(self) -> Sequence[FormSheet]:
        """Its sheets."""
