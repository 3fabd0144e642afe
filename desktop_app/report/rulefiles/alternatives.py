"""What may stand at a place of a file that people edit: the names of a group, the values of a choice."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import inspect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import msgspec

_NEAREST = 3


def names_at(shape: type[msgspec.Struct], steps: Sequence[str | int]) -> list[str]:
    """Return the names that a group (curly brackets) at the end of the steps may have."""
    return [
        field.encode_name
        for found in _types_at(inspect.type_info(shape), steps)
        if isinstance(found, inspect.StructType)
        for field in found.fields
    ]


def values_at(shape: type[msgspec.Struct], steps: Sequence[str | int]) -> list[str]:
    """Return the values that the place at the end of the steps may have, where it is a choice."""
    return [
        str(value)
        for found in _types_at(inspect.type_info(shape), steps)
        if isinstance(found, inspect.LiteralType)
        for value in found.values
    ]


def nearest(wanted: str, known: Iterable[str]) -> list[str]:
    """Return the few known words that look most like the one that was written."""
    return get_close_matches(wanted, list(known), _NEAREST)


def _types_at(shape: inspect.Type, steps: Sequence[str | int]) -> list[inspect.Type]:
    found = list(_alternatives(shape))
    for step in steps:
        found = [inner for outer in found for inner in _inside(outer, step)]
    return found


def _alternatives(shape: inspect.Type) -> Iterator[inspect.Type]:
    if isinstance(shape, inspect.UnionType):
        for each in shape.types:
            yield from _alternatives(each)
    elif isinstance(shape, inspect.Metadata):
        yield from _alternatives(shape.type)
    else:
        yield shape


def _inside(shape: inspect.Type, step: str | int) -> Iterator[inspect.Type]:
    if isinstance(shape, inspect.StructType):
        for field in shape.fields:
            if field.encode_name == step:
                yield from _alternatives(field.type)
    elif isinstance(shape, inspect.VarTupleType | inspect.ListType) and isinstance(step, int):
        yield from _alternatives(shape.item_type)
    elif isinstance(shape, inspect.TupleType) and isinstance(step, int) and step < len(shape.item_types):
        yield from _alternatives(shape.item_types[step])
    elif isinstance(shape, inspect.DictType):
        yield from _alternatives(shape.value_type)
