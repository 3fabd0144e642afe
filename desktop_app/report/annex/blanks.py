"""Blank cells of a published annex as they are read: a total is the sum of its parts, any other figure is 0."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.report.annex.cell import Figure, exact_sum
from desktop_app.report.annex.filed import is_blank
from desktop_app.report.annex.formula import Ratio, Sum, operands

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.report.annex.cell import CellDefinition
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.annex.formula import Comparison

_FEWEST = 2
"""Parts that make a total."""


@dataclass(frozen=True, slots=True)
class Readable:
    """Figures with the blank ones filled in, and which those were: totals, and others read as 0."""

    figures: Mapping[str, Figure]
    totals: tuple[str, ...] = ()
    zeros: tuple[str, ...] = ()


def read_blanks(fmt: Format, figures: Mapping[str, Figure]) -> Readable:
    """Return figures as they are to be understood; what isn't stated at all, or is some other text, stays unknown."""
    blank = {code for code, figure in figures.items() if _is_read(fmt.cells[code], figure)}
    if not blank:
        return Readable(figures)
    parts = totals_of(fmt)
    reading = _Reading(figures, parts, blank)
    filled = {code: reading.filled(code) for code in figures}
    totals = tuple(code for code in figures if code in blank and code in parts)
    return Readable(filled, totals, tuple(code for code in figures if code in blank and code not in parts))


def _is_read(cell: CellDefinition, figure: Figure) -> bool:
    return figure.value is None and not figure.state and not isinstance(cell.source, Ratio) and is_blank(figure.text)


def totals_of(fmt: Format) -> dict[str, tuple[str, ...]]:
    """Return the totals of a form with what they add up, as their formula says or else a check of the form."""
    found: dict[str, tuple[str, ...]] = {}
    for check in fmt.checks:
        if check.comparison is not None and check.comparison.relation == "=":
            found |= dict(_set_equal(check.comparison))
    own = {code: parts for code, cell in fmt.cells.items() if (parts := _added(cell.source)) is not None}
    return found | {code: parts for code, parts in own.items() if all(part in fmt.cells for part in parts)}


def _set_equal(comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the figure that a check sets equal to a sum of others of this year, with these."""
    for one, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        whole, parts = _added(one, fewest=1), _added(other)
        if whole is not None and len(whole) == 1 and parts is not None:
            yield whole[0], parts


def _added(formula: object, fewest: int = _FEWEST) -> tuple[str, ...] | None:
    """Return the figures that a formula does nothing with but add them up; None for any other."""
    if not isinstance(formula, Sum) or formula.constant or any(sign < 0 for sign, _operand in formula.terms):
        return None
    taken = operands(formula)
    return None if len(taken) < fewest or any(part.previous for part in taken) else tuple(part.code for part in taken)


class _Reading:
    """Reads blank cells, each once."""

    def __init__(self, figures: Mapping[str, Figure], parts: Mapping[str, tuple[str, ...]], blank: set[str]) -> None:
        self._figures = figures
        self._parts = parts
        self._blank = blank
        self._known: dict[str, Figure] = {}

    def filled(self, code: str) -> Figure:
        """Return a figure, a blank one with the value it is read as; None where a part of a total is unknown."""
        figure = self._figures[code]
        if code not in self._blank:
            return figure
        if code not in self._known:
            self._known[code] = figure  # where a total is, in the end, its own part
            values = [self.filled(part).value for part in self._parts.get(code, ())]
            known = [value for value in values if value is not None]
            self._known[code] = replace(figure, value=exact_sum(known) if len(known) == len(values) else None)
        return self._known[code]
