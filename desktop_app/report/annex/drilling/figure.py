"""From a cell's code to what the panel shows: its figure, how it is made, and the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.office.records.listing import record_ids
from desktop_app.report.annex.cell import Contribution, written
from desktop_app.report.annex.drilling.drilled import Drilled, TermLine
from desktop_app.report.annex.drilling.explanation import Explanation, Term, explain
from desktop_app.report.annex.drilling.record_lines import Behind
from desktop_app.report.annex.formula import Ratio
from desktop_app.report.annex.reckoning import Reckoning
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.cell import CellDefinition, Figure, Share, State


def drill(session: Session, annex: Annex, code: str) -> Drilled:
    """Return what there is to say about a cell, or about a working figure that only formulas use."""
    definition = _definition(annex, code)
    if annex.source == "filed":
        figure = annex.cells[code]
        return Drilled(code, label_of(definition), figure.text, definition.unit, note=_filed_note(figure))
    reckoning = Reckoning(session, annex.scope)
    contribution = _contribution(reckoning, definition)
    told = explain(session, definition, annex.year)
    return Drilled(
        code,
        label_of(definition),
        _text(annex, contribution),
        definition.unit,
        told.sentence,
        told.conditions,
        _terms(annex, told, reckoning),
        _note(annex.cells[code].state if code in annex.cells else ""),
        _behind(session, contribution.shares),
        _total(contribution),
    )


def label_of(definition: CellDefinition) -> str:
    """Return what people call a cell, without the blanks that indent it in the form."""
    return definition.label.strip()


def _definition(annex: Annex, code: str) -> CellDefinition:
    working = annex.format.workings.get(code)
    return working or annex.format.definition(code)


def _terms(annex: Annex, told: Explanation, reckoning: Reckoning) -> tuple[TermLine, ...]:
    return tuple(_term(annex, term, reckoning) for term in told.terms)


def _term(annex: Annex, term: Term, reckoning: Reckoning) -> TermLine:
    definition = _definition(annex, term.code)
    figure = annex.cells.get(term.code)
    text = figure.text if figure else _text(annex, _contribution(reckoning, definition))
    return TermLine(term.sign, label_of(definition), text, term.code)


def _contribution(reckoning: Reckoning, definition: CellDefinition) -> Contribution:
    shares = tuple(reckoning.shares(definition.code))
    of_two = isinstance(definition.source, Ratio)
    return Contribution(definition, shares, of_two, reckoning.of_nothing)


def _text(annex: Annex, contribution: Contribution) -> str:
    """Return what is printed in a cell, or what a working figure comes to."""
    definition = contribution.definition
    figure = annex.cells.get(definition.code)
    return figure.text if figure else written(definition, contribution.value)


def _behind(session: Session, shares: Sequence[Share]) -> tuple[Behind, ...]:
    """Return the records as their own lists have them, with what each gives, unless every one counts one."""
    places = {
        record_id: (kind, place)
        for kind in sorted({share.kind for share in shares})
        for place, record_id in enumerate(record_ids(session, KINDS[kind]))
    }
    plain = all(share.amount == 1 and not share.part for share in shares)
    ordered = sorted(shares, key=lambda share: places.get(share.record_id, (share.kind, -1)))
    return tuple(Behind(share.kind, share.record_id, "" if plain else _amount(share)) for share in ordered)


def _amount(share: Share) -> str:
    side = {"": "", "numerator": _("分子"), "denominator": _("分母")}[share.part]
    amount = number_text(share.amount)
    return " ".join(word for word in (side, amount) if word)


def _total(contribution: Contribution) -> str:
    """Return the line under the records: how many there are and what they come to."""
    shares = contribution.shares
    if not shares:
        return _("本年度没有这样的记录。")
    count = len({(share.kind, share.record_id) for share in shares})
    if any(share.part for share in shares):
        return _("共 {count} 条记录").format(count=number_text(count))
    value, unit = written(contribution.definition, contribution.value), contribution.definition.unit
    return _("共 {count} 条记录，合计 {value} {unit}").format(count=number_text(count), value=value, unit=unit)


def _note(state: State) -> str:
    return {
        "": "",
        "no_value": _("这项指标本年度还没有填报数值，暂按 0 计。"),
        "wrong_measure": _("这项指标的计量单位与表中不同，请核对后再用。"),
        "no_base": _("没有存入以前年度的已公布附表，累计数只含台账中的记录。"),
        "not_stated": _("已公布的附表没有列出这个数字。"),
        "of_nothing": _("除数是 0，没有比率可算，不填数。"),
    }[state]


def _filed_note(figure: Figure) -> str:
    if figure.state == "not_stated":
        return _note(figure.state)
    return _("已公布存档，数字按公布原样，没有对应的记录。")
