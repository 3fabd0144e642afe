"""How far a release is, and until when it has to be public."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Release
from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.release_state import reassessed_if_by
from desktop_app.model.law.rules import Rules
from tests.model.law.cases import day

if TYPE_CHECKING:
    from desktop_app.model.field import Value

RULES = Rules(official_calendar())
MADE: dict[str, Value] = {"attribute": "active", "made_on": day("2025-09-22")}
PUBLIC = MADE | {"released_on": day("2025-09-30")}


def opinion(position: int, on: str, opinion: str = "agree") -> dict[str, Value]:
    return {"id": on, "position": position, "day": day(on), "opinion": opinion, "officer": f"审批人{position}"}


def derived(values: dict[str, Value], *opinions: dict[str, Value], published: str = "") -> dict[str, Value]:
    shown: list[dict[str, Value]] = [{"published_on": day(published)}] if published else []
    return Release.derive(values, RULES, {"release_approval": opinions, "publication": shown})


@pytest.mark.parametrize(
    ("values", "opinions", "state"),
    [
        (MADE, (), "unreviewed"),
        (MADE, (opinion(1, "2025-09-23"),), "reviewing"),
        (MADE, (opinion(1, "2025-09-23", "return"),), "returned"),
        (MADE, (opinion(1, "2025-09-23"), opinion(2, "2025-09-24")), "cleared"),
        (PUBLIC, (), "public"),
        (MADE | {"attribute": "withheld"}, (), "kept_back"),
        (MADE | {"attribute": "request"}, (), "kept_back"),
        (PUBLIC | {"abolished_on": day("2026-01-05")}, (), "abolished"),
    ],
)
def test_the_state_follows_from_days_and_opinions(
    values: dict[str, Value], opinions: tuple[dict[str, Value], ...], state: str
) -> None:
    assert derived(values, *opinions)["state"] == state


@pytest.mark.parametrize(
    ("values", "published", "due"),
    [
        (MADE, "", "2025-10-24"),
        (MADE, "2025-10-09", "None"),
        (PUBLIC, "", "None"),
        (PUBLIC | {"changed_on": day("2025-12-01")}, "", "2025-12-29"),
        (PUBLIC | {"changed_on": day("2025-12-01")}, "2025-12-03", "None"),
        (MADE | {"attribute": "withheld"}, "", "None"),
        (MADE | {"attribute": ""}, "", "2025-10-24"),
        (PUBLIC | {"changed_on": day("2025-12-01"), "abolished_on": day("2025-12-02")}, "", "None"),
        ({"made_on": day("2013-01-28")}, "", "2013-02-28"),
        ({}, "", "None"),
    ],
)
def test_twenty_working_days_after_it_was_made_or_changed_it_has_to_be_public(
    values: dict[str, Value], published: str, due: str
) -> None:
    assert str(derived(values, published=published)["due_on"]) == due


def test_a_release_is_listed_in_the_year_it_was_made_public_or_else_made() -> None:
    assert derived(PUBLIC)["listed_on"] == day("2025-09-30")
    assert derived(MADE)["listed_on"] == day("2025-09-22")


@pytest.mark.parametrize(
    ("values", "field"),
    [({}, "released_on"), (MADE | {"attribute": "withheld"}, "withheld_reason"), (MADE, None), (PUBLIC, None)],
)
def test_a_release_needs_a_day_and_withholding_needs_a_reason(values: dict[str, Value], field: str | None) -> None:
    assert list(Release.problems(values)) == ([field] if field else [])


@pytest.mark.parametrize(
    ("today", "last"),
    [("2024-12-20", "2023-12-20"), ("2024-02-29", "2023-02-28"), ("2025-02-28", "2024-02-28")],
)
def test_an_assessment_holds_for_twelve_months(today: str, last: str) -> None:
    assert reassessed_if_by(day(today)) == day(last)
