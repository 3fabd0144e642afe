"""The base of all record kinds, and what can be asked of a kind without an open file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.sort_keys import key_columns, key_indexes, texts_sorted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.law.rules import Rules

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}


class Base(DeclarativeBase):
    """The root of every mapped class, so that Alembic sees one set of tables."""

    metadata = MetaData(naming_convention=_NAMES)


class Record(Base):
    """One record as the log shows it now; a row exists only while the record isn't deleted."""

    __abstract__ = True

    kind: ClassVar[str]
    label: ClassVar[str]
    measure: ClassVar[str] = "条"
    title_field: ClassVar[str] = "title"
    order: ClassVar[tuple[str, ...]] = ()
    """Fields a list is sorted by at first; a leading minus means newest or largest first."""
    derives_from: ClassVar[tuple[str, ...]] = ()
    """The kinds of records that belong to this one and that its derived fields are computed from."""
    counts_on: ClassVar[str] = ""
    """The field (a day, or a year) by which a record counts in a year's report; "" where it stands in none."""
    counts_until: ClassVar[str] = ""
    """The day until which it counts in every year since `counts_on`, where it counts in more than one."""
    named_by: ClassVar[tuple[str, ...]] = ()
    """The fields by which every file means the same record of this kind (`natural_id`); empty: each is its own."""

    sorted_texts: ClassVar[tuple[str, ...]] = ()
    """The texts that lists are sorted by: each has its keys beside it (`sort_keys`), in no log and no form."""
    many: ClassVar[bool] = False
    """Whether there may be thousands: then the keys of its titles are indexed."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True)

    def __init_subclass__(cls, **mapped: object) -> None:
        """Give each text that lists are sorted by the columns of its keys, before the class is mapped."""
        cls.sorted_texts = texts_sorted(cls, {cls.title_field, *(name.lstrip("-") for name in cls.order)})
        for name in cls.sorted_texts:
            for column_name, column in key_columns(name):
                setattr(cls, column_name, column)
        if cls.many:
            cls.__table_args__ = key_indexes(cls.__tablename__, cls.title_field)
        super().__init_subclass__(**mapped)

    @classmethod
    def problems(cls, values: Mapping[str, Value]) -> dict[str, str]:  # noqa: ARG003 (kinds with rules of their own override)
        """Return a sentence for each field whose value contradicts another one; empty where all is well."""
        return {}

    @classmethod
    def derive(
        cls,
        values: Mapping[str, Value],  # noqa: ARG003 (kinds with derived fields override)
        rules: Rules,  # noqa: ARG003
        owned: Mapping[str, Sequence[Mapping[str, Value]]],  # noqa: ARG003
    ) -> dict[str, Value]:
        """Compute the derived fields by the rules in force; a pure function.

        `owned` holds the typed values and the id of the records named in `derives_from`, by kind, in no special order.
        """
        return {}


@cache
def fields_of(kind: type[Record]) -> dict[str, Field]:
    """Return the fields of a kind by name, in the order of their declaration."""
    found: dict[str, Field] = {}
    for attribute in kind.__mapper__.columns:
        field = attribute.info.get("field")
        if isinstance(field, Field):
            found[attribute.key] = replace(field, name=attribute.key)
    return found


@cache
def typed_fields(kind: type[Record]) -> dict[str, Field]:
    """Return the fields a person fills in: all but the derived ones."""
    return {name: field for name, field in fields_of(kind).items() if not field.derived}


@cache
def form_fields(kind: type[Record]) -> dict[str, Field]:
    """Return the fields that a person sees in a form: all but the derived ones and those made by themselves."""
    return {name: field for name, field in typed_fields(kind).items() if not field.made_from}


@cache
def made_from(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields from which a kind's records get the code that names them; empty where none is made."""
    return next((field.made_from for field in typed_fields(kind).values() if field.made_from), ())


@cache
def keys_of(kind: type[Record]) -> dict[str, tuple[Field, ...]]:
    """Return the log's keys of a kind, each with the one field or the group of fields it holds."""
    keys: dict[str, tuple[Field, ...]] = {}
    for field in typed_fields(kind).values():
        keys[field.key] = (*keys.get(field.key, ()), field)
    return keys


@cache
def links_of(kind: type[Record]) -> dict[str, Field]:
    """Return the fields of a kind that mean another record."""
    return {name: field for name, field in typed_fields(kind).items() if field.shape is Shape.LINK}


def empty_value(field: Field) -> Value:
    """Return what the field holds while nobody has filled it in."""
    if field.shape is Shape.YES_NO:
        return False
    return "" if field.shape in {Shape.TEXT, Shape.LINES, Shape.TAGS, Shape.CODE} else None


@cache
def empty_values(kind: type[Record]) -> dict[str, Value]:
    """Return what the fields that a person fills in hold in a new record."""
    return {name: empty_value(field) for name, field in typed_fields(kind).items()}


def values_of(record: Record) -> dict[str, Value]:
    """Return the values of all fields of a record by name."""
    return {name: getattr(record, name) for name in fields_of(type(record))}
