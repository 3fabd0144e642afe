"""All that the checks have to know of a year, read from the ledger in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.figures import reckoned_figures
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.case_facts import read_cases, read_disputes, read_numbers
from desktop_app.report.checks.facts import AgencyFacts, YearFacts
from desktop_app.report.checks.figure_reading import read_cells, read_changed, read_measures, read_rates
from desktop_app.report.checks.mixed_reading import read_mixed
from desktop_app.report.checks.nil_reading import read_nils
from desktop_app.report.checks.office_reading import (
    read_agency,
    read_charged,
    read_problems,
    read_steps,
)
from desktop_app.report.checks.release_reading import read_releases
from desktop_app.report.checks.unit_reading import anything_recorded, handing_in, months_due, read_units
from desktop_app.report.checks.unread_reading import read_unread

if TYPE_CHECKING:
    from desktop_app.report.annex.figures import AnnexFigures
    from desktop_app.report.checks.asked_year import AskedYear
    from desktop_app.report.checks.facts import StepFacts
    from desktop_app.report.checks.text_reading import TextFacts


def read_facts(asked: AskedYear, annex: AnnexFigures, text: TextFacts) -> YearFacts:
    """Return what is known of the year of an annex and of the text of its report."""
    cells = read_cells(asked, annex)
    steps = () if asked.unit else read_steps(asked)
    if not anything_recorded(asked):
        return YearFacts(
            year=asked.year,
            today=asked.today,
            unit=asked.unit,
            recorded=False,
            steps=steps,
            cells=cells,
            agency=read_agency(asked),
            sections=text.sections,
            wanted=text.wanted,
            measures=read_measures(asked),
            unread=read_unread(asked),
        )
    cases, releases = read_cases(asked), read_releases(asked)
    return YearFacts(
        year=asked.year,
        today=asked.today,
        unit=asked.unit,
        handing_in=handing_in(asked),
        months_due=months_due(asked),
        fingerprint=_fingerprint(asked, annex, steps),
        steps=steps,
        changed=read_changed(asked, annex),
        cases=cases,
        numbers=read_numbers(asked, {case.id for case in cases} | {release.id for release in releases}),
        disputes=read_disputes(asked),
        releases=releases,
        units=read_units(asked),
        nils=read_nils(asked),
        measures=read_measures(asked),
        rates=read_rates(asked),
        mixed=read_mixed(asked),
        cells=cells,
        problems=read_problems(asked),
        charged=read_charged(asked),
        agency=AgencyFacts() if asked.unit else read_agency(asked),
        sections=text.sections,
        wanted=text.wanted,
        unread=read_unread(asked),
    )


def _fingerprint(asked: AskedYear, annex: AnnexFigures, steps: tuple[StepFacts, ...]) -> str:
    """Return the fingerprint of the year's figures as the records give them now, where there is one to compare with."""
    if not any(step.fingerprint for step in steps):
        return ""
    prescribed = formats_of(asked.session).default(asked.year)
    if annex.source == "records" and annex.format.id == prescribed.id:
        return annex.fingerprint
    return reckoned_figures(asked.session, AnnexScope(prescribed, asked.year)).fingerprint
