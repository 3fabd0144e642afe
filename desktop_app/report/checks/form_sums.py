"""The findings on an annex: what its own sums, last year's annex and the way cells are filled in have to say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.blanks import read_blanks
from desktop_app.report.annex.cell import Query, recomputed
from desktop_app.report.annex.figures import reckoned_figures
from desktop_app.report.annex.filed import filed_figures, filed_record
from desktop_app.report.annex.finding import Finding, Passage, gravest_first
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.formula import operands
from desktop_app.report.checks.difference_words import difference_in_words, only_words
from desktop_app.report.checks.filling import badly_filled, subject
from desktop_app.report.checks.form_records import records_apart
from desktop_app.report.checks.form_remarks import remarks_on
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


def check_annex(session: Session, annex: Annex) -> tuple[Finding, ...]:
    """Return what the form's own checks find, the gravest first; it never stops what is saved or printed."""
    checking = _Checking(session, annex, _needed_of_last_year(session, annex))
    found = [*checking.findings(), *remarks_on(session, annex, checking.read)]
    return gravest_first(found)


def last_year(session: Session, annex: AnnexFigures) -> Mapping[str, Figure]:
    """Return last year's figures as filed; else, from the records, those of the tables that were in use then."""
    before = annex.scope.last_year
    also = formats_of(session).compared_with(annex.format)
    record = None if annex.unit else filed_record(session, before, also)
    if record is not None:
        return read_blanks(annex.format, filed_figures(annex.format, record)).figures
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


class _Checking:
    """The form's own checks on one annex; `read` are its figures as they are understood."""

    def __init__(self, session: Session, annex: Annex, last_year: Mapping[str, Figure]) -> None:
        self._session = session
        self._annex = annex
        self.read = read_blanks(annex.format, annex.cells)
        self._last_year = last_year

    def findings(self) -> Iterator[Finding]:
        """Yield what the form's checks find, in the order of the format file."""
        for check in self._annex.format.checks:
            if check.values is not None:
                yield from badly_filled(self._annex, check, self.read)
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
        figures = self._last_year if operand.previous else self.read.figures
        return figures[operand.code].value if operand.code in figures else None

    def _miscalculated(self, check: Check, cell: CellDefinition) -> Iterator[Finding]:
        """Yield a ratio that isn't what the figures it rests on give; one that can't be worked out is passed over."""
        stated, worked_out = self._annex.cells[cell.code].value, recomputed(cell, self.read.figures)
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
