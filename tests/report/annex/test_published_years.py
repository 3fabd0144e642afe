"""What a published year says stays: a case that changes afterwards is counted on, or the difference is told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application, CaseStep, RuleSetting
from desktop_app.model.law.taking import writes
from desktop_app.office.cases.case_records import read_case, write_step
from desktop_app.report.annex.figures import to_json
from desktop_app.report.annex.filed import file_annex
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.narrative.composed_annex import annex_of, compute_annex
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

FORM = find_format("D-2021")
COLUMN, COLUMN_NAME = "natural", "自然人"


def registered(ledger: Ledger) -> str:
    """Register an application of December 2022 whose correction was asked for at once; return its id."""
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure"}
    values |= {"applicant_type": COLUMN, "subject": "申请", "received_on": dt.date(2022, 12, 20)}
    with operation(ledger, "登记") as change:
        application = change.add(Application, values)
        notice: dict[str, Value] = {"application": application, "step": "correction", "day": dt.date(2022, 12, 22)}
        change.add(CaseStep, notice | {"until": dt.date(2023, 3, 1), "reason": "补充"})
        return application


def publish(ledger: Ledger, folder: Path, year: int) -> None:
    """File the annex of a year as the records give it."""
    with reading(ledger) as session:
        figures = to_json(compute_annex(session, AnnexScope(FORM, year)))
    path = folder / f"{year}.json"
    path.write_bytes(figures)
    file_annex(ledger, path)


def corrected(ledger: Ledger, day: dt.date) -> None:
    """Note that the correction came on a day."""
    with reading(ledger) as session:
        (step,) = session.query(CaseStep.id)
    with operation(ledger, "补正") as change:
        change.update(step.id, {"answered_on": day, "answer": "corrected"})


def row(ledger: Ledger, code: str, year: int) -> int:
    """Return a figure of part three as the records give it."""
    with reading(ledger) as session:
        value = compute_annex(session, AnnexScope(FORM, year)).cells[f"T3.{code}.{COLUMN}"].value
    return int(value or 0)


def told_of_the_carried_over(ledger: Ledger, year: int) -> list[str]:
    with reading(ledger) as session:
        found = check_annex(session, compute_annex(session, AnnexScope(FORM, year)))
    return [finding.text for finding in found if finding.id == "T3-C4" and f"“{COLUMN_NAME}”" in finding.text]


@pytest.mark.parametrize(("came", "moves"), [(dt.date(2023, 1, 30), True), (dt.date(2023, 2, 1), False)])
def test_a_correction_after_publication_leaves_the_published_year_as_it_is(
    ledger: Ledger,
    tmp_path: Path,
    came: dt.date,
    moves: bool,  # noqa: FBT001 (a table's column)
) -> None:
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "correction_year", "value": "corrected"})
    registered(ledger)
    publish(ledger, tmp_path, 2022)
    corrected(ledger, came)
    with reading(ledger) as session:
        published = annex_of(session, AnnexScope(FORM, 2022, source="filed"))
    kept = {code: published.cells[f"T3.{code}.{COLUMN}"].value for code in ("new", "carried_out")}
    assert kept == {"new": 1, "carried_out": 1}
    assert (row(ledger, "new", 2023), row(ledger, "carried_in", 2023)) == ((1, 0) if moves else (0, 1))
    expected = ["“上年结转”的“自然人”应等于2022年度的“结转下年度继续办理” 1，现为 0，少 1 件。"] if moves else []
    assert told_of_the_carried_over(ledger, 2023) == expected


def test_a_case_turned_away_after_new_year_stays_in_both_years(ledger: Ledger, tmp_path: Path) -> None:
    application = registered(ledger)
    corrected(ledger, dt.date(2023, 1, 6))
    publish(ledger, tmp_path, 2022)
    with reading(ledger) as session:
        case = read_case(session, ledger.rules, application)
    with operation(ledger, "不作为公开申请处理") as change:
        turned_away = writes(case, "not_ogi", {"day": dt.date(2023, 1, 12), "referred_to": "市信访局"})
        write_step(change, application, turned_away)
    assert (row(ledger, "new", 2022), row(ledger, "carried_out", 2022)) == (1, 1)
    assert (row(ledger, "carried_in", 2023), row(ledger, "other3", 2023), row(ledger, "carried_out", 2023)) == (1, 1, 0)
    assert told_of_the_carried_over(ledger, 2023) == []
