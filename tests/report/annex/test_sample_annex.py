"""The real report of 2013: from its records the form's figures come out as they were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.office.opening import opened
from desktop_app.report.annex.figures import records_behind
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.store.log.reading import reading
from tests.report.published import cells_of, example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.formats.format import Format


@pytest.fixture(scope="module")
def sample(sample_file: Path) -> Iterator[Session]:
    """Return a reading session on the sample."""
    with opened(sample_file, read_only=True) as ledger, reading(ledger) as session:
        yield session


def test_the_form_of_2013_shows_what_the_report_says(sample: Session, qingdao: Format) -> None:
    cells = compute_annex(sample, AnnexScope(qingdao, 2013)).cells
    published = cells_of(example("A_qingdao_hrss_2013_seed"))
    assert {code: cells[code].value for code in published} == published


def test_the_form_of_2013_has_nothing_to_complain_of_but_the_years_before(sample: Session, qingdao: Format) -> None:
    found = check_annex(sample, compute_annex(sample, AnnexScope(qingdao, 2013)))
    assert [finding.id for finding in found] == ["no-base"]


def test_the_seven_applications_fit_the_form_of_2021_too(sample: Session, national: Format) -> None:
    annex = compute_annex(sample, AnnexScope(national, 2013))
    assert [annex.cells[f"T3.{row}.total"].value for row in ("new", "carried_in", "grant", "sum", "carried_out")] == [
        7,
        0,
        7,
        7,
        0,
    ]
    assert annex.cells["T4.n.rev_keep"].value == 1
    assert [finding.id for finding in check_annex(sample, annex)] == ["format-year"]


@pytest.mark.parametrize("name", ["qingdao", "national"])
def test_behind_every_cell_are_the_records_that_make_it(
    sample: Session, name: str, request: pytest.FixtureRequest
) -> None:
    fmt: Format = request.getfixturevalue(name)
    for code, figure in compute_annex(sample, AnnexScope(fmt, 2013)).cells.items():
        assert records_behind(sample, AnnexScope(fmt, 2013), code).value == figure.value


def test_1276_releases_are_behind_the_1276(sample: Session, qingdao: Format) -> None:
    behind = records_behind(sample, AnnexScope(qingdao, 2013), "A1.sent.new")
    assert (behind.kind, len(behind.shares), {share.amount for share in behind.shares}) == ("release", 1276, {1})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "B-2014",
            {"1.1": 1276, "1.2.2": 1276, "2.2.2": 100, "3.1": 33, "3.2": 33, "3.3": 33, "3.3.2": 7, "3.3.8": 26}
            | {"4": 1, "4.1": 1, "5": 0, "7": 0, "8.3": 61, "8.3.1": 2, "8.3.2": 59},
        ),
        ("A-fujian", {"1": 1276, "2": 33, "3": 33, "3.1": 7, "3.3": 26, "4": 1, "5": 0, "6": 0}),
        ("A-shanghai-v2", {"01": 1276, "12": 33, "19": 33, "20": 7, "22": 26, "34": 1, "35": 0, "49": 61, "50": 2}),
        ("A-shanghai-v1", {"01": 1276, "10": 33, "17": 33, "18": 7, "20": 26, "32": 1, "36": 0, "51": 61, "53": 59}),
        ("A-shanghai-annual", {"releases": 1276, "received": 33, "replied": 33, "review": 1, "staff": 61}),
    ],
)
def test_the_other_forms_of_the_time_say_the_same_of_2013(sample: Session, name: str, expected: dict[str, int]) -> None:
    annex = compute_annex(sample, AnnexScope(find_format(name), 2013))
    shown = {cell.row: annex.cells[code].value for code, cell in reversed(annex.format.cells.items())}
    if annex.format.monthly:
        shown = {cell.row: annex.cells[code].value for code, cell in annex.format.cells.items() if cell.column == "ytd"}
    assert {row: shown[row] for row in expected} == expected
    assert not [finding for finding in check_annex(sample, annex) if finding.level == "error"]
