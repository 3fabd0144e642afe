"""Numbers that are said to be more or less than last year's (比上年增加711件)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.report.narrative.claims.claim import Claim
from desktop_app.report.narrative.claims.naming import total_of
from desktop_app.report.narrative.claims.number_claims import counted_before
from desktop_app.report.narrative.claims.share_claims import change_in
from desktop_app.report.narrative.written_number import numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.narrative.claims.claim import Table
    from desktop_app.report.narrative.claims.number_claims import Counted

_COMPARED = re.compile(
    r"^[，,（(\s]*(?:较|比|同比|与)?(?:上年|去年|上一年|上年度)?(?:度)?(?:相比)?[，,]?(?:同比)?(?:[一-龥]{2})了?$"
)


def changes_in(text: str, table: Table, last: Table, counted: tuple[Counted, ...]) -> Iterator[Claim]:
    """Yield the claims of numbers that follow one of the annex and say by how much it moved."""
    done = 0
    for number in numbers_in(text):
        phrase, done = text[done : number.start], number.end
        direction = change_in(phrase) if _COMPARED.match(phrase) else 0
        before = next(counted_before(counted, text, number.start), None)
        if not direction or before is None or before.claim.part or number.unit not in before.family.units:
            continue
        now = total_of(before.family, before.rows[0], before.columns, table)
        then = total_of(before.family, before.rows[0], before.columns, last)
        if now is None or then is None:
            continue
        moved = direction * (now[0] - then[0])
        said_from, named = before.claim.said_from, before.claim.named
        right = number.tells(moved)
        yield Claim(
            "figure", number.start, number.end, said_from, named, number.text, (str(moved),), right, cells=now[1]
        )
