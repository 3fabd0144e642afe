"""The keys by which lists sort texts: beside each listed text one in each order, made from it and in no log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Index, String
from sqlalchemy.orm import MappedColumn, mapped_column

from desktop_app.model.field import Field, Shape
from desktop_app.model.text_order import ORDERS, keys_of_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.text_order import Order

TEXTS = {Shape.TEXT, Shape.LINES, Shape.TAGS}


def key_column(name: str, order: Order) -> str:
    """Return the name of the column that holds the key of a text in an order."""
    return f"{name}_{order}"


def key_columns(name: str) -> Iterator[tuple[str, MappedColumn[Any]]]:
    """Yield the columns of a text's keys, which no record loads."""
    for order in ORDERS:
        yield key_column(name, order), mapped_column(String, nullable=True, deferred=True)


def key_indexes(table: str, name: str) -> tuple[Index, ...]:
    """Return the indexes that alone answer which records there are in the order of a text."""
    columns = (key_column(name, order) for order in ORDERS)
    return tuple(Index(f"ix_{table}_{column}", column, "id") for column in columns)


def texts_sorted(kind: type[object], own: Collection[str]) -> tuple[str, ...]:
    """Return the texts by which the lists of a kind may be sorted: those listed, and those of its `own` order.

    Never a personal one: its key would tell the value wherever the row stands, and outlive it.
    """
    return tuple(
        name
        for name, field in _declared(kind)
        if field.shape in TEXTS and (field.listed or name in own) and not (field.personal or field.derived)
    )


def sort_keys(texts: Iterable[str], values: Mapping[str, Value]) -> dict[str, str]:
    """Return the keys of these texts of a row by the names of their columns."""
    return {
        key_column(name, order): key
        for name in texts
        for order, key in keys_of_text(str(values.get(name) or "")).items()
    }


def _declared(kind: type[object]) -> Iterator[tuple[str, Field]]:
    """Yield the fields as the class and what it is made of declare them: it isn't mapped yet."""
    for part in reversed(kind.__mro__):
        for name, declared in vars(part).items():
            if isinstance(declared, MappedColumn):
                field = declared.column.info.get("field")
                if isinstance(field, Field):
                    yield name, field
