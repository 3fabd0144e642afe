"""All that whoever writes a year's report looks at, read in one go: the texts, the figures, last year's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.narrative.figure import missing
from desktop_app.report.narrative.layouts_in_force import layout_of, layouts_of
from desktop_app.report.narrative.marks_in_text import marks_in
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.problems import left_open, problems_of
from desktop_app.report.narrative.scan_sources import annex_table, known_figures, own_names
from desktop_app.report.narrative.sections import told_section, told_sections
from desktop_app.report.narrative.style import styles
from desktop_app.report.narrative.text import Mark
from desktop_app.report.narrative.text_parsing import read
from desktop_app.report.narrative.written_sections import written_sections
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.kinds import ReportSection
    from desktop_app.report.narrative.claims.claim import Table
    from desktop_app.report.narrative.figure import Entry, FigureReading
    from desktop_app.report.narrative.layout import Layout
    from desktop_app.report.narrative.layout_file import SectionRule
    from desktop_app.report.narrative.section_scan import Known
    from desktop_app.report.narrative.sections import Section
    from desktop_app.report.narrative.text import Words


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section: what the layout says of it, its body as saved ("" where there is none), and last year's text."""

    rule: SectionRule
    written: bool
    body: str
    told: Section
    last: str


@dataclass(frozen=True, slots=True)
class ProblemView:
    """One problem with its measure and its state (a code of `problem_state`)."""

    id: str
    problem: str
    remedy: str
    state: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A year's report: layout, sections, every figure with what it says, and what a scan of the text has to know."""

    year: int
    layout: Layout
    offered: tuple[Layout, ...]
    sections: tuple[SectionView, ...]
    entries: tuple[Entry, ...]
    readings: Mapping[Mark, FigureReading]
    wordings: Mapping[str, Words]
    own: str
    known: tuple[Known, ...]
    table: Table
    problems: tuple[ProblemView, ...]
    left_open: int

    def reading(self, mark: Mark) -> FigureReading:
        """Return what a figure says in the style that the mark asks for."""
        found = self.readings.get(Mark(mark.name, last_year=mark.last_year))
        if found is None or (mark.style and mark.style not in styles()):
            return missing(mark.name, _("没有“{name}”这个数。").format(name=mark.name))
        return found.written(mark.style)

    def section(self, code: str) -> SectionView:
        """Return a section of the report; the first where there is none of that code."""
        return next((section for section in self.sections if section.rule.code == code), self.sections[0])


def read_report_view(ledger: Ledger, year: int) -> ReportView:
    """Read all of a year's report."""
    with reading(ledger) as session:
        narrator = Narrator(session, layout_of(session, year), year)
        earlier = Narrator(session, layout_of(session, year - 1), year - 1)
        last = {section.code: section.text for section in told_sections(earlier)}
        views = tuple(_sections(narrator, last, written_sections(session, year)))
        entries = narrator.entries()
        return ReportView(
            year,
            narrator.layout,
            tuple(layouts_of(session).known.values()),
            views,
            entries,
            _readings(narrator, entries, views),
            {entry.name: narrator.wording(Mark(entry.name)) for entry in entries if entry.name.startswith("say:")},
            own_names(session),
            known_figures(narrator),
            annex_table(narrator),
            _problems(session, year),
            len(left_open(session, year)),
        )


def _sections(
    narrator: Narrator, last: Mapping[str, str], written: Mapping[str, ReportSection]
) -> Iterator[SectionView]:
    for rule in narrator.layout.sections:
        record = written.get(rule.code)
        body = record.body if record else ""
        told = told_section(narrator, rule, body, record.heading if record else "")
        yield SectionView(rule, record is not None, body, told, last.get(rule.code, ""))


def _readings(
    narrator: Narrator, entries: tuple[Entry, ...], views: tuple[SectionView, ...]
) -> dict[Mark, FigureReading]:
    """Return every figure that can be chosen, of this year and of the last, and those that the texts already have."""
    marks = {Mark(entry.name) for entry in entries}
    marks |= {Mark(entry.name, last_year=True) for entry in entries if not entry.name.startswith(("say:", "fact:"))}
    for view in views:
        for mark in marks_in(read(view.body).passages):
            marks |= {Mark(mark.name, last_year=mark.last_year)}
    return {mark: narrator.reading(mark) for mark in marks}


def _problems(session: Session, year: int) -> tuple[ProblemView, ...]:
    return tuple(ProblemView(one.id, one.problem, one.remedy, one.state) for one in problems_of(session, year))
