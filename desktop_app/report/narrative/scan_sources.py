"""What a section is scanned against: last year's text, the organisation's own names and the live figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Organisation, Unit
from desktop_app.report.narrative.section_scan import Known, Scanned
from desktop_app.report.narrative.text import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.report.narrative.claims.claim import Table
    from desktop_app.report.narrative.narrator import Narrator
    from desktop_app.report.narrative.sections import Section


def scanned(section: Section, last: str) -> Scanned:
    """Return a section as a scan sees it, beside the text of last year's."""
    live = tuple((figure.start, figure.end) for figure in section.figures)
    return Scanned(section.code, section.heading, section.text, live, last)


def known_figures(narrator: Narrator) -> tuple[Known, ...]:
    """Return every live figure that has a value and a unit."""
    return tuple(_known(narrator))


def annex_table(narrator: Narrator) -> Table:
    """Return the figures of the year's annex that are known, by the cell's code."""
    cells = narrator.figures.annex.cells
    return {code: figure.value for code, figure in cells.items() if figure.value is not None}


def own_names(session: Session) -> str:
    """Return everything that says where the organisation is: its names and addresses, and its units' names."""
    about = session.execute(select(Organisation.name, Organisation.short_name, Organisation.address)).all()
    return "\n".join([*(str(text) for row in about for text in row if text), *session.scalars(select(Unit.name))])


def _known(narrator: Narrator) -> Iterator[Known]:
    for entry in narrator.figures.entries():
        reading = narrator.figures.reading(Mark(entry.name))
        if reading.value is not None and reading.unit:
            yield Known(reading.label, reading.value, reading.unit)
