"""Which rules separate a table's cells: each drawn once, as long as possible, so that crossings stay clean."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Rule = tuple[int, int, int]
"""The line it lies on (row or column edge, from 0), and where it begins and ends."""


def inner_rules(sides: Iterable[Rule]) -> Iterator[Rule]:
    """Join the cells' upper (or left) sides into rules; those on line 0 are the border's own."""
    by_line: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line, start, stop in sides:
        if line:
            by_line[line].append((start, stop))
    for line, stretches in sorted(by_line.items()):
        for start, stop in _joined(sorted(stretches)):
            yield line, start, stop


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches that touch; they are given in order and don't overlap."""
    joined = [stretches[0]]
    for start, stop in stretches[1:]:
        if start == joined[-1][1]:
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((start, stop))
    return joined
