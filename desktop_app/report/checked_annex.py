"""An annex as it is looked at: with the findings on its year, its form's words, and what else could be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.records.listing import choices
from desktop_app.office.years.working_years import choices as year_choices
from desktop_app.office.years.working_years import years_with_records
from desktop_app.report.annex.choice import Choice
from desktop_app.report.annex.filed import filed_record, filed_years
from desktop_app.report.annex.form_sheet import annex_sheet
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.printed import annex_document
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.year_check import check_year
from desktop_app.report.lists.findings_list import findings_list, listed_findings
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.report.paper.head_and_foot import head_and_foot_of
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.form_sheet import SheetBlock
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.report.annex.scope import Source
    from desktop_app.report.lists.findings_list import FindingsList
    from desktop_app.report.lists.printed_list import PrintedList
    from desktop_app.report.paper.document import Document
    from desktop_app.report.paper.head_and_foot import HeadAndFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What can be chosen: years, formats, units as (id, name), and sources, a published annex first.

    `monthly` tells that the chosen format has a form for each month.
    """

    years: Sequence[int]
    formats: Sequence[Format]
    units: Sequence[tuple[str, str]]
    sources: Sequence[Source]
    monthly: bool


@dataclass(frozen=True, slots=True)
class CheckedAnnex:
    """An annex with its findings and its form's words, the choice that was made, and what else can be chosen."""

    choice: Choice
    offered: Offered
    annex: Annex
    findings: tuple[Finding, ...]
    words: HeadAndFoot
    listed: FindingsList

    def sheet(self) -> tuple[SheetBlock, ...]:
        """Return everything that stands on the form."""
        return annex_sheet(self.annex, self.words)

    def document(self) -> Document:
        """Return the form as a document to print: the same as on the sheet."""
        return annex_document(self.annex, self.words)

    def findings_list(self) -> PrintedList:
        """Return the findings as a list to print and sign."""
        return findings_list(self.listed)

    @property
    def scope(self) -> str:
        """Return the words for the unit that is shown, or for the whole organisation."""
        return dict(self.offered.units)[self.choice.unit] if self.choice.unit else _("全局")


def read_annex(ledger: Ledger, wanted: Choice, today: dt.date) -> CheckedAnnex:
    """Read the annex that is wanted; the format follows from the year where none is named.

    A source that there isn't gives way to one that there is.
    """
    with reading(ledger) as session:
        in_force = formats_of(session)
        fmt = in_force.choose(wanted.format, wanted.year)
        sources = _sources(session, wanted, fmt)
        source = wanted.source if wanted.source in sources else None
        annex = annex_of(session, AnnexScope(fmt, wanted.year, wanted.unit or None, wanted.month, source))
        findings = check_year(session, annex, ledger.rules, today)
        offered = Offered(
            years=_years(session, wanted.year, today),
            formats=tuple(in_force.known.values()),
            units=choices(session, "unit"),
            sources=sources,
            monthly=fmt.monthly,
        )
        return CheckedAnnex(
            Choice(wanted.year, fmt.id, wanted.unit, annex.source, annex.month),
            offered,
            annex,
            findings,
            head_and_foot_of(session, ledger.profile, annex.unit, today),
            listed_findings(session, ledger.profile, annex, findings, today),
        )


def _years(session: Session, year: int, today: dt.date) -> list[int]:
    return year_choices([*years_with_records(session), *filed_years(session), year], today)


def _sources(session: Session, wanted: Choice, fmt: Format) -> tuple[Source, ...]:
    """Return where the figures can come from, a published annex first; single units have only the records."""
    filed = not wanted.unit and filed_record(session, AnnexScope(fmt, wanted.year))
    return ("filed", "records") if filed else ("records",)
