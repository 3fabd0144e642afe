"""The sections of a year's report, ready to print: headings, text with its live figures told, annex tables in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import ReportSection
from desktop_app.report.annex_document import table_blocks
from desktop_app.report.annex_sheet import Filling
from desktop_app.report.narrative.finding import TextFinding
from desktop_app.report.narrative.layout import Layout, layout_of
from desktop_app.report.narrative.layout_file import SectionRule
from desktop_app.report.narrative.printing import PlacedFigure, printed
from desktop_app.report.narrative.reading import read, read_words
from desktop_app.report.narrative.telling import Teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.report.document import Block

_ON_THE_FORM = frozenset({"annex_remarks"})
"""Sections that the annex itself prints."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it is printed.

    `heading` is printed at `level` where `headed`; `blocks` are the text's, then those of the annex tables that stand
    in the section. `problems` are its gaps: figures that can't be had, signs that can't be read.
    """

    code: str
    heading: str
    level: int
    headed: bool
    blocks: tuple[Block, ...]
    figures: tuple[PlacedFigure, ...] = ()
    problems: tuple[TextFinding, ...] = ()


def sections(
    session: Session, year: int, layout: Layout | None = None, filling: Filling | None = None
) -> tuple[Section, ...]:
    """Return the sections of a year's report in the layout's order, then those it has no place for that have text.

    Without a layout, that of the year (or the one the office chose). `filling` fills in the annex's head and foot.
    """
    chosen = layout or layout_of(session, year)
    teller = Teller(session, chosen, year)
    return tuple(_sections(teller, _written(session, year), filling or Filling()))


def report_title(session: Session, year: int, layout: Layout | None = None) -> str:
    """Return the report's title as the layout words it."""
    chosen = layout or layout_of(session, year)
    return Teller(session, chosen, year).tell(read_words(chosen.file.title)).text


def told_section(
    teller: Teller, rule: SectionRule, body: str, heading: str = "", filling: Filling | None = None
) -> Section:
    """Return one section from its body, as it is printed."""
    text = read(body)
    told = printed(text.passages, teller)
    problems = [TextFinding("text.sign", "error", m.text, rule.code, line=m.line) for m in text.mistakes]
    problems += [
        TextFinding("text.gap", "error", figure.missing, rule.code, figure.block, figure.start, figure.end)
        for figure in told.figures
        if figure.missing
    ]
    tables = table_blocks(teller.register.annex, filling or Filling(), rule.annex) if rule.annex else ()
    return Section(
        rule.code,
        heading or rule.heading,
        rule.level,
        rule.headed,
        (*told.blocks, *tables),
        told.figures,
        tuple(problems),
    )


def _written(session: Session, year: int) -> dict[str, ReportSection]:
    """Return the written sections by code; the first where two PCs each made one."""
    found = select(ReportSection).where(ReportSection.year == year).order_by(ReportSection.position, ReportSection.id)
    written: dict[str, ReportSection] = {}
    for section in session.scalars(found):
        written.setdefault(section.code, section)
    return written


def _sections(teller: Teller, written: Mapping[str, ReportSection], filling: Filling) -> Iterator[Section]:
    for rule in teller.layout.sections:
        record = written.get(rule.code)
        if record is not None:
            yield told_section(teller, rule, record.body, record.heading, filling)
        elif rule.annex or not rule.optional:
            yield _unwritten(told_section(teller, rule, "", filling=filling), rule)
    for code, record in written.items():
        if record.body and teller.layout.section(code) is None and code not in _ON_THE_FORM:
            yield told_section(teller, SectionRule(code=code, heading=record.heading or code), record.body)


def _unwritten(section: Section, rule: SectionRule) -> Section:
    if rule.annex:
        return section
    said = TextFinding("text.empty", "error", _("“{heading}”还没有写。").format(heading=rule.heading), rule.code)
    return replace(section, problems=(*section.problems, said))
