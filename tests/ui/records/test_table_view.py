"""What a list keeps of its selection."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.records.table_view import runs


@given(st.sets(st.integers(0, 200)))
def test_rows_come_back_from_their_runs_and_no_two_runs_touch(rows: set[int]) -> None:
    found = runs(rows)
    assert {row for first, last in found for row in range(first, last + 1)} == rows
    assert all(before[1] + 1 < after[0] for before, after in itertools.pairwise(found))


def test_all_rows_are_one_run() -> None:
    assert runs(range(100_000)) == [(0, 99_999)]
