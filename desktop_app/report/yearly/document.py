"""The whole annual report as a document: cover, contents, sections with their tables in place, charts at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desktop_app.i18n import _
from desktop_app.office.years.report_steps import filing
from desktop_app.report.annex.figures import figures_of
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative import Section, report_title, sections
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.paper.document import (
    OFFICIAL_MARGINS,
    Block,
    Contents,
    Cover,
    Document,
    Heading,
    Margins,
    Page,
    PageBreak,
    Paragraph,
    SignOff,
    Spacer,
    Title,
)
from desktop_app.report.paper.head_and_foot import head_and_foot_of
from desktop_app.report.yearly.charts import year_charts
from desktop_app.store.log.reading import reading
from desktop_app.written_days import official_day_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.figures import AnnexFigures
    from desktop_app.report.narrative.layout import Layout
    from desktop_app.report.paper.charts.chart import Chart
    from desktop_app.report.paper.head_and_foot import HeadAndFoot

_TEXT_PAGE = Page(margins=OFFICIAL_MARGINS)
_FORM_PAGE = Page(margins=Margins(top=18, right=20, bottom=18, left=20))
"""The sheet of a whole form (附表), which is made to fill one page."""

_BELOW_TITLE = 6.0
"""Millimetres: about a line."""


@dataclass(frozen=True, slots=True)
class Report:
    """A year's report, read at once: its title, sections, figures and charts, and who gives it on which day."""

    year: int
    title: str
    sections: tuple[Section, ...]
    annex: AnnexFigures
    charts: tuple[Chart, ...]
    head_and_foot: HeadAndFoot
    filed: str = ""
    """When it was filed and how far the log was, once it is."""

    def document(self) -> Document:
        """Return the report to print, on A4 with the edges of an official document.

        Its fingerprint is that of the figures, by which the steps of the report (签发、报备、公布) are kept too.
        """
        return Document(
            title=self.title,
            subject=_("{year} 年度政府信息公开工作年度报告").format(year=self.year),
            author=self.head_and_foot.organisation,
            blocks=tuple(self._blocks()),
            fingerprint=self.annex.fingerprint,
            edition=self.annex.edition.words,
            created=self.head_and_foot.date,
            page=_TEXT_PAGE,
            official=True,
        )

    def lines(self) -> Iterator[str]:
        """Yield the report's text line by line, without its tables."""
        yield self.title
        if self.annex.edition.words:
            yield self.annex.edition.words
        for section in self.sections:
            if section.headed:
                yield section.heading
            yield from (block.text for block in section.blocks if isinstance(block, Heading | Paragraph))

    def _blocks(self) -> Iterator[Block]:
        head_and_foot = self.head_and_foot
        title = _parted(self.title, head_and_foot.organisation)
        yield Cover(
            title, head_and_foot.organisation, official_day_text(head_and_foot.date) if head_and_foot.date else ""
        )
        yield Contents()
        yield Title(title, large=True)
        if self.annex.edition.words:
            yield Paragraph(self.annex.edition.words, align="center", indent_first=False, style="subtitle")
        yield Spacer(_BELOW_TITLE)
        for section in self.sections:
            if _is_form(section):
                yield PageBreak(_FORM_PAGE)
            if section.headed:
                yield Heading(_level(section.level), section.heading)
            yield from section.blocks
            if _is_form(section):
                yield PageBreak(_TEXT_PAGE)
        if self.filed:
            yield Paragraph(self.filed, align="right", indent_first=False, style="note")
        if self.charts:
            yield PageBreak(_TEXT_PAGE)
            yield Title(_("附图"))
            yield from self.charts


def read_report(
    ledger: Ledger, year: int, today: dt.date, layout: Layout | None = None, *, charts: bool = True
) -> Report:
    """Read a year's report, of a layout or the year's own; once it was corrected, all is the corrected edition's."""
    with reading(ledger) as session:
        chosen = layout or layout_of(session, year)
        head_and_foot = head_and_foot_of(session, ledger.profile, None, today)
        annex = figures_of(session, AnnexScope(chosen.format_of(session, year), year))
        return Report(
            year=year,
            title=annex.edition.titled(report_title(session, year, chosen)),
            sections=sections(session, year, chosen, head_and_foot),
            annex=annex,
            charts=year_charts(session, year) if charts else (),
            head_and_foot=head_and_foot,
            filed=_filed(session, year),
        )


def _filed(session: Session, year: int) -> str:
    found = filing(session, year)
    if found is None:
        return ""
    day, mark = found
    return _("{day}报备，当时{mark}").format(day=official_day_text(day), mark=mark.text)


def _is_form(section: Section) -> bool:
    """Tell whether a section is a whole form, with the lines to sign."""
    return any(isinstance(block, SignOff) for block in section.blocks)


def _parted(title: str, organisation: str) -> str:
    """Return a title with the organisation on a line of its own."""
    rest = title.removeprefix(organisation)
    return f"{organisation}\n{rest}" if organisation and rest and rest != title else title


def _level(number: int) -> Literal[1, 2, 3, 4]:
    return next(level for level in (1, 2, 3, 4) if level >= min(number, 4))
