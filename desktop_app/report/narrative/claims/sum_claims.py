"""Numbers that are said to be the sum of those just before them (予以公开…件，部分公开…件，两项合计…件)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.report.annex.cell import exact_sum
from desktop_app.report.narrative.claims.claim import Claim
from desktop_app.report.narrative.claims.naming import total_of
from desktop_app.report.narrative.claims.number_claims import counted_before, measured_in, tells
from desktop_app.report.narrative.claims.vocabulary import named_rows
from desktop_app.report.narrative.written_number import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.report.annex.cell import Number
    from desktop_app.report.narrative.claims.claim import Table
    from desktop_app.report.narrative.claims.naming import Group
    from desktop_app.report.narrative.claims.number_claims import Counted

_TOGETHER = re.compile(
    r"[，,、\s]*(?:以上|上述|前述)?(?P<count>[两二三四五六七八])(?:项|者|类|种)(?:情形|数字)?"
    r"(?:合计|共计|总计|之和|相加|一共|共)(?:为|是|达|有)?\s*"
)


def sums_in(text: str, table: Table, counted: tuple[Counted, ...]) -> Iterator[Claim]:
    """Yield the claims of numbers that say of how many numbers before them they are the sum."""
    done = 0
    for number in numbers_in(text):
        said, done = _TOGETHER.fullmatch(text[done : number.start]), number.end
        if said is None:
            continue
        count = named_rows().counts[said["count"]]
        parts = list(counted_before(counted, text, number.start))[:count][::-1]
        told = _sum(parts, table) if len(parts) == count else None
        measured = measured_in(number, parts[0].family) if told else None
        if told is None or measured is None:
            continue
        value, codes = told
        named = "、".join(part.claim.named for part in parts)
        start = parts[0].claim.said_from
        right = tells(measured, value)
        yield Claim("figure", number.start, number.end, start, named, number.text, (str(value),), right, cells=codes)


def _sum(parts: Sequence[Counted], table: Table) -> tuple[Number, Group] | None:
    """Return the sum of what numbers are of, and its cells; None where it isn't known or something is in it twice."""
    told = [total_of(part.family, part.rows[0], part.columns, table) for part in parts]
    known = [one for one in told if one is not None]
    codes = tuple(code for _value, found in known for code in found)
    if len(known) < len(parts) or any(part.claim.part for part in parts) or len(set(codes)) < len(codes):
        return None
    return exact_sum(value for value, _codes in known), codes
