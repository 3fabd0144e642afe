"""The description of one field of a record: form, list, sheet, history, merge and search all read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, Dialect, Integer, String
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

Value = str | int | bool | dt.date | Decimal | None
"""What a field holds in Python: texts are never None (empty is ""), yes/no is never None (False)."""


class Shape(StrEnum):
    """The kinds of values a field can hold."""

    TEXT = "text"  # one line
    LINES = "lines"  # several lines
    TAGS = "tags"  # a few words joined by 、
    WHOLE = "whole"  # a whole number
    MONEY = "money"  # yuan on screen, whole 分 in the file
    DECIMAL = "decimal"  # an exact decimal number
    DAY = "day"  # a calendar day
    YES_NO = "yes_no"
    CODE = "code"  # one code of a code list
    LINK = "link"  # another record


OWN = "own-"
"""How the made code of a record begins that a bureau added itself; no official code has a hyphen."""

LONGEST = {Shape.TEXT: 500, Shape.LINES: 30_000, Shape.TAGS: 500, Shape.CODE: 60, Shape.LINK: 32, Shape.DECIMAL: 40}
"""The most characters a value of the shape may have; sheets hold 32,767 in a cell, so nothing is ever cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: what it is called, what it may hold and where it is shown."""

    label: str
    shape: Shape
    name: str = ""  # the attribute's name; filled in by `fields_of`
    group: str = "基本信息"  # the form's section
    help: str = ""
    listed: bool = False  # a column of the list
    search: bool = False  # found by the search box
    personal: bool = False  # an applicant's personal value: kept beside the log, detachable
    once_plain: bool = False  # personal only since a later version: older entries hold the value itself
    required: bool = False
    codes: str = ""  # CODE: the name of the code list
    links: str = ""  # LINK: the kind of the record meant
    measured_by: str = ""  # DECIMAL: the link to the record that says in which unit of measure this is
    brings: tuple[str, ...] = ()  # LINK: what a form takes over from the record meant where nobody typed anything
    owned: bool = False  # LINK: this record belongs to that one and is deleted with it
    together: str = ""  # fields with the same word here are one value in the log
    derived: bool = False  # computed from the other fields by a rule, never typed
    counts_on: str = ""  # the day field by which this value counts in a year, where it isn't the kind's own
    made_from: tuple[str, ...] = ()  # made by itself from these fields where nothing is given; nobody sees or types it
    step: str = ""  # the step of the procedure that writes it, in words; no list changes it beside its step
    uncounted: bool = False  # stands in no report: stays free when the year is locked
    least: int | None = None
    most: int | None = None
    longest: int | None = None
    indexed: bool = False

    @property
    def key(self) -> str:
        """Return the name under which the log keeps the value: the field's own, or its group's."""
        return self.together or self.name

    @property
    def limit(self) -> int:
        """Return the most characters a text of this field may have."""
        return self.longest or LONGEST.get(self.shape, 100)


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal number kept as its text, so that no digit is ever lost."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (SQLAlchemy's)
        """Give the database the number's plain text."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Read the number back from its text."""
        return None if value is None else Decimal(value)


_COLUMN_TYPES: dict[Shape, type[TypeEngine[Any]] | TypeEngine[Any]] = {
    Shape.WHOLE: Integer,
    Shape.MONEY: BigInteger,
    Shape.DECIMAL: ExactDecimal,
    Shape.DAY: Date,
    Shape.YES_NO: Boolean,
}


def column(field: Field) -> MappedColumn[Any]:
    """Make the mapped column of a field; every column may be empty, since a log may come from another version."""
    kind = _COLUMN_TYPES.get(field.shape, String)
    empty: Value = {Shape.YES_NO: False}.get(field.shape, "" if kind is String and field.shape != Shape.LINK else None)
    return mapped_column(kind, nullable=True, index=field.indexed, default=empty, info={"field": field})


def belongs_to(kind: str, *, label: str) -> MappedColumn[Any]:
    """Make the column that says to which record of a kind another belongs, and with which it is deleted."""
    return column(
        Field(label=label, shape=Shape.LINK, required=True, listed=True, links=kind, owned=True, indexed=True)
    )
