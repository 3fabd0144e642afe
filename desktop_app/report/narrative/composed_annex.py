"""An annex composed: its figures with the texts of the report that stand on its form, told like all of the report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.report.annex.annex import Annex, wanted_sections
from desktop_app.report.annex.figures import figures_of
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.printing import printed
from desktop_app.report.narrative.text_parsing import read
from desktop_app.report.narrative.written_sections import written_sections

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.annex.figures import AnnexFigures
    from desktop_app.report.annex.scope import AnnexScope


def annex_of(session: Session, scope: AnnexScope) -> Annex:
    """Return the annex that is asked for; an unasked filed one stays as published until it is corrected.

    Raises `UserError` where the filed one is asked for and there is none, or for a single unit or month.
    """
    return with_texts(session, figures_of(session, scope))


def compute_annex(session: Session, scope: AnnexScope) -> Annex:
    """Return the annex as the records give it."""
    return annex_of(session, replace(scope, source="records"))


def with_texts(session: Session, figures: AnnexFigures) -> Annex:
    """Return figures with the plain texts of the sections that their form has room for or that its checks read."""
    wanted = wanted_sections(figures.scope)
    bodies = {code: section.body for code, section in written_sections(session, figures.year).items() if code in wanted}
    sections = {}
    if bodies:
        narrator = _narrator(session, figures)
        sections = {code: printed(read(body).passages, narrator).text for code, body in bodies.items()}
    return Annex(figures.scope, figures.cells, figures.filed_id, figures.edition, figures.extra, sections=sections)


def _narrator(session: Session, figures: AnnexFigures) -> Narrator:
    """Return who tells the figures in the texts: those of the whole bureau and year, as in the report."""
    layout = layout_of(session, figures.year)
    told = layout.format_of(session, figures.year).id == figures.format.id
    # The figures in hand are those that the report tells of: they needn't be reckoned anew.
    return Narrator(session, layout, figures.year, figures if told and figures.scope.whole else None)
