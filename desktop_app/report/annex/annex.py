"""An annex with all that stands on its form: the figures, and the texts of report sections it has room for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.report.annex.cell import Figure
from desktop_app.report.annex.figures import AnnexFigures
from desktop_app.report.annex.formats.grid import PlacedGrid

if TYPE_CHECKING:
    from desktop_app.report.annex.scope import AnnexScope


@dataclass(frozen=True, slots=True)
class Annex(AnnexFigures):
    """An annex ready to print and to check; only who knows the report's texts can make one.

    `sections` are the texts, as printed, of the sections that `wanted_sections` names and that are written.
    """

    sections: dict[str, str] = field(kw_only=True)


def wanted_sections(scope: AnnexScope) -> frozenset[str]:
    """Return the report sections that a form has room for or that its checks read."""
    read = {check.section for check in scope.format.checks if check.section}
    grids = [block for block in scope.format.blocks if isinstance(block, PlacedGrid)]
    fragments = (fragment for grid in grids for cell in grid.cells for fragment in cell.fragments)
    return frozenset(read | {fragment.value for fragment in fragments if fragment.kind == "section"})


def blank_annex(scope: AnnexScope) -> Annex:
    """Return the empty form of a year: no figure, no text."""
    cells = scope.format.cells
    blank = {code: Figure(None, "", cell.unit_beside, "not_stated") for code, cell in cells.items()}
    return Annex(scope, blank, sections={})
