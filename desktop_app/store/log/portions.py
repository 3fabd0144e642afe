"""Working through many things a portion at a time, so that memory stays small and each question asks for many."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Thing = TypeVar("Thing")

AT_ONCE = 500
"""How many records are read, worked out and written together."""

_HEAVIEST = 2 * 1024**2
"""How many bytes are worked on together, whatever they are of."""


def portions(things: Iterable[Thing], size: int = AT_ONCE) -> Iterator[list[Thing]]:
    """Yield the things in lists of at most `size`."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


def light_portions(
    things: Iterable[Thing], weight: Callable[[Thing], int], size: int = AT_ONCE
) -> Iterator[list[Thing]]:
    """Yield the things in lists of at most `size`, and of a few megabytes by their weight in bytes."""
    some: list[Thing] = []
    heavy = 0
    for thing in things:
        some.append(thing)
        heavy += weight(thing)
        if len(some) == size or heavy >= _HEAVIEST:
            yield some
            some, heavy = [], 0
    if some:
        yield some
