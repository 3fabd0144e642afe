"""All that the checks have to know of a year, read from the ledger in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.figures import reckoned_figures
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.case_facts import read_cases, read_disputes, read_numbers
from desktop_app.report.checks.facts import AgencyFacts, YearFacts
from desktop_app.report.checks.figure_reading import read_cells, read_changed, read_measures, read_rates
from desktop_app.report.checks.office_reading import (
    read_agency,
    read_charged,
    read_problems,
    read_steps,
)
from desktop_app.report.checks.release_reading import read_releases
from desktop_app.report.checks.unit_reading import anything_recorded, handing_in, months_due, read_units

if TYPE_CHECKING:
    from desktop_app.report.annex.figures import AnnexFigures
    from desktop_app.report.checks.facts import StepFacts
    from desktop_app.report.checks.span import Reading
    from desktop_app.report.checks.text_reading import TextFacts


def read_facts(reading: Reading, annex: AnnexFigures, text: TextFacts) -> YearFacts:
    """Return what is known of the year of an annex and of the text of its report."""
    cells = read_cells(reading, annex)
    steps = () if reading.unit else read_steps(reading)
    if not anything_recorded(reading):
        return YearFacts(
            year=reading.year,
            today=reading.today,
            unit=reading.unit,
            recorded=False,
            steps=steps,
            cells=cells,
            agency=read_agency(reading),
            sections=text.sections,
            wanted=text.wanted,
            measures=read_measures(reading),
        )
    cases, releases = read_cases(reading), read_releases(reading)
    return YearFacts(
        year=reading.year,
        today=reading.today,
        unit=reading.unit,
        handing_in=handing_in(reading),
        months_due=months_due(reading),
        fingerprint=_fingerprint(reading, annex, steps),
        steps=steps,
        changed=read_changed(reading, annex),
        cases=cases,
        numbers=read_numbers(reading, {case.id for case in cases} | {release.id for release in releases}),
        disputes=read_disputes(reading),
        releases=releases,
        units=read_units(reading),
        measures=read_measures(reading),
        rates=read_rates(reading),
        cells=cells,
        problems=read_problems(reading),
        charged=read_charged(reading),
        agency=AgencyFacts() if reading.unit else read_agency(reading),
        sections=text.sections,
        wanted=text.wanted,
    )


def _fingerprint(reading: Reading, annex: AnnexFigures, steps: tuple[StepFacts, ...]) -> str:
    """Return the fingerprint of the year's figures as the records give them now, where there is one to compare with."""
    if not any(step.fingerprint for step in steps):
        return ""
    prescribed = formats_of(reading.session).default(reading.year)
    if annex.source == "records" and annex.format.id == prescribed.id:
        return annex.fingerprint
    return reckoned_figures(reading.session, AnnexScope(prescribed, reading.year)).fingerprint
