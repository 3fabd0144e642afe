"""All that a text claims of the annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.narrative.claims.change_claims import changes_in
from desktop_app.report.narrative.claims.number_claims import counted_in
from desktop_app.report.narrative.claims.share_claims import shares_in
from desktop_app.report.narrative.claims.sum_claims import sums_in
from desktop_app.report.narrative.claims.sweeping_claims import sweeping_in

if TYPE_CHECKING:
    from desktop_app.report.narrative.claims.claim import Claim, Table


def claims_in(text: str, table: Table, last: Table, year: int) -> tuple[Claim, ...]:
    """Return the numbers, shares and sweeping words of a text that name rows of the annex, as they stand in it.

    `table` are the figures of the year, `last` those of the year before.
    """
    counted = counted_in(text, table, year)
    found = [
        *(one.claim for one in counted),
        *shares_in(text, table, last, year, counted),
        *changes_in(text, table, last, counted),
        *sums_in(text, table, counted),
        *sweeping_in(text, table, year, counted),
    ]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))
