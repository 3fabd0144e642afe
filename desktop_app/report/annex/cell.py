"""The cells of an annex: what each one counts, what came out, and the records behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop_app.model.law.reply_day import counts_by_delivery
from desktop_app.model.law.rule_settings import setting
from desktop_app.report.annex.formula import Ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.report.annex.formats.file_shape import ConditionRule
    from desktop_app.report.annex.formula import Sum

Number = int | Decimal
State = Literal["", "no_value", "wrong_measure", "no_base", "not_stated", "of_nothing"]
"""What is to be said of a figure: the indicator has no value or another unit, a cumulative figure has no earlier year
to start from, a filed annex doesn't state it, a rate has nothing that it could be of."""

OF_NOTHING = "—"
"""What stands in the place of a rate of nothing."""

EXACT = Context(prec=120)
"""Digits enough that no sum of values the ledger can hold is ever rounded."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a cell takes from the records: a count or sum of a kind under conditions, or an indicator's value.

    `field` is what is summed, or the link whose different records are counted; `per` divides (10000 for 万元).
    """

    pick: Literal["count", "sum", "indicator"]
    kind: str
    field: str = ""
    where: tuple[ConditionRule, ...] = ()
    per: int = 1
    measure: str = ""
    cumulative: bool = False
    last_year: bool = False
    month: bool = False
    by_delivery: bool = False
    """Whether a reply counts as given on the day of its delivery, as the office chose."""

    def under(self, settings: Mapping[str, str]) -> Query:
        """Return the query with the conditions that hold under the office's settings."""
        held = tuple(rule for rule in self.where if not rule.setting or chosen(rule.setting, settings))
        return replace(self, where=held, by_delivery=counts_by_delivery(settings))


def chosen(text: str, settings: Mapping[str, str]) -> bool:
    """Tell whether the office's settings answer a question as a text `code=value` says."""
    code, _sign, value = text.partition("=")
    return setting(settings, code) == value


@dataclass(frozen=True, slots=True)
class CellDefinition:
    """One cell of a format: its code (TABLE.ROW.COLUMN), what people call it, its unit, how it is found and written."""

    code: str
    table: str
    row: str
    column: str
    label: str
    unit: str
    source: Query | Sum | Ratio
    decimals: int = 0
    fixed: bool = False
    signed: bool = False
    with_unit: bool = False

    @property
    def unit_beside(self) -> str:
        """The unit as it is told beside the figure: nothing where it already stands in its text."""
        return "" if self.with_unit else self.unit


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands in a cell: the exact value (None where it isn't a number), the text as printed, and its unit."""

    value: Number | None
    text: str
    unit: str = ""
    state: State = ""


class Share(NamedTuple):
    """What one record gives to a cell: its kind and id, and how much; `part` is the side of a ratio."""

    kind: str
    record_id: str
    amount: Number
    part: Literal["", "numerator", "denominator"] = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """The records behind a cell; for a ratio (`of_two`) those above and below its line.

    `of_nothing` is what a ratio is by the office's setting where nothing stands below its line.
    """

    definition: CellDefinition
    shares: tuple[Share, ...]
    of_two: bool = False
    of_nothing: Number | None = None

    @property
    def kind(self) -> str:
        """The kind of the records; that of the first ones where there are several, "" where there are none."""
        return self.shares[0].kind if self.shares else ""

    @property
    def rows(self) -> list[tuple[str, Number]]:
        """The records' ids with what each gives."""
        return [(share.record_id, share.amount) for share in self.shares]

    @property
    def value(self) -> Number | None:
        """What the shares come to: always the cell's own value, None for a rate of nothing."""
        if not self.of_two:
            return exact_sum(share.amount for share in self.shares)
        top = exact_sum(share.amount for share in self.shares if share.part == "numerator")
        bottom = exact_sum(share.amount for share in self.shares if share.part == "denominator")
        return ratio(self.definition, top, bottom, self.of_nothing)


def exact_sum(amounts: Iterable[Number]) -> Number:
    """Return the sum of whole and decimal numbers without rounding; a whole one as an int."""
    with localcontext(EXACT):
        total: Number = 0
        for amount in amounts:
            total += amount
    return plain(total)


def divided(amount: Number, per: int) -> Number:
    """Return an amount in units of `per` (a power of ten), exactly."""
    if per == 1:
        return amount
    with localcontext(EXACT):
        return plain(Decimal(amount) / per)


def rate_of_nothing(settings: Mapping[str, str]) -> Number | None:
    """Return what the office prints for a rate of nothing: no number, unless it follows a rule that names one."""
    return {"zero": 0, "hundred": 100}.get(setting(settings, "rate_of_nothing"))


def ratio(definition: CellDefinition, top: Number, bottom: Number, of_nothing: Number | None = None) -> Number | None:
    """Return a ratio rounded as its cell says (half up); with nothing below the line, what is to stand there then."""
    factor = definition.source.factor if isinstance(definition.source, Ratio) else 1
    if not bottom:
        return of_nothing
    with localcontext(EXACT):
        exact = Decimal(top) * factor / Decimal(bottom)
        return plain(exact.quantize(Decimal(1).scaleb(-definition.decimals), rounding=ROUND_HALF_UP))


def recomputed(definition: CellDefinition, figures: Mapping[str, Figure]) -> Number | None:
    """Return what a ratio comes to from the figures it rests on; None where one is missing or nothing is below it."""
    source = definition.source
    if not isinstance(source, Ratio):
        return None
    top, bottom = _total(source.numerator, figures), _total(source.denominator, figures)
    return ratio(definition, top, bottom) if top is not None and bottom else None


def _total(formula: Sum, figures: Mapping[str, Figure]) -> Number | None:
    parts: list[Number] = [formula.constant]
    for sign, operand in formula.terms:
        value = figures[operand.code].value
        if value is None:
            return None
        parts.append(sign * value)
    return exact_sum(parts)


def plain(number: Number) -> Number:
    """Return a number in its shortest form: whole ones as int, others without trailing zeros."""
    if isinstance(number, int) or number == number.to_integral_value():
        return int(number)
    with localcontext(EXACT):
        return number.normalize()


def written(definition: CellDefinition, value: Number | None) -> str:
    """Return a figure as the form prints it: zero as 0, fixed decimals and its unit where the form wants them.

    A rate of nothing is a dash.
    """
    if value is None:
        return OF_NOTHING
    text = format(Decimal(value), f".{definition.decimals}f" if value and definition.fixed else "f")
    return text + definition.unit if definition.with_unit else text
