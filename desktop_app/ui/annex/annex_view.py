"""All that the page shows of one annex, read in one go off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import FiledAnnex
from desktop_app.office.records.listing import choices
from desktop_app.report.annex.filed import filed_record
from desktop_app.report.annex.form_sheet import annex_sheet
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.printed import annex_document
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.checking import check_year
from desktop_app.report.lists.findings_list import findings_document, listed_findings
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.report.paper.head_and_foot import head_and_foot_of
from desktop_app.store.log.reading import reading
from desktop_app.ui.annex.choice_bar import Choice, Offer
from desktop_app.ui.context.working_years import choices as year_choices
from desktop_app.ui.context.working_years import years_with_records

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.annex.formats.in_force import Shelf
    from desktop_app.report.annex.scope import Source
    from desktop_app.report.lists.findings_list import FindingsList
    from desktop_app.report.paper.document import Document
    from desktop_app.report.paper.head_and_foot import HeadAndFoot
    from desktop_app.ui.annex.sheet_layout import Sheet


@dataclass(frozen=True, slots=True)
class AnnexView:
    """An annex with its findings and its form's words, the choice that was made, and what else can be chosen."""

    choice: Choice
    offer: Offer
    annex: Annex
    findings: tuple[Finding, ...]
    words: HeadAndFoot
    listed: FindingsList

    def sheet(self) -> Sheet:
        """Return everything that stands on the form."""
        return annex_sheet(self.annex, self.words)

    def document(self) -> Document:
        """Return the form as a document to print: the same as on the sheet."""
        return annex_document(self.annex, self.words)

    def findings_list(self) -> Document:
        """Return the findings as a document to print and sign."""
        return findings_document(self.listed)

    @property
    def scope(self) -> str:
        """Return the words for the unit that is shown, or for the whole organisation."""
        return dict(self.offer.units)[self.choice.unit]


def read_view(ledger: Ledger, wanted: Choice, today: dt.date) -> AnnexView:
    """Read the annex that is wanted; the format follows from the year where none is named."""
    with reading(ledger) as session:
        shelf = formats_of(session)
        fmt = shelf.choose(wanted.format, wanted.year)
        sources = _sources(session, wanted, fmt)
        source = wanted.source if wanted.source in dict(sources) else sources[0][0]
        annex = annex_of(session, AnnexScope(fmt, wanted.year, wanted.unit or None, wanted.month, source))
        choice = Choice(wanted.year, fmt.id, wanted.unit, source, annex.month)
        words = head_and_foot_of(session, ledger.profile, annex.unit, today)
        findings = check_year(session, annex, ledger.rules, today)
        listed = listed_findings(session, ledger.profile, annex, findings, today)
        offer = replace(_offer(session, shelf, choice, today), sources=sources)
        return AnnexView(choice, offer, annex, findings, words, listed)


def _offer(session: Session, shelf: Shelf, choice: Choice, today: dt.date) -> Offer:
    filed = [year for year in session.scalars(select(FiledAnnex.year).distinct()) if year]
    years = year_choices(sorted({*years_with_records(session), *filed, choice.year}, reverse=True), today.year)
    return Offer(
        [(year, str(year)) for year in years],
        [(fmt.id, fmt.name) for fmt in shelf.known.values()],
        [("", _("全局")), *choices(session, "unit")],
        [],
        range(1, 13) if shelf.find(choice.format).monthly else (),
    )


def _sources(session: Session, wanted: Choice, fmt: Format) -> list[tuple[Source, str]]:
    """Return where the figures can come from, a published annex first; single units have only the records."""
    sources: list[tuple[Source, str]] = [("records", _("台账计算"))]
    if not wanted.unit and filed_record(session, AnnexScope(fmt, wanted.year)):
        sources.insert(0, ("filed", _("已公布存档")))
    return sources
