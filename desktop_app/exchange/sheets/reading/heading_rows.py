"""Which rows of a sheet are its headings, which its records, and which neither: said row by row, and why."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import About, Note, Row, Sheet, shown_text
from desktop_app.exchange.sheets.reading.folded_heading import folded
from desktop_app.exchange.sheets.reading.foot_rows import (
    counts_columns,
    no_record,
    numbering_columns,
    stands_at_foot,
)
from desktop_app.exchange.sheets.reading.merged_cells import merged_notes
from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Familiar = Callable[[str], float]
    """How well a heading is known, by what `folded` makes of it: 1 for a field's own label, 0 for an unknown word."""

_LOOKED_AT = 30
"""Among so many rows from the top the headings are looked for."""

_LONGEST_HEADING = 40
_JOINT = " / "
_STATED = re.compile(r"[^:：]{2,12}[:：]\s*\S")
"""A label and what it says in one cell, as 填写单位：政策法规科; a heading says nothing yet."""

_LOOK = 0.001
"""What the look of a row counts beside a known word: it decides between rows whose words nobody knows."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are no records, from one to another, and why; what stands there, shortened."""

    first: int
    last: int
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet's records under their headings, and what was left out of it."""

    headings: tuple[str, ...]
    rows: list[Row]
    left_out: tuple[LeftOut, ...]
    heading_rows: tuple[int, ...]
    """The numbers of the one or two rows that hold the headings; empty where none were found."""
    above: tuple[str, ...]
    """What stands above the headings: the title, 填写单位：…."""
    notes: tuple[Note, ...]
    """What the reader says of the sheet, as far as it touches the records."""


def find_table(
    sheet: Sheet, familiar: Familiar, *, heading_rows: tuple[int, ...] | None = None, last_row: int | None = None
) -> Table:
    """Find the headings and the records of a sheet; both can be given by the numbers of their rows instead."""
    places = _given(sheet, heading_rows) if heading_rows is not None else _found(sheet, familiar)
    headings = _headings(sheet, places, familiar)
    end = places[-1] + 1 if places else 0
    begin = places[0] if places else 0
    above = sheet.rows[:begin]
    left_out = [_left_out(row, _("标题行以上")) for row in above]
    records, others = _records(sheet, headings, sheet.rows[end:], last_row)
    numbers = tuple(sheet.rows[place].number for place in places)
    return Table(
        headings,
        records,
        tuple(_joined([*left_out, *others])),
        numbers,
        tuple(text for row in above for text in dict.fromkeys(_texts(row)) if text),
        _notes(sheet, records),
    )


def _given(sheet: Sheet, numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(place for place, row in enumerate(sheet.rows) if row.number in numbers)


def _found(sheet: Sheet, familiar: Familiar) -> tuple[int, ...]:
    """Return the places of the heading rows among the sheet's rows: the best known one, and its second row."""
    candidates: list[tuple[float, int, tuple[int, ...]]] = []
    for place in range(min(len(sheet.rows), _LOOKED_AT)):
        candidates.append((_score(sheet, (place,), familiar), -place, (place,)))
        if place + 1 < len(sheet.rows) and _may_be_two(sheet, place):
            both = (place, place + 1)
            candidates.append((_score(sheet, both, familiar), -place, both))
    best = max(candidates, default=(0.0, 0, ()))
    return best[2] if best[0] > 0 else ()


def _score(sheet: Sheet, places: tuple[int, ...], familiar: Familiar) -> float:
    """Return how much a row, or two, look like headings: the known words, then the look."""
    first = sheet.rows[places[0]]
    own = {text for place in places for text in _texts(sheet.rows[place]) if text}
    if not own or any(_is_value(sheet.rows[place]) for place in places):
        return 0.0
    wide = max(len(_filled(row)) for row in sheet.rows[: _LOOKED_AT + 1])
    headings = [heading for heading in _headings(sheet, places, familiar) if heading]
    known = sum(_best_known(heading, familiar) for heading in dict.fromkeys(headings))
    if known == 0 and (len(own) < min(2, wide) or len(headings) * 2 < wide):
        return 0.0
    stated = sum(bool(_STATED.match(text)) for text in own)
    long = sum(len(text) > _LONGEST_HEADING for text in own)
    look = max(0.1, len(set(headings)) - 2 * stated - 2 * long) * _LOOK
    # One row is enough where the second adds nothing; and where words repeat in one, these are values.
    repeated = len(_texts_filled(first)) - len(own) if len(places) == 1 else 0.5
    return known + look - repeated * _LOOK


def _best_known(heading: str, familiar: Familiar) -> float:
    """Return how well a heading is known, or its lower half where it was joined from two."""
    return max(familiar(folded(heading)), familiar(folded(heading.rpartition(_JOINT)[2])))


def _may_be_two(sheet: Sheet, place: int) -> bool:
    """Tell whether a row holds groups over the row below: cells merged over several columns, or blanks over words."""
    upper, lower = sheet.rows[place], sheet.rows[place + 1]
    if lower.number != upper.number + 1 or _is_value(lower):
        return False
    spans = [span for span in sheet.merged if span.top == upper.number]
    if any(span.bottom == lower.number and span.left == span.right for span in spans):
        return True
    grouped = [span for span in spans if span.top == span.bottom and span.right > span.left]
    wide = len(_filled(lower))
    if grouped:
        return all(span.right - span.left + 1 < max(wide, len(_filled(upper))) for span in grouped)
    above, below = _filled(upper), _filled(lower)
    return len(above) > 1 and bool(below - above) and min(below) > 0 and len(below | above) > len(above)


def _headings(sheet: Sheet, places: Sequence[int], familiar: Familiar) -> tuple[str, ...]:
    """Return the heading of each column; of two rows the lower one alone where no other column has it."""
    if not places:
        return ()
    rows = [_texts(sheet.rows[place]) for place in places]
    wide = max(len(row.cells) for row in sheet.rows)
    upper, lower = (texts + [""] * (wide - len(texts)) for texts in (rows[0], rows[-1]))
    if len(places) == 1:
        return tuple(_in_one_line(text) for text in upper)
    groups = _groups(upper, lower)
    times = Counter(folded(low or group) for group, low in zip(groups, lower, strict=True))
    return tuple(
        _joined_heading(group, low, familiar, alone=times[folded(low or group)] == 1)
        for group, low in zip(groups, lower, strict=True)
    )


def _groups(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the group above each column: where the merged cells are unknown it reaches on over the blanks beside."""
    groups: list[str] = []
    for above, below in zip(upper, lower, strict=True):
        reaches = not above and below and groups
        groups.append(groups[-1] if reaches else above)
    return groups


def _joined_heading(group: str, low: str, familiar: Familiar, *, alone: bool) -> str:
    group, low = _in_one_line(group), _in_one_line(low)
    if not low or not group or folded(group) == folded(low):
        return low or group
    both = f"{group}{_JOINT}{low}"
    known = {name: familiar(folded(name)) for name in (group + low, both, low)}
    best = max(known, key=lambda name: known[name])
    if known[best] > (known[low] if alone else 0):
        return best if best != low or alone else both
    return low if alone else both


def _in_one_line(text: str) -> str:
    """Return a heading without its line breaks; blanks between Chinese characters only spread them."""
    return re.sub(r"(?<=[^\x00-\xff])\s+(?=[^\x00-\xff])", "", " ".join(text.split()))


def _records(
    sheet: Sheet, headings: Sequence[str], rows: Sequence[Row], last_row: int | None
) -> tuple[list[Row], list[LeftOut]]:
    chosen = [row for row in rows if last_row is None or row.number <= last_row]
    left_out = [_left_out(row, _("选定的最后一行之后")) for row in rows[len(chosen) :]]
    numbering = numbering_columns(headings)
    filled_down = _filled_down(sheet)
    plain = [folded(heading) for heading in headings]
    reasons = [no_record(row, plain, numbering, filled_down.get(row.number, ())) for row in chosen]
    if headings and chosen and counts_columns(chosen[0]):
        reasons[0] = _("各列的编号")
    for place in range(len(chosen) - 1, -1, -1):
        reasons[place] = reasons[place] or stands_at_foot(chosen[place])
        if not reasons[place]:
            break
    kept = [row for row, reason in zip(chosen, reasons, strict=True) if not reason]
    left_out += [_left_out(row, reason) for row, reason in zip(chosen, reasons, strict=True) if reason]
    left_out += [
        LeftOut(before.number + 1, row.number - 1, _("空白行"))
        for before, row in pairwise(chosen)
        if row.number > before.number + 1
    ]
    return kept, left_out


def _filled_down(sheet: Sheet) -> dict[int, set[int]]:
    """Return for each row the columns whose value comes from a cell merged from above."""
    columns: dict[int, set[int]] = {}
    known = {row.number for row in sheet.rows}
    for span in sheet.merged:
        for number in range(span.top + 1, span.bottom + 1) if span.bottom > span.top else ():
            if number in known:
                columns.setdefault(number, set()).update(range(span.left, span.right + 1))
    return columns


def _left_out(row: Row, why: str) -> LeftOut:
    text = " ".join(dict.fromkeys(text for text in _texts(row) if text))
    return LeftOut(row.number, row.number, why, text[:_LONGEST_HEADING])


def _joined(rows: list[LeftOut]) -> list[LeftOut]:
    """Return the rows in their order, those in a row with the same reason as one."""
    joined: list[LeftOut] = []
    for row in sorted(rows, key=lambda left: left.first):
        if joined and joined[-1].why == row.why and joined[-1].last + 1 == row.first:
            joined[-1] = LeftOut(joined[-1].first, row.last, row.why, joined[-1].text)
        else:
            joined.append(row)
    return joined


def _notes(sheet: Sheet, records: Sequence[Row]) -> tuple[Note, ...]:
    numbers = [row.number for row in records]
    first, last = (numbers[0], numbers[-1]) if numbers else (1, 0)
    touched = [span for span in sheet.merged if span.bottom >= first and span.top <= last]
    others = [note for note in sheet.notes if note.about is not About.MERGED]
    return (*merged_notes(touched), *others)


def _texts(row: Row) -> list[str]:
    return [shown_text(cell).strip() for cell in row.cells]


def _texts_filled(row: Row) -> list[str]:
    return [text for text in _texts(row) if text]


def _filled(row: Row) -> set[int]:
    return {column for column, text in enumerate(_texts(row)) if text}


def _is_value(row: Row) -> bool:
    """Tell a row with a day, a number or a yes in it: headings are words, though a year may stand as one."""
    cells = [cell for cell in row.cells if cell != ""]
    return sum(not isinstance(cell, str) for cell in cells) * 3 > len(cells)
