"""Which of two entries was written later: by the write stream of one PC, between PCs by their arrival here."""

from __future__ import annotations

import pytest

from desktop_app.office.months.dated_changes import Place


@pytest.mark.parametrize(
    ("one", "other", "after"),
    [
        (Place(9, "a", 2), Place(5, "a", 3), False),  # an earlier file of the same PC came late
        (Place(5, "a", 3), Place(9, "a", 2), True),
        (Place(9, "a", 2), Place(5, "b", 3), True),
        (Place(5, "b", 9), Place(9, "a", 2), False),
        (Place(5, "a", 3), Place(5, "a", 3), False),
    ],
)
def test_one_pc_s_entries_go_by_its_own_count_others_by_arrival(one: Place, other: Place, after: bool) -> None:  # noqa: FBT001 (a column of a table)
    assert one.after(other) is after
