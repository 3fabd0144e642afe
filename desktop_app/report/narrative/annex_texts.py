"""The texts of the report that stand on the annex's form: read and told like every other text of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.condition import DECEMBER
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.printing import printed
from desktop_app.report.narrative.reading import read
from desktop_app.report.narrative.sections import written_sections
from desktop_app.report.narrative.telling import Teller

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.figures import Annex


def texts_on_form(session: Session, annex: Annex, wanted: Collection[str]) -> dict[str, str]:
    """Return the plain texts of the wanted sections that are written, by code, for an annex with its figures."""
    written = {code: record.body for code, record in written_sections(session, annex.year).items() if code in wanted}
    if not written:
        return {}
    teller = _teller(session, annex)
    return {code: printed(read(body).passages, teller).text for code, body in written.items()}


def _teller(session: Session, annex: Annex) -> Teller:
    """Return who tells the figures in the texts: those of the whole bureau and year, as in the report."""
    layout = layout_of(session, annex.year)
    teller = Teller(session, layout, annex.year)
    whole = annex.unit is None and annex.month == DECEMBER
    if whole and layout.format_of(session, annex.year).id == annex.format.id:
        # The annex in hand is the one that the report tells of; reading it anew would ask for these texts again.
        teller.register.annex = annex
    return teller
