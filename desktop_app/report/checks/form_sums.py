"""The findings on an annex: what its own sums, last year's annex and the way cells are filled in have to say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.cell import Query, recomputed
from desktop_app.report.annex.figures import reckoned_figures
from desktop_app.report.annex.filed import filed_figures, filed_record
from desktop_app.report.annex.finding import Finding, Passage, gravest_first
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.formula import operands
from desktop_app.report.checks.difference_words import difference_in_words, only_words
from desktop_app.report.checks.form_records import records_apart
from desktop_app.report.checks.partial_sums import SumBounds, apart, fails, in_words, sum_bounds
from desktop_app.report.checks.record_targets import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.cell import CellDefinition, Figure, Number
    from desktop_app.report.annex.figures import AnnexFigures
    from desktop_app.report.annex.formats.checks import Check
    from desktop_app.report.annex.formula import Comparison, Operand, Sum

_TOLD_ONE_BY_ONE = 5
"""Indicators without a value that are each told in a sentence of their own; more of them are told together."""


def check_annex(session: Session, annex: Annex) -> tuple[Finding, ...]:
    """Return what the form's own checks find, the gravest first; it never stops what is saved or printed."""
    checking = _Checking(session, annex, _needed_of_last_year(session, annex))
    found = [*checking.findings(), *_remarks(annex)]
    return gravest_first(found)


def last_year(session: Session, annex: AnnexFigures) -> Mapping[str, Figure]:
    """Return last year's figures as filed; else, from the records, those of the tables that were in use then."""
    before = annex.scope.last_year
    also = formats_of(session).compared_with(annex.format)
    record = None if annex.unit else filed_record(session, before, also)
    if record is not None:
        return filed_figures(annex.format, record)
    computed = reckoned_figures(session, before).cells
    cells = annex.format.cells
    in_use = {cells[code].table for code, figure in computed.items() if figure.value and _happens(cells[code])}
    return {code: figure for code, figure in computed.items() if cells[code].table in in_use}


def _needed_of_last_year(session: Session, annex: Annex) -> Mapping[str, Figure]:
    """Return last year's figures where a check of the form compares with them."""
    comparisons = [check.comparison for check in annex.format.checks if check.comparison is not None]
    asked = any(operand.previous for comparison in comparisons for operand in operands(comparison))
    return last_year(session, annex) if asked else {}


def _happens(cell: CellDefinition) -> bool:
    """Tell whether a cell counts what happens in its year, not what stands from earlier ones."""
    query = cell.source
    if not isinstance(query, Query) or query.cumulative:
        return False
    return query.pick == "indicator" or any(rule.when == "in_year" and not rule.setting for rule in query.where)


def subject(annex: Annex, code: str) -> str:
    """Return what tells findings of one check apart: the cell they speak of and, in a unit's own annex, the unit."""
    return f"{code}@{annex.unit}" if annex.unit else code


class _Checking:
    """The form's own checks on one annex."""

    def __init__(self, session: Session, annex: Annex, last_year: Mapping[str, Figure]) -> None:
        self._session = session
        self._annex = annex
        self._last_year = last_year

    def findings(self) -> Iterator[Finding]:
        """Yield what the form's checks find, in the order of the format file."""
        for check in self._annex.format.checks:
            if check.values is not None:
                yield from self._badly_filled(check)
            elif check.recomputed is not None:
                yield from self._miscalculated(check, check.recomputed)
            elif check.section and self._can_be_told(check):
                yield from self._wrongly_worded(check)
            elif check.comparison is not None and self._can_be_told(check):
                yield from self._unequal(check, check.comparison)

    def _can_be_told(self, check: Check) -> bool:
        """Tell whether the check's condition surely holds and last year's figures that it needs are known."""
        condition = check.only_if
        if condition is not None:
            sides = self._bounds(condition.left), self._bounds(condition.right)
            if not all(side.known for side in sides) or fails(sides[0], condition.relation, sides[1], Decimal(0)):
                return False
        needed = operands(check.comparison) if check.comparison else ()
        return all(self._value(operand) is not None for operand in needed if operand.previous)

    def _unequal(self, check: Check, comparison: Comparison) -> Iterator[Finding]:
        left, right = self._bounds(comparison.left), self._bounds(comparison.right)
        if not fails(left, comparison.relation, right, check.tolerance):
            return
        cells = tuple(operand.code for operand in operands(comparison) if not operand.previous)
        unit = self._annex.format.cells[cells[0]].unit if cells else ""
        text = check.sentence.format(
            left=left,
            right=right,
            **difference_in_words(apart(left, right), unit),
            row=check.row,
            column=check.column,
            year=self._annex.year,
            last_year=self._annex.year - 1,
        )
        blamed = records_apart(self._session, self._annex, comparison) if comparison.relation == "=" else ()
        text += _("涉及{names}。").format(names=names_of(blamed)) if blamed else ""
        yield Finding(check.id, check.level, text, cells, self._subject(cells), blamed)

    def _subject(self, cells: tuple[str, ...]) -> str:
        """Return what tells this finding of the check from its others: its first cell, and the unit."""
        return subject(self._annex, cells[0] if cells else "")

    def _bounds(self, formula: Sum) -> SumBounds:
        parts = (
            (sign, self._value(operand), self._annex.format.cells[operand.code].signed)
            for sign, operand in formula.terms
        )
        return sum_bounds(parts, formula.constant)

    def _value(self, operand: Operand) -> Number | None:
        figures = self._last_year if operand.previous else self._annex.cells
        return figures[operand.code].value if operand.code in figures else None

    def _miscalculated(self, check: Check, cell: CellDefinition) -> Iterator[Finding]:
        """Yield a ratio that isn't what the figures it rests on give; one that can't be worked out is passed over."""
        stated, worked_out = self._annex.cells[cell.code].value, recomputed(cell, self._annex.cells)
        if stated is None or worked_out is None or abs(Decimal(stated) - worked_out) <= check.tolerance:
            return
        words = difference_in_words(Decimal(stated) - worked_out, cell.unit)
        text = check.sentence.format(
            cell=cell.label,
            left=in_words(Decimal(stated)),
            right=in_words(Decimal(worked_out)),
            year=self._annex.year,
            **words,
        )
        yield Finding(check.id, check.level, text, (cell.code,), subject(self._annex, cell.code))

    def _wrongly_worded(self, check: Check) -> Iterator[Finding]:
        body = self._annex.sections.get(check.section, "")
        if only_words(body) in {only_words(phrase) for phrase in check.unlike}:
            cells = tuple(operand.code for operand in operands(check.only_if)) if check.only_if else ()
            left = self._bounds(check.only_if.left) if check.only_if else ""
            text = check.sentence.format(text=body.strip(), left=left, year=self._annex.year)
            passage = Passage(check.section)
            yield Finding(check.id, check.level, text, cells, self._subject(cells), passages=(passage,))

    def _badly_filled(self, check: Check) -> Iterator[Finding]:
        for code in check.codes:
            cell, figure = self._annex.format.cells[code], self._annex.cells[code]
            said = _filled(cell, figure, whole=check.values == "whole")
            if said and figure.state not in {"not_stated", "of_nothing"}:
                text = check.sentence.format(cell=cell.label, text=said, year=self._annex.year)
                yield Finding(check.id, check.level, text, (code,), self._subject((code,)))


def _filled(cell: CellDefinition, figure: Figure, *, whole: bool) -> str:
    """Return what is wrong with how a cell is filled in, or ""."""
    if figure.value is None:
        return _("填的是“{text}”").format(text=figure.text) if figure.text.strip() else _("是空白")
    if figure.value < 0 and not cell.signed:
        return _("是负数 {text}").format(text=figure.text)
    if whole and not isinstance(figure.value, int):
        return _("不是整数：{text}").format(text=figure.text)
    return ""


def _remarks(annex: Annex) -> Iterator[Finding]:
    """Yield what is to be said beside the form's own checks: figures that rest on nothing yet, and the wrong form."""
    if not annex.format.in_force(annex.year):
        yield Finding(
            "format-year",
            "warn",
            _("{year} 年度规定的格式不是“{name}”，请核对年度和格式。").format(name=annex.format.name, year=annex.year),
        )
    missing = tuple(code for code, figure in annex.cells.items() if figure.state == "not_stated")
    if missing:
        text = _("原件有 {count} 格没有给出数，照原样留空。").format(count=len(missing))
        yield Finding("not-stated", "info", text, missing)
    if annex.unit is None:
        yield from _without_base(annex)
        yield from _without_value(annex)
        for code, figure in annex.cells.items():
            yield from _resting_on_nothing(annex, code, figure)


def _without_value(annex: Annex) -> Iterator[Finding]:
    """Yield which indicators have no value; many of them are told in one sentence."""
    codes = tuple(code for code, figure in annex.cells.items() if figure.state == "no_value")
    if len(codes) > _TOLD_ONE_BY_ONE:
        text = _("“{cell}”等 {count} 格还没有填报指标数，现按 0 计。")
        yield Finding(
            "no-value", "info", text.format(cell=annex.format.cells[codes[0]].label, count=len(codes)), codes, codes[0]
        )
        return
    for code in codes:
        text = _("“{cell}”还没有填报指标数，现按 {value} 计。")
        said = text.format(cell=annex.format.cells[code].label, value=annex.cells[code].text)
        yield Finding("no-value", "info", said, (code,), code)


def _without_base(annex: Annex) -> Iterator[Finding]:
    """Yield, once for all, which cumulative figures have no earlier year to start from."""
    codes = tuple(code for code, figure in annex.cells.items() if figure.state == "no_base")
    if not codes:
        return
    first, figure = annex.format.cells[codes[0]].label, annex.cells[codes[0]]
    if len(codes) == 1:
        text = _("“{cell}”只含本台账里的 {value}；以前年度的数，请先存入上一年已公布的附表。")
        yield Finding("no-base", "info", text.format(cell=first, value=figure.text), codes, codes[0])
    else:
        text = _("“{cell}”等 {count} 格累计数只含本台账里的；以前年度的数，请先存入上一年已公布的附表。")
        yield Finding("no-base", "info", text.format(cell=first, count=len(codes)), codes, codes[0])


def _resting_on_nothing(annex: Annex, code: str, figure: Figure) -> Iterator[Finding]:
    cell = annex.format.cells[code]
    if figure.state == "wrong_measure" and isinstance(cell.source, Query):
        text = _("“{cell}”按“{measure}”取数，指标的计量单位却不是它，请核对数值。")
        said = text.format(cell=cell.label, measure=cell.source.measure)
        yield Finding("wrong-measure", "warn", said, (code,), code)
