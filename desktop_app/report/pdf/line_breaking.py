"""Where a Chinese line may end (GB/T 15834, GB/T 9704): pure rules over characters and their widths in em."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

if TYPE_CHECKING:
    from collections.abc import Sequence

NEVER_FIRST = frozenset("，。、；：？！…—～·》〉）】〕］｝」』”’〗％‰℃％.,;:?!)]}%々〇°′″")
NEVER_LAST = frozenset("《〈（【〔［｛「『“‘〖￥＄＃([{$№")
NEVER_PARTED = frozenset("…—")
HALF_AT_END = frozenset("，。、；：）》〉】〕］｝」』”’〗")
"""Full-width marks whose right half is empty, so that at a line's end they take only half their width."""

HALF_AT_START = frozenset("（《〈【〔［｛「『“‘〖")
"""Full-width marks whose left half is empty."""

JOINT_AFTER = frozenset("，、；：）")
JOINT_BEFORE = frozenset("（《")
TWO = 2
EVENNESS = 0.05  # em; how near the narrowest measure is looked for
TOLERANCE = 1e-6  # em; widths are sums of floats


class Span(NamedTuple):
    """A line: the characters `start` to `stop` (exclusive) and its printed width in em."""

    start: int
    stop: int
    width: float


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters."""
    if after in NEVER_FIRST or before in NEVER_LAST or combining(after):
        return False
    if before == after and before in NEVER_PARTED:
        return False
    return not (_is_latin(before) and _is_latin(after))


def break_lines(chars: Sequence[str], advances: Sequence[float], first: float, rest: float) -> list[Span]:
    """Break one paragraph into lines no wider than `first` em (the first line) and `rest` em (every other one).

    A word or a row of marks too long for a line of its own is cut where the line is full; a line holds at least one
    character. Spaces at a line's end belong to no line.
    """
    lines: list[Span] = []
    start = 0
    while start < len(chars):
        room = rest if lines else first
        full = _fill(chars, advances, start, room)
        stop = _last_break(chars, start, full)
        if stop == start or (stop < full and not _fits(chars, advances, stop, full, rest)):
            stop = full
        end = _without_spaces(chars, start, stop)
        lines.append(_span(chars, advances, start, end))
        start = _skip_spaces(chars, stop) if stop < len(chars) else stop
    return lines or [Span(0, 0, 0.0)]


def balance(chars: Sequence[str], advances: Sequence[float], room: float) -> list[Span]:
    """Break into as few lines as `room` em allows, at a joint of the text if two lines do, else as evenly as possible.

    结果维持 becomes 结果 / 维持, and （三）不予公开 becomes （三） / 不予公开.
    """
    lines = break_lines(chars, advances, room, room)
    if len(lines) == 1:
        return lines
    at_joint = _break_at_joint(chars, advances, room) if len(lines) == TWO else []
    return at_joint or _even_lines(chars, advances, room, lines)


def _break_at_joint(chars: Sequence[str], advances: Sequence[float], room: float) -> list[Span]:
    """Break into two lines after a mark or before a bracket, where both fit; nothing if there is no such place."""
    best: list[Span] = []
    for index in range(1, len(chars)):
        if not (may_break(chars[index - 1], chars[index]) and _is_joint(chars[index - 1], chars[index])):
            continue
        spans = [_span(chars, advances, 0, index), _span(chars, advances, index, len(chars))]
        if _widest(spans) <= room + TOLERANCE and (not best or _widest(spans) < _widest(best)):
            best = spans
    return best


def _even_lines(chars: Sequence[str], advances: Sequence[float], room: float, lines: list[Span]) -> list[Span]:
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
    """Tell whether the text itself has a joint between two characters."""
    return before in JOINT_AFTER or after in JOINT_BEFORE


def _span(chars: Sequence[str], advances: Sequence[float], start: int, stop: int) -> Span:
    """Return the line of some characters."""
    return Span(start, stop, line_width(chars, advances, start, stop))


def _widest(spans: Sequence[Span]) -> float:
    """Return the width of the widest line in em."""
    return max(span.width for span in spans)


def line_width(chars: Sequence[str], advances: Sequence[float], start: int, stop: int) -> float:
    """Return the printed width of a line in em: a closing full-width mark at its end counts half."""
    if stop <= start:
        return 0.0
    return sum(advances[start : stop - 1]) + _closing_width(chars[stop - 1], advances[stop - 1])


def _closing_width(char: str, advance: float) -> float:
    """Return a character's width when it ends a line."""
    return advance / 2 if char in HALF_AT_END and advance >= 1 else advance


def _fill(chars: Sequence[str], advances: Sequence[float], start: int, room: float) -> int:
    """Return the index after the last character that fits, not minding the rules."""
    used = 0.0
    for index in range(start, len(chars)):
        closing = used + _closing_width(chars[index], advances[index])
        if closing > room + TOLERANCE and index > start and chars[index] != " ":
            return index
        used += advances[index]
    return len(chars)


def _last_break(chars: Sequence[str], start: int, limit: int) -> int:
    """Return the last allowed break at or before `limit`, or `start` if there is none."""
    index = limit
    while start < index < len(chars) and not may_break(chars[index - 1], chars[index]):
        index -= 1
    return index


def _fits(chars: Sequence[str], advances: Sequence[float], start: int, full: int, room: float) -> bool:
    """Tell whether what can't be parted around the full line's end fits a line that it begins."""
    stop = full
    while stop < len(chars) and not may_break(chars[stop - 1], chars[stop]):
        stop += 1
        if line_width(chars, advances, start, stop) > room + TOLERANCE:
            return False
    return True


def _without_spaces(chars: Sequence[str], start: int, stop: int) -> int:
    """Return the line's end without its trailing spaces."""
    while stop > start and chars[stop - 1] == " ":
        stop -= 1
    return stop


def _skip_spaces(chars: Sequence[str], index: int) -> int:
    """Return the first index that isn't a space."""
    while index < len(chars) and chars[index] == " ":
        index += 1
    return index


def _is_latin(char: str) -> bool:
    """Tell whether the character is part of a word or number that stays together."""
    return char.isascii() and not char.isspace()
