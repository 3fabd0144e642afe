"""The sections of a year's report, ready to print: headings, text with its live figures told, annex tables in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.finding import Finding, Passage
from desktop_app.report.annex.printed import table_blocks
from desktop_app.report.narrative.composed_annex import with_texts
from desktop_app.report.narrative.layout_file import SectionRule
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.narrator import Narrator
from desktop_app.report.narrative.printing import printed
from desktop_app.report.narrative.text_parsing import read, read_words
from desktop_app.report.narrative.written_sections import written_sections
from desktop_app.report.paper.head_and_foot import HeadAndFoot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.kinds import ReportSection
    from desktop_app.report.narrative.layout import Layout
    from desktop_app.report.narrative.printing import PlacedFigure
    from desktop_app.report.paper.document import Block

_ON_THE_FORM = frozenset({"annex_remarks"})
"""Sections that the annex itself prints."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section as it is printed.

    `heading` is printed at `level` where `headed`; `blocks` are the text's, then those of the annex tables that stand
    in the section. `text` is the written text as printed, without the tables of the annex; figures and findings tell
    their places in it. `problems` are its gaps: figures that can't be had, signs that can't be read.
    """

    code: str
    heading: str
    level: int
    headed: bool
    blocks: tuple[Block, ...]
    text: str = ""
    figures: tuple[PlacedFigure, ...] = ()
    problems: tuple[Finding, ...] = ()


def sections(
    session: Session, year: int, layout: Layout | None = None, head_and_foot: HeadAndFoot | None = None
) -> tuple[Section, ...]:
    """Return the sections of a year's report in the layout's order, then those it has no place for that have text.

    Without a layout, that of the year (or the one the office chose). `head_and_foot` is the annex's.
    """
    return told_sections(Narrator(session, layout or layout_of(session, year), year), head_and_foot)


def told_sections(narrator: Narrator, head_and_foot: HeadAndFoot | None = None) -> tuple[Section, ...]:
    """Return the sections of the report that a narrator tells."""
    return tuple(_sections(narrator, written_sections(narrator.session, narrator.year), head_and_foot or HeadAndFoot()))


def report_title(session: Session, year: int, layout: Layout | None = None) -> str:
    """Return the report's title as the layout words it."""
    chosen = layout or layout_of(session, year)
    return Narrator(session, chosen, year).tell(read_words(chosen.file.title)).text


def told_section(
    narrator: Narrator, rule: SectionRule, body: str, heading: str = "", head_and_foot: HeadAndFoot | None = None
) -> Section:
    """Return one section from its body, as it is printed."""
    text = read(body)
    told = printed(text.passages, narrator)
    mistakes = [
        Finding("text.sign", "error", _("第 {line} 行：{text}").format(line=mistake.line, text=mistake.text))
        for mistake in text.mistakes
    ]
    gaps = [_gap(rule.code, figure) for figure in told.figures if figure.missing]
    tables: tuple[Block, ...] = ()
    if rule.annex:
        annex = with_texts(narrator.session, narrator.figures.annex)
        tables = table_blocks(annex, head_and_foot or HeadAndFoot(), rule.annex)
    return Section(
        rule.code,
        heading or rule.heading,
        rule.level,
        rule.headed,
        (*told.blocks, *tables),
        told.text,
        told.figures,
        (*mistakes, *gaps),
    )


def _gap(section: str, figure: PlacedFigure) -> Finding:
    place = Passage(section, figure.start, figure.end - figure.start)
    subject = f"{section}.{figure.name}.{figure.start}"
    return Finding("text.gap", "error", figure.missing, subject=subject, passages=(place,))


def _sections(
    narrator: Narrator, written: Mapping[str, ReportSection], head_and_foot: HeadAndFoot
) -> Iterator[Section]:
    for rule in narrator.layout.sections:
        record = written.get(rule.code)
        if record is not None:
            yield told_section(narrator, rule, record.body, record.heading, head_and_foot)
        elif rule.annex or not rule.optional:
            yield _unwritten(told_section(narrator, rule, "", head_and_foot=head_and_foot), rule)
    for code, record in written.items():
        if record.body and narrator.layout.section(code) is None and code not in _ON_THE_FORM:
            yield told_section(narrator, SectionRule(code=code, heading=record.heading or code), record.body)


def _unwritten(section: Section, rule: SectionRule) -> Section:
    if rule.annex:
        return section
    text = _("“{heading}”还没有写。").format(heading=rule.heading)
    said = Finding("text.empty", "error", text, subject=rule.code, passages=(Passage(rule.code),))
    return replace(section, problems=(*section.problems, said))
