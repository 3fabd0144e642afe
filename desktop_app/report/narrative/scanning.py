"""What a section is scanned against: last year's text, the organisation's own names and the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Organisation, Unit
from desktop_app.report.narrative.scan import Known, Scanned
from desktop_app.report.narrative.text import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.report.narrative.sections import Section
    from desktop_app.report.narrative.telling import Teller


def scanned(section: Section, last: str) -> Scanned:
    """Return a section as a scan sees it, beside the text of last year's."""
    live = tuple((figure.start, figure.end) for figure in section.figures)
    return Scanned(section.code, section.heading, section.text, live, last)


def known_figures(teller: Teller) -> tuple[Known, ...]:
    """Return every figure of the register that has a value and a unit."""
    return tuple(_known(teller))


def own_names(session: Session) -> str:
    """Return everything that says where the organisation is: its names and addresses, and its units' names."""
    about = session.execute(select(Organisation.name, Organisation.short_name, Organisation.address)).all()
    return "\n".join([*(str(text) for row in about for text in row if text), *session.scalars(select(Unit.name))])


def _known(teller: Teller) -> Iterator[Known]:
    for entry in teller.register.entries():
        reading = teller.register.reading(Mark(entry.name))
        if reading.value is not None and reading.unit:
            yield Known(reading.label, reading.value, reading.unit)
