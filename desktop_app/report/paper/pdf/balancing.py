"""Short labels broken evenly or at a joint of their text, as a compositor would; widths in em."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.paper.pdf.line_breaking import (
    DIGITS,
    TOLERANCE,
    BrokenLine,
    break_lines,
    broken_line,
    may_break,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

JOINT_AFTER = frozenset("，、；：）")
JOINT_BEFORE = frozenset("（《")
EVENNESS = 0.05  # em; how near the narrowest measure is looked for


def balance(chars: Sequence[str], advances: Sequence[float], room: float) -> list[BrokenLine]:
    """Break into as few lines as `room` em allows, at a joint of the text if two lines do, else as evenly as possible.

    结果维持 becomes 结果 / 维持, and （三）不予公开 becomes （三） / 不予公开.
    """
    lines = break_lines(chars, advances, room, room)
    if len(lines) == 1:
        return lines
    at_joint = [] if lines[2:] else _break_at_joint(chars, advances, room)
    return at_joint or _even_lines(chars, advances, room, lines)


def _break_at_joint(chars: Sequence[str], advances: Sequence[float], room: float) -> list[BrokenLine]:
    """Break into two lines after a mark or before a bracket, where both fit; nothing if there is no such place."""
    best: list[BrokenLine] = []
    for index in range(1, len(chars)):
        if not (may_break(chars[index - 1], chars[index]) and _is_joint(chars[index - 1], chars[index])):
            continue
        broken = [broken_line(chars, advances, 0, index), broken_line(chars, advances, index, len(chars))]
        if _widest(broken) <= room + TOLERANCE and (not best or _widest(broken) < _widest(best)):
            best = broken
    return best


def _even_lines(
    chars: Sequence[str], advances: Sequence[float], room: float, lines: list[BrokenLine]
) -> list[BrokenLine]:
    """Break into as many lines as given, in the narrowest measure that allows it."""
    low, high = sum(advances) / len(lines), room
    while high - low > EVENNESS:
        middle = (low + high) / 2
        attempt = break_lines(chars, advances, middle, middle)
        if len(attempt) == len(lines) and _widest(attempt) <= room + TOLERANCE:
            lines, high = attempt, middle
        else:
            low = middle
    return lines


def _is_joint(before: str, after: str) -> bool:
    """Tell whether the text itself has a joint between two characters; a number, such as a year, begins a part."""
    return before in JOINT_AFTER or after in JOINT_BEFORE or after in DIGITS


def _widest(broken: Sequence[BrokenLine]) -> float:
    """Return the width of the widest line in em."""
    return max(line.width for line in broken)
