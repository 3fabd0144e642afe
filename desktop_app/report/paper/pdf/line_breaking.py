"""Where a Chinese line may end (GB/T 15834, GB/T 9704): pure rules over characters and their widths in em."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Rule = Callable[[int], bool]
    """Tells whether a line may end before the character of an index."""

NEVER_FIRST = frozenset("，。、；：？！…—～·》〉）】〕］｝」』”’〗％‰℃％.,;:?!)]}%々〇°′″")
NEVER_LAST = frozenset("《〈（【〔［｛「『“‘〖￥＄＃([{$№")
NEVER_PARTED = frozenset("…—")
HALF_AT_END = frozenset("，。、；：）》〉】〕］｝」』”’〗")
"""Full-width marks whose right half is empty, so that at a line's end they take only half their width."""

HALF_AT_START = frozenset("（《〈【〔［｛「『“‘〖")
"""Full-width marks whose left half is empty."""

DIGITS = frozenset("0123456789")
WIDE_DIGITS = frozenset("０１２３４５６７８９．")
TOLERANCE = 1e-6  # em; widths are sums of floats

_NUMBER_WITH_UNIT = re.compile(
    r"[0-9０-９](?:[0-9０-９.．,，]*[0-9０-９])?[%％‰]?[ \u00a0\u3000]?[余多几]?[十百千万亿]*[余多]?"
    "(?:人次|人天|[件条场批期篇户家]次|个?工作日|自然日|小时|分钟|个月|周年|[美港]元|个?百分点"
    r"|平方米|平方公里|立方米|公里|公顷|公斤|毫米|厘米|\S)?"
)
"""A number and what it counts, which is one character or one of these words."""


class BrokenLine(NamedTuple):
    """A line: the characters `start` to `stop` (exclusive) and its printed width in em."""

    start: int
    stop: int
    width: float


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may well end between two characters: a number keeps what follows it (2013年, 33件)."""
    return may_part(before, after) and not (before in DIGITS and not after.isspace())


def may_part(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters, if need be between a number and what it counts."""
    if after in NEVER_FIRST or before in NEVER_LAST or combining(after):
        return False
    if before in WIDE_DIGITS and after in WIDE_DIGITS:
        return False
    if before == after and before in NEVER_PARTED:
        return False
    return not (_is_latin(before) and _is_latin(after))


def break_lines(chars: Sequence[str], advances: Sequence[float], first: float, rest: float) -> list[BrokenLine]:
    """Break one paragraph into lines no wider than `first` em (the first line) and `rest` em (every other one).

    A word or a row of marks too long for a line of its own is cut where the line is full; a line holds at least one
    character. Spaces at a line's end belong to no line.
    """
    rules = _rules(chars)
    lines: list[BrokenLine] = []
    start = 0
    while start < len(chars):
        room = rest if lines else first
        full = _fill(chars, advances, start, room)
        stop = _best_break(chars, advances, (start, full), rest, rules)
        end = _without_spaces(chars, start, stop)
        lines.append(broken_line(chars, advances, start, end))
        start = _skip_spaces(chars, stop) if stop < len(chars) else stop
    return lines or [BrokenLine(0, 0, 0.0)]


def line_width(chars: Sequence[str], advances: Sequence[float], start: int, stop: int) -> float:
    """Return the printed width of a line in em: a closing full-width mark at its end counts half."""
    if stop <= start:
        return 0.0
    return sum(advances[start : stop - 1]) + _closing_width(chars[stop - 1], advances[stop - 1])


def broken_line(chars: Sequence[str], advances: Sequence[float], start: int, stop: int) -> BrokenLine:
    """Return the line of some characters."""
    return BrokenLine(start, stop, line_width(chars, advances, start, stop))


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


def _rules(chars: Sequence[str]) -> tuple[Rule, Rule]:
    """Return where lines may well end: not within a number with its unit (958万人次); and where they may if need be."""
    whole = {
        place
        for number in _NUMBER_WITH_UNIT.finditer("".join(chars))
        for place in range(number.start() + 1, number.end())
    }
    return (
        lambda index: index not in whole and may_break(chars[index - 1], chars[index]),
        lambda index: may_part(chars[index - 1], chars[index]),
    )


def _best_break(
    chars: Sequence[str], advances: Sequence[float], line: tuple[int, int], room: float, rules: tuple[Rule, Rule]
) -> int:
    """Return where to end a line that begins and is full there; what is kept whole must fit the next of `room` em."""
    start, full = line
    for allowed in rules:
        stop = _last_break(chars, start, full, allowed)
        if stop == full or (stop > start and _fits(chars, advances, (stop, full), room, allowed)):
            return stop
    return full


def _last_break(chars: Sequence[str], start: int, limit: int, allowed: Rule) -> int:
    """Return the last allowed break at or before `limit`, or `start` if there is none."""
    index = limit
    while start < index < len(chars) and not allowed(index):
        index -= 1
    return index


def _fits(chars: Sequence[str], advances: Sequence[float], pushed: tuple[int, int], room: float, allowed: Rule) -> bool:
    """Tell whether what can't be parted fits a line; it begins with what is pushed over the full line's end."""
    start, stop = pushed
    while stop < len(chars) and not allowed(stop):
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
