"""The formulas of annex formats: sums and differences of cells, ratios of two such sums, comparisons of two.

A cell stands in square brackets; a range `[first..last]` is the sum of the cells from one to the other. Other numbers
may stand in comparisons only, so that what a formula gives can always be shown as records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from desktop_app.i18n import _

Relation = Literal["=", "<=", ">=", "<", ">"]


@dataclass(frozen=True, slots=True)
class Operand:
    """A cell that a formula takes from this year's annex, or (`previous`) from last year's."""

    code: str
    previous: bool = False


Resolve = Callable[[str], Sequence[Operand]]
"""What turns the text between brackets into the cells it means; raises `FormulaError`."""


class FormulaError(ValueError):
    """A formula isn't one; the message is the reason in plain words."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells added (+1) and taken away (-1), and a fixed number."""

    terms: tuple[tuple[int, Operand], ...]
    constant: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One sum divided by another, times 1 or 100."""

    numerator: Sum
    denominator: Sum
    factor: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sums and how they must compare."""

    left: Sum
    relation: Relation
    right: Sum


def operands(formula: Sum | Ratio | Comparison) -> tuple[Operand, ...]:
    """Return every cell that a formula takes."""
    if isinstance(formula, Sum):
        return tuple(operand for _sign, operand in formula.terms)
    if isinstance(formula, Ratio):
        return operands(formula.numerator) + operands(formula.denominator)
    return operands(formula.left) + operands(formula.right)


_TOKEN = re.compile(r"\s*(?:\[(?P<cell>[^\[\]]*)\]|(?P<number>\d+(?:\.\d+)?)|(?P<sign><=|>=|[-+*/()=<>]))")
_SAME = str.maketrans({"×": "*", "÷": "/", "−": "-", "－": "-", "＋": "+", "＝": "=", "（": "(", "）": ")"})
_RELATIONS: dict[str, Relation] = {"=": "=", "<=": "<=", ">=": ">=", "<": "<", ">": ">"}


def parse_formula(text: str, resolve: Resolve) -> Sum | Ratio:
    """Read a cell's formula; raises `FormulaError` for anything but a sum, a difference or a ratio of cells."""
    reader = _Reader(text, resolve)
    found = reader.formula()
    reader.end()
    sums = (found,) if isinstance(found, Sum) else (found.numerator, found.denominator)
    if any(part.constant for part in sums):
        raise FormulaError(_("单元格的公式里只能加减单元格，不能加减数字。"))
    return found


def parse_comparison(text: str, resolve: Resolve) -> Comparison:
    """Read a check's comparison; raises `FormulaError` for anything else."""
    reader = _Reader(text.replace("≤", "<=").replace("≥", ">="), resolve)
    left = reader.sum()
    relation = _RELATIONS.get(reader.take() or "")
    if relation is None:
        raise FormulaError(_("要写成两边的比较，如 [甲] = [乙] + [丙]；可用 = <= >= < >。"))
    right = reader.sum()
    reader.end()
    return Comparison(left, relation, right)


class _Reader:
    """Reads a formula from left to right."""

    def __init__(self, text: str, resolve: Resolve) -> None:
        self._tokens = _tokens(text.translate(_SAME))
        self._resolve = resolve
        self._at = 0

    def take(self) -> str | None:
        """Return the sign that comes next and step over it; None where no sign comes."""
        sign = self._tokens[self._at][1] if self._comes("sign") else None
        self._at += sign is not None
        return sign

    def formula(self) -> Sum | Ratio:
        """Read a sum, or a sum in brackets or a cell divided by another."""
        start = self._at
        numerator = self._group()
        if numerator is not None and self._accept("/"):
            denominator = self._group()
            if denominator is None:
                raise FormulaError(_("除号后面要写一个单元格，或用括号括起来的加减式。"))
            return Ratio(numerator, denominator, self._factor())
        self._at = start
        return self.sum()

    def sum(self) -> Sum:
        """Read cells and numbers joined by plus and minus."""
        terms: list[tuple[int, Operand]] = []
        constant = Decimal(0)
        sign = -1 if self._accept("-") else 1
        while True:
            cells, number = self._operand()
            terms.extend((sign, cell) for cell in cells)
            constant += sign * number
            if self._accept("+"):
                sign = 1
            elif self._accept("-"):
                sign = -1
            else:
                return Sum(tuple(terms), constant)

    def end(self) -> None:
        """Refuse whatever is left over."""
        if self._at < len(self._tokens):
            raise FormulaError(
                _("公式只能是加、减、比率（÷，可再×100）和比较，“{text}”放在这里不对。").format(
                    text=self._tokens[self._at][1]
                )
            )

    def _group(self) -> Sum | None:
        if self._accept("("):
            inner = self.sum()
            if not self._accept(")"):
                raise FormulaError(_("括号没有配对。"))
            return inner
        if not self._comes("cell"):
            return None
        cells, _number = self._operand()
        return Sum(tuple((1, cell) for cell in cells))

    def _factor(self) -> int:
        if not self._accept("*"):
            return 1
        if not self._comes("number") or self._tokens[self._at][1] != "100":
            raise FormulaError(_("比率后面只能乘以 100。"))
        self._at += 1
        return 100

    def _operand(self) -> tuple[Sequence[Operand], Decimal]:
        if self._comes("cell"):
            cells = self._resolve(self._tokens[self._at][1].strip())
            self._at += 1
            return cells, Decimal(0)
        if self._comes("number"):
            self._at += 1
            return (), Decimal(self._tokens[self._at - 1][1])
        raise FormulaError(_("这里应当是一个单元格，写在方括号里，如 [cnt.org]。"))

    def _comes(self, kind: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at][0] == kind

    def _accept(self, sign: str) -> bool:
        comes = self._comes("sign") and self._tokens[self._at][1] == sign
        self._at += comes
        return comes


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(text.rstrip()):
        token = _TOKEN.match(text, at)
        if token is None or token.lastgroup is None:
            raise FormulaError(_("公式里的“{text}”看不懂。").format(text=text[at:].strip()[:20]))
        found.append((token.lastgroup, token[token.lastgroup]))
        at = token.end()
    return found
