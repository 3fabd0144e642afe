"""Formulas: sums, differences, ratios and comparisons of cells, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.report.annex.formula import (
    Comparison,
    FormulaError,
    Operand,
    Ratio,
    Sum,
    operands,
    parse_comparison,
    parse_formula,
)


def resolve(name: str) -> tuple[Operand, ...]:
    """Know the cells a to d, and the range a..c."""
    if name == "a..c":
        return (Operand("a"), Operand("b"), Operand("c"))
    if name not in {"a", "b", "c", "d"}:
        message = f"没有“{name}”"
        raise FormulaError(message)
    return (Operand(name),)


def added(*terms: tuple[int, str], constant: int | str = 0) -> Sum:
    return Sum(tuple((sign, Operand(code)) for sign, code in terms), Decimal(constant))


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("[a]", added((1, "a"))),
        ("[a] + [b] - [c]", added((1, "a"), (1, "b"), (-1, "c"))),
        ("-[a]+[b]", added((-1, "a"), (1, "b"))),
        (" [ a ] － [b] ", added((1, "a"), (-1, "b"))),
        ("[d] - [a..c]", added((1, "d"), (-1, "a"), (-1, "b"), (-1, "c"))),
        ("[a] / [b]", Ratio(added((1, "a")), added((1, "b")), 1)),
        ("[a] ÷ [b] × 100", Ratio(added((1, "a")), added((1, "b")), 100)),
        ("[a]/([b]-[c])*100", Ratio(added((1, "a")), added((1, "b"), (-1, "c")), 100)),
        ("（[a]+[b]）/[c]", Ratio(added((1, "a"), (1, "b")), added((1, "c")), 1)),
    ],
)
def test_a_cell_formula_is_a_sum_a_difference_or_a_ratio(text: str, formula: Sum | Ratio) -> None:
    assert parse_formula(text, resolve) == formula


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "这里应当是一个单元格"),
        ("[a] +", "这里应当是一个单元格"),
        ("[a] * [b]", "放在这里不对"),
        ("[a] * 2", "放在这里不对"),
        ("[a] / [b] * 10", "比率后面只能乘以 100"),
        ("[a] / [b] * [c]", "比率后面只能乘以 100"),
        ("[a] / 2", "除号后面要写一个单元格"),
        ("[a] / [b] / [c]", "放在这里不对"),
        ("[a] + 1", "不能加减数字"),
        ("([a] + 1) / [b]", "不能加减数字"),
        ("([a] + [b]", "括号没有配对"),
        ("[a] + [b])", "放在这里不对"),
        ("[a] = [b]", "放在这里不对"),
        ("[x]", "没有“x”"),
        ("a + b", "看不懂"),
        ("[a", "看不懂"),
        ("max([a])", "看不懂"),
    ],
)
def test_anything_else_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(FormulaError, match=reason):
        parse_formula(text, resolve)


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("[a] = [b] + [c]", Comparison(added((1, "a")), "=", added((1, "b"), (1, "c")))),
        ("[a..c] ≤ [d]", Comparison(added((1, "a"), (1, "b"), (1, "c")), "<=", added((1, "d")))),
        ("[a] >= 100.5", Comparison(added((1, "a")), ">=", added(constant="100.5"))),
        ("[a] - 1 > 0", Comparison(added((1, "a"), constant=-1), ">", added())),
        ("[a] < [b]", Comparison(added((1, "a")), "<", added((1, "b")))),
    ],
)
def test_a_check_is_a_comparison_of_two_sums(text: str, comparison: Comparison) -> None:
    assert parse_comparison(text, resolve) == comparison


@pytest.mark.parametrize("text", ["[a]", "[a] + [b]", "[a] = ", "[a] = [b] = [c]", "[a] / [b] = [c]", "= [a]"])
def test_a_check_that_is_no_comparison_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse_comparison(text, resolve)


def test_every_cell_of_a_formula_is_named() -> None:
    ratio = parse_formula("[a] / ([b] - [c])", resolve)
    comparison = parse_comparison("[a..c] = [d]", resolve)
    assert [operand.code for operand in operands(ratio)] == ["a", "b", "c"]
    assert [operand.code for operand in operands(comparison)] == ["a", "b", "c", "d"]


@settings(deadline=None)
@given(st.text("[]ab.+-*/()=<>1 ", max_size=20))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    for parse in (parse_formula, parse_comparison):
        with suppress(FormulaError):
            parse(text, resolve)
