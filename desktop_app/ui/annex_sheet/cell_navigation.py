"""Which figure the arrow keys lead to: the nearest one in that direction, as the eye would go."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_OVERLAP = 1.0  # neighbouring cells share their ruled line
_ASIDE = 4.0  # a step aside counts as much as four down: the eye stays in its column


class Direction(Enum):
    """Where an arrow key points."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


class FigureBox(NamedTuple):
    """The place of a figure: its left, top, right and bottom edges in one unit."""

    left: float
    top: float
    right: float
    bottom: float


def neighbour(places: Sequence[FigureBox], current: int, direction: Direction) -> int:
    """Return the index of the figure next to `current` in a direction, or `current` at the sheet's edge.

    `places` are in reading order: where a row ends, left and right go on in the row before or after it.
    """
    here = _turned(places[current], direction)
    beside = direction in {Direction.LEFT, Direction.RIGHT}
    found = [
        (_distance(here, there), index)
        for index, there in enumerate(_turned(place, direction) for place in places)
        if index != current and _ahead(here, there) and not (beside and _aside(here, there) > -_OVERLAP)
    ]
    if found:
        return min(found)[1]
    if not beside:
        return current
    return min(max(current + direction.value[0], 0), len(places) - 1)


def row_end(places: Sequence[FigureBox], current: int, step: int) -> int:
    """Return the first (`step` -1) or last (+1) figure of the row that `current` is in."""
    index = current
    while 0 <= index + step < len(places) and _apart(places[index + step], places[current]) <= 0:
        index += step
    return index


def _turned(place: FigureBox, direction: Direction) -> FigureBox:
    """Turn the sheet so that the direction points down."""
    left, top, right, bottom = place
    if direction is Direction.DOWN:
        return place
    if direction is Direction.UP:
        return FigureBox(left, -bottom, right, -top)
    if direction is Direction.RIGHT:
        return FigureBox(top, left, bottom, right)
    return FigureBox(top, -right, bottom, -left)


def _ahead(here: FigureBox, there: FigureBox) -> bool:
    return there.top - here.bottom >= -_OVERLAP


def _aside(here: FigureBox, there: FigureBox) -> float:
    """Return the white between the two columns; less than 0 by as much as they overlap."""
    return max(there.left - here.right, here.left - there.right)


def _distance(here: FigureBox, there: FigureBox) -> tuple[float, float]:
    """Return how far the eye has to go, and by how much the middles differ."""
    far = there.top - here.bottom + _ASIDE * max(_aside(here, there), 0.0)
    return far, abs(there.left + there.right - here.left - here.right)


def _apart(one: FigureBox, other: FigureBox) -> float:
    """Return the vertical white between two places; 0 or less where they share a row."""
    return max(one.top - other.bottom, other.top - one.bottom) + _OVERLAP
