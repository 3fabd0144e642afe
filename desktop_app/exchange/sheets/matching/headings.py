"""Headings as people type them: what is folded before two of them are compared."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.grid import Broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.exchange.sheets.grid import Cell, Row
    from desktop_app.exchange.sheets.matching.matching import Matching

JOINT = "·"
"""What stands between the group and the heading below it, where a sheet has two heading rows."""

_MARKS = "*★☆※●■◆#:,。、;"
_BRACKETS = re.compile(r"[(\[{【〔「][^()\[\]{}【】〔〕「」]*[)\]}】〕」]")


def folded(heading: Cell) -> str:
    """Return a heading without blanks, line breaks, stars and colons, in the plain form of every sign."""
    if isinstance(heading, Broken):
        return ""
    plain = "".join(unicodedata.normalize("NFKC", str(heading)).split())
    return plain.strip(_MARKS).casefold()


def without_notes(heading: str) -> str:
    """Return a folded heading without what stands in brackets: 公开日期(年月日) is 公开日期."""
    return _BRACKETS.sub("", heading).strip(_MARKS)


def readings(heading: str) -> Iterator[str]:
    """Yield how a heading may be meant, folded: whole, without notes, then the lower and the upper part of a group."""
    parts = heading.split(JOINT)
    whole = [folded("".join(parts)), folded(parts[-1]), folded(parts[0])]
    found = [each for text in whole for each in (text, without_notes(text))]
    yield from dict.fromkeys(each for each in found if each)


def headings_of(rows: Mapping[int, Row], matching: Matching) -> dict[int, str]:
    """Return the heading of each column; where there are several heading rows, group and heading with a joint."""
    found: dict[int, list[str]] = {}
    for number in matching.heading_rows:
        for position, cell in enumerate(rows[number].cells if number in rows else ()):
            text = "" if isinstance(cell, Broken) else " ".join(str(cell).split())
            parts = found.setdefault(position, [])
            if text and text not in parts:
                parts.append(text)
    return {position: JOINT.join(parts) for position, parts in found.items()}
