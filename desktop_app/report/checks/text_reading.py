"""Reading the report's text: its sections as they will be printed, those it should have, and what a scan suspects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.checks.facts import SectionFacts, WantedFacts
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.scan import scan
from desktop_app.report.narrative.scanning import known_figures, own_names, scanned
from desktop_app.report.narrative.sections import told_sections
from desktop_app.report.narrative.telling import Teller
from desktop_app.report.narrative.written_sections import written_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.checks.span import Reading
    from desktop_app.report.narrative.layout import Layout
    from desktop_app.report.narrative.sections import Section

_TOLD_BY_A_RULE = frozenset({"text.empty"})
"""What the writer's page says of a section and a rule of the reviewers' list says here."""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """The text of a year's report, and the findings on its sentences."""

    sections: tuple[SectionFacts, ...] = ()
    wanted: tuple[WantedFacts, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_text(reading: Reading) -> TextFacts:
    """Return the text of the whole bureau's report; nothing where nobody has written any."""
    if reading.unit or not written_sections(reading.session, reading.year):
        return TextFacts()
    layout = layout_of(reading.session, reading.year)
    teller = Teller(reading.session, layout, reading.year)
    told = told_sections(teller)
    return TextFacts(
        tuple(SectionFacts(code=section.code, heading=section.heading, text=section.text) for section in told),
        tuple(_wanted(layout)),
        tuple(_findings(reading, teller, told)),
    )


def _wanted(layout: Layout) -> Iterator[WantedFacts]:
    """Yield the sections that have to be written; those that hold only a table of the annex have nothing to write."""
    for rule in layout.sections:
        if not rule.optional and not rule.annex:
            yield WantedFacts(code=rule.code, headings=(rule.heading, *rule.also) if rule.headed else ())


def _findings(reading: Reading, teller: Teller, told: tuple[Section, ...]) -> Iterator[Finding]:
    last = _last_texts(reading)
    own, known = own_names(reading.session), known_figures(teller)
    for section in told:
        yield from (said for said in section.problems if said.id not in _TOLD_BY_A_RULE)
        yield from scan(scanned(section, last.get(section.code, "")), reading.year, own, known)


def _last_texts(reading: Reading) -> dict[str, str]:
    """Return last year's sections as they were printed, by code."""
    year = reading.year - 1
    if not written_sections(reading.session, year):
        return {}
    teller = Teller(reading.session, layout_of(reading.session, year), year)
    return {section.code: section.text for section in told_sections(teller)}
