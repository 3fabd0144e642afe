"""The year in which an application counts: of its first receipt, or of its correction where the office chose that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.case_state import facts_of
from desktop_app.model.law.counted_day import counted_day
from tests.model.law.cases import day, record

if TYPE_CHECKING:
    from desktop_app.model.field import Value

CORRECTED = {"correction_year": "corrected"}
CAME = record("correction", "2022-12-26", answered_on="2023-01-09", answer="corrected")
STILL_UNCLEAR = record("correction", "2022-12-26", answered_on="2023-01-09", answer="still_unclear")
SILENT = record("correction", "2022-12-26", answered_on="2023-01-09", answer="silent")
WAITED_FOR = record("correction", "2022-12-26")
CONSULTED = record("agency", "2022-12-26", answered_on="2023-01-09", answer="answered")


def counted(settings: dict[str, str], *steps: dict[str, Value], **values: Value) -> str:
    given: dict[str, Value] = {"received_on": day("2022-12-20"), "nature": "disclosure", **values}
    return str(counted_day(facts_of(given, {"case_step": steps}), settings))


@pytest.mark.parametrize("step", [CAME, STILL_UNCLEAR, SILENT, WAITED_FOR, CONSULTED])
def test_a_case_counts_when_it_first_came(step: dict[str, Value]) -> None:
    assert counted({}, step) == "2022-12-20"


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (CAME, "2023-01-09"),
        (STILL_UNCLEAR, "2023-01-09"),
        (SILENT, "2022-12-20"),
        (WAITED_FOR, "2022-12-20"),
        (CONSULTED, "2022-12-20"),
    ],
)
def test_an_office_may_count_a_case_when_its_correction_came(step: dict[str, Value], expected: str) -> None:
    assert counted(CORRECTED, step) == expected


@pytest.mark.parametrize(
    ("received", "came", "expected"),
    [
        ("2022-12-20", "2023-01-31", "2023-01-31"),
        ("2022-12-20", "2023-02-01", "2022-12-20"),
        ("2016-12-20", "2017-03-31", "2017-03-31"),
        ("2016-12-20", "2017-04-01", "2016-12-20"),
        ("2019-03-01", "2020-02-03", "2019-03-01"),
    ],
)
def test_a_correction_after_the_report_is_out_moves_nothing(received: str, came: str, expected: str) -> None:
    step = record("correction", received, answered_on=came, answer="corrected")
    assert counted(CORRECTED, step, received_on=day(received)) == expected


def test_a_case_is_counted_by_the_day_of_its_reply_at_the_latest() -> None:
    assert counted(CORRECTED, CAME, replied_on=day("2022-12-30"), decision="granted") == "2022-12-30"


def test_a_letter_that_nobody_confirmed_does_not_count_yet() -> None:
    online: dict[str, Value] = {"channel": "web", "arrived_on": day("2022-12-20")}
    assert counted({}, **online) == "None"
    assert counted({}, **online, confirmed_on=day("2023-01-04"), received_on=day("2023-01-04")) == "2023-01-04"
    assert counted({}, **online, replied_on=day("2022-12-28"), decision="granted") == "2022-12-20"


def test_a_letter_without_a_day_of_receipt_does_not_count() -> None:
    assert counted({}, received_on=None) == "None"
