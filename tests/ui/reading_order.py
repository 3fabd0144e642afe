"""Where Tab leads, by really pressing it, and what of that isn't the order in which one reads."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QGridLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_STOPS = 250
_NEAR = 4
"""Logical pixels by which things of one row may stand apart."""


def stops_of(whole: QWidget) -> list[QWidget]:
    """Press Tab in a window that has the keyboard till it comes round, and return where it stopped."""
    first = QApplication.focusWidget()
    assert first is not None
    assert whole.isAncestorOf(first)
    stops = [first]
    while len(stops) < _MOST_STOPS:
        here = stops[-1]
        now = _tab_from(here)
        if now is None or not whole.isAncestorOf(now) or now is here or now in stops:
            return stops
        stops.append(now)
    return stops


def _tab_from(here: QWidget) -> QWidget | None:
    """Press Tab, in a day as often as it takes to leave year, month and day."""
    now: QWidget | None = here
    for _part in range(3 if isinstance(here, QDateTimeEdit) else 1):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is not here:
            break
    return now


def out_of_order(stops: Sequence[QWidget], whole: QWidget) -> list[str]:
    """Return in words which stops come before what is read before them."""
    begun = _begun_at_the_top(list(stops), whole)
    found: dict[tuple[int, int], str] = {}
    for one, other in combinations(begun, 2):
        around, left, right = _parted(one, other, whole)
        if left is not right and (id(left), id(right)) not in found and _is_read_before(right, left, around):
            found[id(left), id(right)] = f"{name_of(one)} comes before {name_of(other)}"
    return list(found.values())


def _begun_at_the_top(stops: list[QWidget], whole: QWidget) -> list[QWidget]:
    """Return a round of stops from the one on that is read before all others."""
    for place, stop in enumerate(stops):
        if not any(_comes_first(other, stop, whole) for other in stops if other is not stop):
            return stops[place:] + stops[:place]
    return stops


def _comes_first(one: QWidget, other: QWidget, whole: QWidget) -> bool:
    around, left, right = _parted(one, other, whole)
    return left is not right and _is_read_before(left, right, around)


def _parted(one: QWidget, other: QWidget, whole: QWidget) -> tuple[QWidget, QWidget, QWidget]:
    """Return what both stand in, and the parts of it in which each of them stands."""
    ways = [list(_way(part, whole))[::-1] for part in (one, other)]
    shared = 0
    while shared < min(map(len, ways)) and ways[0][shared] is ways[1][shared]:
        shared += 1
    around = ways[0][shared - 1] if shared else whole
    # One may stand inside the other: then they are parted there.
    left, right = (way[shared] if shared < len(way) else way[-1] for way in ways)
    return around, left, right


def _way(part: QWidget, whole: QWidget) -> Iterator[QWidget]:
    now: QWidget | None = part
    while now is not None and now is not whole:
        yield now
        now = now.parentWidget()


def _is_read_before(one: QWidget, other: QWidget, around: QWidget) -> bool:
    """Tell whether one part is read before another: it stands above it and not in a column further right, or left.

    What stands in a grid is read row by row; elsewhere a column may be read to its end first.
    """
    first, second = _place(one, around), _place(other, around)
    above = first.bottom() <= second.top() + _NEAR
    below = second.bottom() <= first.top() + _NEAR
    if above:
        return isinstance(around.layout(), QGridLayout) or first.left() < second.right() - _NEAR
    return not below and first.right() <= second.left() + _NEAR


def _place(part: QWidget, around: QWidget) -> QRect:
    return QRect(part.mapTo(around, QPoint(0, 0)), part.size())


def name_of(part: QWidget) -> str:
    """Say which control it is."""
    text = getattr(part, "text", None)
    words = str(text()) if callable(text) else ""
    return f"{type(part).__name__} “{words or part.accessibleName()}”"
