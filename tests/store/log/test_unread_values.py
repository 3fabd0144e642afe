"""Values that nobody could have entered are marked where they stand, for as long as they stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Expense, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.log.unread_values import records_with_unread, unread_by_record
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.differences import differences
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history
from tests.odd_values import take_in_odd_values
from tests.store.merge.exchanging import body, hand_over, of

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.log_value import LoggedKey

RECORD = "a" * 32


def test_odd_values_are_handed_on_byte_for_byte(ledger: Ledger, other: Ledger) -> None:
    take_in_odd_values(ledger, ("NaN", 99999, "9999-12-31", {}))
    hand_over(ledger, other)
    with reading(ledger) as one, reading(other) as two:
        assert set(one.scalars(select(REVISION.c.body))) <= set(two.scalars(select(REVISION.c.body)))
        assert records_with_unread(one) == records_with_unread(two)
    assert verify(other).problems == ()


def unread(ledger: Ledger) -> frozenset[str]:
    """Return the fields of the test's record that hold what nobody knows."""
    return read(ledger, unread_by_record, [RECORD]).get(RECORD, frozenset())


def test_what_is_typed_in_place_of_an_unknown_value_counts_and_can_be_undone(ledger: Ledger) -> None:
    keys: dict[str, LoggedKey] = {"year": 2013, "item": "other", "unit": ledger.profile.unit_id, "budget": "NaN"}
    adopt(ledger, of(body(RECORD, keys, kind="expense")))
    assert unread(ledger) == {"budget"}
    with operation(ledger, "改正") as change:
        change.update(RECORD, {"budget": 100})
    assert unread(ledger) == frozenset()
    assert verify(ledger).problems == ()
    step = last_undoable(ledger)
    assert step is not None
    undo(ledger, step.operation)
    assert unread(ledger) == {"budget"}
    assert verify(ledger).problems == ()


def test_an_unknown_value_that_comes_after_a_good_one_is_marked_and_in_the_history(ledger: Ledger) -> None:
    first = body(RECORD, {"year": 2013, "item": "publication"}, kind="expense")
    adopt(ledger, of(first))
    adopt(ledger, of(body(RECORD, {"year": "二〇一三"}, first, kind="expense")))
    assert unread(ledger) == {"year"}
    with reading(ledger) as session:
        assert session.scalars(select(Expense.year)).all() == [None]
    (change,) = history(ledger, RECORD)[0].changes
    assert (change.before, change.unread_before, change.unread_after) == (2013, False, True)
    assert verify(ledger).problems == ()


def test_an_unknown_value_of_a_deleted_record_is_nobodys_business(ledger: Ledger) -> None:
    first = body(RECORD, {"year": 99999}, kind="expense")
    adopt(ledger, of(first, body(RECORD, {"_deleted": True}, first, kind="expense")))
    assert unread(ledger) == frozenset()
    assert verify(ledger).problems == ()


def test_a_difference_between_a_good_and_an_unknown_value_shows_both_sides(ledger: Ledger) -> None:
    first = body(RECORD, {"title": "通知"}, kind="release")
    sides = [body(RECORD, {"released_on": day}, first, kind="release") for day in ("2013-05-06", "9999-12-31")]
    adopt(ledger, of(first, *sides))
    with reading(ledger) as session:
        (found,) = differences(session)
        assert {(side.values["released_on"] is None, side.unread) for side in found.sides} == {
            (False, ()),
            (True, ("released_on",)),
        }
        assert session.get(Release, RECORD) is not None
    assert verify(ledger).problems == ()
