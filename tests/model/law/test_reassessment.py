"""When withheld information has to be assessed again."""

from __future__ import annotations

import pytest

from desktop_app.model.law.reassessment import due_if_assessed_by
from tests.model.law.cases import day


@pytest.mark.parametrize(
    ("today", "last"),
    [("2024-12-20", "2023-12-20"), ("2024-02-29", "2023-02-28"), ("2025-02-28", "2024-02-28")],
)
def test_an_assessment_holds_for_twelve_months(today: str, last: str) -> None:
    assert due_if_assessed_by(day(today)) == day(last)
