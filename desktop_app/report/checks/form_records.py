"""The records to blame where two sums of a form differ that the records give."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desktop_app.report.annex.cell import exact_sum
from desktop_app.report.annex.formula import operands
from desktop_app.report.annex.reckoning import Reckoning
from desktop_app.report.checks.record_targets import record_targets

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.cell import Number
    from desktop_app.report.annex.finding import RecordTarget
    from desktop_app.report.annex.formula import Comparison, Sum

_MOST = 20
"""So many records can be looked at one by one; more of them would hide what is wrong."""


def records_apart(session: Session, annex: Annex, comparison: Comparison) -> tuple[RecordTarget, ...]:
    """Return the records that give one side of a comparison more than the other; none for a filed annex, or too many.

    Both sides must be of this year's records: what last year's annex says has none here.
    """
    if annex.source != "records" or any(operand.previous for operand in operands(comparison)):
        return ()
    reckoning = Reckoning(session, annex.scope)
    left, right = _given(reckoning, comparison.left), _given(reckoning, comparison.right)
    apart = [record for record in {**left, **right} if left.get(record, 0) != right.get(record, 0)]
    return record_targets(session, apart) if len(apart) <= _MOST else ()


def _given(reckoning: Reckoning, formula: Sum) -> dict[tuple[str, str], Number]:
    """Return what each record gives to a sum."""
    amounts: dict[tuple[str, str], list[Number]] = defaultdict(list)
    for sign, operand in formula.terms:
        for share in reckoning.shares(operand.code):
            amounts[share.kind, share.record_id].append(sign * share.amount)
    return {record: exact_sum(given) for record, given in amounts.items()}
