"""Scanning the whole report of a year against last year's, the organisation's own names and the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Organisation, Unit
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.scan import Known, Scanned, scan
from desktop_app.report.narrative.sections import Section, told_sections
from desktop_app.report.narrative.telling import Teller
from desktop_app.report.narrative.text import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.narrative.layout import Layout


def scan_report(session: Session, year: int, layout: Layout | None = None) -> tuple[Finding, ...]:
    """Return what is suspicious in the text of a year's report, section by section, with its place in the text."""
    teller = Teller(session, layout or layout_of(session, year), year)
    last = {
        section.code: section.text for section in told_sections(Teller(session, layout_of(session, year - 1), year - 1))
    }
    own, known = own_names(session), known_figures(teller)
    found: list[Finding] = []
    for section in told_sections(teller):
        found.extend(scan(scanned(section, last.get(section.code, "")), year, own, known))
    return tuple(found)


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
