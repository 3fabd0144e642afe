"""How figures are rounded and written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app.report.annex.cell import CellDefinition, divided, exact_sum, rate_of_nothing, ratio, written
from desktop_app.report.annex.formula import Operand, Ratio, Sum

if TYPE_CHECKING:
    from desktop_app.report.annex.cell import Number


def cell(*, decimals: int = 2, fixed: bool = False, factor: int = 100) -> CellDefinition:
    side = Sum(((1, Operand("x")),))
    return CellDefinition("T.r.c", "T", "r", "c", "", "%", Ratio(side, side, factor), decimals, fixed)


@pytest.mark.parametrize(
    ("top", "bottom", "value", "text", "fixed_text"),
    [
        (2, 3, "66.67", "66.67", "66.67"),
        (1, 800, "0.13", "0.13", "0.13"),
        (1, 2, "50", "50", "50.00"),
        (0, 3, "0", "0", "0"),
        (3, 3, "100", "100", "100.00"),
        (1, 100_000, "0", "0", "0"),
        (Decimal("0.5"), 4, "12.5", "12.5", "12.50"),
    ],
)
def test_a_ratio_is_rounded_half_up_and_written_as_the_form_says(
    top: Number, bottom: Number, value: str, text: str, fixed_text: str
) -> None:
    found = ratio(cell(), top, bottom)
    assert found == Decimal(value)
    assert written(cell(), found) == text
    assert written(cell(fixed=True), found) == fixed_text


def test_a_rate_of_nothing_is_no_figure_unless_the_office_follows_a_rule_that_names_one() -> None:
    assert ratio(cell(), 0, 0) is None
    assert written(cell(fixed=True), None) == "—"
    answers = [rate_of_nothing({"rate_of_nothing": answer}) for answer in ("", "nothing", "zero", "hundred", "no such")]
    assert answers == [None, None, 0, 100, None]
    assert ratio(cell(), 0, 0, 100) == 100


def test_sums_and_quotients_are_never_rounded() -> None:
    assert exact_sum([Decimal("1e-30"), 2**60, Decimal("-1e-30")]) == 2**60
    assert exact_sum([Decimal("0.1")] * 3) == Decimal("0.3")
    assert divided(123_456_789, 1_000_000) == Decimal("123.456789")
    assert isinstance(divided(5_000_000, 1_000_000), int)
