"""Comparing sums of which a filed annex may not state every part: what is surely wrong is told, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.cell import Number, exact_sum, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.report.annex.formula import Relation

_INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class SumBounds:
    """The numbers that a sum may be, from `low` to `high`; both the same where every part is known."""

    low: Decimal
    high: Decimal

    @property
    def known(self) -> bool:
        """Whether there is only one number it can be."""
        return self.low == self.high

    def __str__(self) -> str:
        """Say the number, or the bound that is known of it."""
        if self.known:
            return in_words(self.low)
        if self.low > -_INFINITE:
            return _("至少 {number}").format(number=in_words(self.low))
        return _("至多 {number}").format(number=in_words(self.high))


def sum_bounds(parts: Iterable[tuple[int, Number | None, bool]], constant: Decimal) -> SumBounds:
    """Return what a sum may be; a part is its sign, its value (None: unknown) and whether it may be negative."""
    known: list[Number] = [constant]
    low, high = False, False
    for sign, value, signed in parts:
        if value is not None:
            known.append(sign * value)
            continue
        low = low or signed or sign < 0
        high = high or signed or sign > 0
    total = Decimal(exact_sum(known))
    return SumBounds(-_INFINITE if low else total, _INFINITE if high else total)


def fails(left: SumBounds, relation: Relation, right: SumBounds, tolerance: Decimal) -> bool:
    """Tell whether a comparison surely doesn't hold, whatever the unknown parts are."""
    over, under = left.low - right.high, left.high - right.low
    return {
        "=": over > tolerance or under < -tolerance,
        "<=": over > tolerance,
        ">=": under < -tolerance,
        "<": over >= 0,
        ">": under <= 0,
    }[relation]


def apart(left: SumBounds, right: SumBounds) -> Decimal:
    """Return by how much the left is more (or, below 0, less) than the right at least."""
    over, under = left.low - right.high, left.high - right.low
    return over if over > 0 else min(under, Decimal(0))


def in_words(number: Decimal) -> str:
    """Return a number as one writes it: 12, 0.5."""
    return format(Decimal(plain(number)), "f")
