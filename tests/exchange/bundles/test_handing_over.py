"""交接: another person from a day on; what was entered before stays the predecessor's, here and at the office."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.handing_over import coming, hand_over, take_over
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import send
from desktop_app.model.kinds import Category, Staff
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

TODAY = dt.date(2013, 12, 31)


def add(ledger: Ledger, name: str) -> str:
    """Add a category and return it."""
    with operation(ledger, f"新增{name}") as change:
        return change.add(Category, {"name": name, "code": f"c{ord(name[0])}"})


def terms(ledger: Ledger) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    """Return the terms of the staff by name."""
    with reading(ledger) as session:
        return {one.name: (one.since, one.until) for one in session.scalars(select(Staff))}


def test_from_the_day_on_the_new_name_stands_and_history_keeps_the_old_one(ledger: Ledger) -> None:
    before = add(ledger, "甲")
    with operation(ledger, "人员") as change:
        since = dt.date(2010, 1, 1)
        change.add(Staff, {"name": "测试员", "unit": ledger.profile.unit_id, "role": "office", "since": since})
    after = hand_over(ledger, " 王五 ", TODAY, "8888")
    assert after.profile.person == "王五"
    now = add(after, "乙")
    assert [entry.who for entry in history(after, before)] == ["测试员"]
    assert [entry.who for entry in history(after, now)] == ["王五"]
    assert terms(after) == {"测试员": (dt.date(2010, 1, 1), dt.date(2013, 12, 30)), "王五": (TODAY, None)}
    assert verify(after).problems == ()


def test_a_day_to_come_changes_nothing_before_it_has_come(ledger: Ledger) -> None:
    later = dt.date(2014, 1, 15)
    same = hand_over(ledger, "王五", later)
    assert same.profile.person == "测试员"
    assert read(ledger, coming) == ("王五", later)
    assert take_over(ledger, dt.date(2014, 1, 14)).profile.person == "测试员"
    assert take_over(ledger, later).profile.person == "王五"
    assert read(ledger, coming) is None


@pytest.mark.parametrize("name", ["", "  ", "测试员"])
def test_no_name_and_the_same_name_are_refused_and_nothing_changes(ledger: Ledger, name: str) -> None:
    with pytest.raises(UserError):
        hand_over(ledger, name, TODAY)
    assert terms(ledger) == {}


def test_the_step_in_the_staff_list_can_be_taken_back(ledger: Ledger) -> None:
    add(ledger, "甲")
    after = hand_over(ledger, "王五", TODAY)
    step = last_undoable(after)
    assert step
    undo(after, step.operation)
    assert terms(after) == {}


def test_at_another_pc_what_was_entered_before_bears_the_predecessor_s_name(
    ledger: Ledger, other: Ledger, tmp_path: Path
) -> None:
    before = add(ledger, "甲")
    after = hand_over(ledger, "王五", TODAY)
    now = add(after, "乙")
    sent = send(after, tmp_path / "x.ogix")
    receive(other, [sent.path], Taking(codes=(sent.code,)))
    assert [entry.who for entry in history(other, before)] == ["测试员"]
    assert [entry.who for entry in history(other, now)] == ["王五"]
