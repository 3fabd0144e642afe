"""Reading the report's text: its sections as they will be printed, those it should have, and what a scan suspects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.checks.facts import SectionFacts, WantedFacts
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.scan_sources import annex_table, known_figures, own_names, scanned
from desktop_app.report.narrative.section_scan import scan
from desktop_app.report.narrative.sections import told_sections
from desktop_app.report.narrative.written_sections import written_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.checks.asked_year import AskedYear
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


def read_text(asked: AskedYear) -> TextFacts:
    """Return the text of the whole bureau's report; nothing where nobody has written any."""
    if asked.unit or not written_sections(asked.session, asked.year):
        return TextFacts()
    layout = layout_of(asked.session, asked.year)
    narrator = Narrator(asked.session, layout, asked.year)
    told = told_sections(narrator)
    return TextFacts(
        tuple(SectionFacts(code=section.code, heading=section.heading, text=section.text) for section in told),
        tuple(_wanted(layout)),
        tuple(_findings(asked, narrator, told)),
    )


def _wanted(layout: Layout) -> Iterator[WantedFacts]:
    """Yield the sections that have to be written; those that hold only a table of the annex have nothing to write."""
    for rule in layout.sections:
        if not rule.optional and not rule.annex:
            yield WantedFacts(code=rule.code, headings=(rule.heading, *rule.also) if rule.headed else ())


def _findings(asked: AskedYear, narrator: Narrator, told: tuple[Section, ...]) -> Iterator[Finding]:
    last = _last_texts(asked)
    own, known, table = own_names(asked.session), known_figures(narrator), annex_table(narrator)
    for section in told:
        yield from (said for said in section.problems if said.id not in _TOLD_BY_A_RULE)
        yield from scan(scanned(section, last.get(section.code, "")), asked.year, own, known, table)


def _last_texts(asked: AskedYear) -> dict[str, str]:
    """Return last year's sections as they were printed, by code."""
    year = asked.year - 1
    if not written_sections(asked.session, year):
        return {}
    narrator = Narrator(asked.session, layout_of(asked.session, year), year)
    return {section.code: section.text for section in told_sections(narrator)}
