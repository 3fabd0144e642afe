"""How a cell's figure is made, in plain words: which records under which conditions, or from which other cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, Indicator
from desktop_app.model.law.rule_settings import setting
from desktop_app.model.record import fields_of
from desktop_app.office.rules.rules_in_force import load_settings
from desktop_app.report.annex.cell import CellDefinition, Query, rate_of_nothing
from desktop_app.report.annex.drilling.conditions import Teller
from desktop_app.report.annex.formula import Sum

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.formula import Ratio


class Term(NamedTuple):
    """A cell that a formula takes: "+", "−", "÷" or nothing before it, and its code."""

    sign: str
    code: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a figure is made: a sentence, the conditions that all hold, and the cells of a formula."""

    sentence: str
    conditions: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()


def explain(session: Session, definition: CellDefinition, year: int) -> Explanation:
    """Explain a cell of the annex of a year."""
    source = definition.source
    if isinstance(source, Query):
        teller, query = Teller(session, year), source.under(load_settings(session))
        conditions = tuple(teller.condition(KINDS[query.kind], rule) for rule in query.where)
        return Explanation(_sentence(session, query, year), conditions)
    if isinstance(source, Sum):
        return Explanation(_("由表中其他数字相加减得出："), (), _terms(source, ""))
    return _ratio(definition, source, load_settings(session))


def _ratio(definition: CellDefinition, source: Ratio, settings: Mapping[str, str]) -> Explanation:
    chosen = rate_of_nothing(settings)
    if chosen is None:
        sentence = _("比率，保留 {decimals} 位小数；除数为 0 时没有比率，印“—”：")
    else:
        sentence = _("比率，保留 {decimals} 位小数；除数为 0 时填 {zero}，依据是办公室的设置（{rule}）：")
    rule = setting(settings, "rate_of_nothing_rule") or _("没有写明是哪里的规定")
    sentence = sentence.format(decimals=definition.decimals, zero=chosen, rule=rule)
    return Explanation(sentence, (), (*_terms(source.numerator, ""), *_terms(source.denominator, "÷")))


def _terms(source: Sum, first: str) -> tuple[Term, ...]:
    """Return a sum's cells, each with the sign before it; the first one's is given, unless it is taken away."""
    signs = ["+" if sign > 0 else "−" for sign, _operand in source.terms]
    if signs and signs[0] == "+":
        signs[0] = first
    return tuple(Term(sign, operand.code) for sign, (_factor, operand) in zip(signs, source.terms, strict=True))


def _sentence(session: Session, query: Query, year: int) -> str:
    if query.pick == "indicator":
        name = session.scalar(select(Indicator.name).where(Indicator.code == query.field)) or query.field
        return _("取自指标“{name}”{year} 年的填报数。").format(name=name, year=year)
    kind = KINDS[query.kind]
    if query.pick == "count" and query.field:
        counted = _(KINDS[fields_of(kind)[query.field].links].label)
        said = _("计“{kind}”涉及的“{counted}”，同一个只算一次").format(kind=_(kind.label), counted=counted)
    elif query.pick == "count":
        said = _("计“{kind}”的记录数").format(kind=_(kind.label))
    else:
        field = _(fields_of(kind)[query.field].label)
        said = _("计“{kind}”的“{field}”之和").format(kind=_(kind.label), field=field)
    if query.cumulative:
        said = _("{said}，从最近一次已公布的累计数往后加").format(said=said)
    return _("{said}，条件是：").format(said=said) if query.where else _("{said}。").format(said=said)
