"""The office names a unit's person from a day on: the staff list says so, and the unit's PC keeps its own word."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.handing_over import hand_over, to_confirm
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Staff, Unit
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.office.records.unit_person import name_person
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.store.trust.history import history

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

DAY = dt.date(2013, 12, 1)


@pytest.fixture
def unit(tmp_path: Path, ledger: Ledger) -> Iterator[Ledger]:
    """Return a unit's ledger that the office has taken a file of, with its liaison officer in the staff list."""
    path = tmp_path / "unit.ogi"
    made = create_ledger(path, organisation="测试市测试局", unit="就业处", role="unit", person="李红", catalogue=False)
    with operation(made, "人员") as change:
        since = dt.date(2010, 1, 1)
        change.add(Staff, {"name": "李红", "unit": made.profile.unit_id, "role": "liaison", "since": since})
    up(made, ledger, tmp_path, "first")
    yield made
    close_ledger(made)


def up(unit: Ledger, office: Ledger, folder: Path, name: str) -> None:
    """Send everything to the office."""
    sent = send(unit, folder / f"{name}.ogix")
    receive(office, [sent.path], Taking(codes=(sent.code,)))


def down(office: Ledger, unit: Ledger, folder: Path, name: str) -> None:
    """Send the unit what is its own."""
    sent = send(office, folder / f"{name}.ogix", Wanted(to=own_unit(office)))
    receive(unit, [sent.path], Taking(codes=(sent.code,)))


def own_unit(office: Ledger) -> str:
    """Return the unit as the office has it."""
    with reading(office) as session:
        return session.scalars(select(Unit.id).where(Unit.name == "就业处")).one()


def terms(ledger: Ledger) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    """Return the terms of the staff by name."""
    with reading(ledger) as session:
        return {one.name: (one.since, one.until) for one in session.scalars(select(Staff))}


@pytest.mark.usefixtures("unit")
def test_from_the_day_on_the_successor_stands_in_the_staff_list_and_history_keeps_the_old_name(ledger: Ledger) -> None:
    name_person(ledger, own_unit(ledger), " 王五 ", DAY, "8888")
    assert terms(ledger) == {"李红": (dt.date(2010, 1, 1), dt.date(2013, 11, 30)), "王五": (DAY, None)}
    with reading(ledger) as session:
        old = session.scalars(select(Staff).where(Staff.name == "李红")).one().id
    assert [entry.who for entry in history(ledger, old)] == [ledger.profile.person, "李红"]


def test_the_unit_s_pc_shows_it_and_goes_on_under_its_own_name_until_its_person_says_so(
    ledger: Ledger, unit: Ledger, tmp_path: Path
) -> None:
    name_person(ledger, own_unit(ledger), "王五", DAY)
    down(ledger, unit, tmp_path, "down")
    assert unit.profile.person == "李红"
    named = read(unit, to_confirm, unit.profile)
    assert named
    assert (named.name, named.since) == ("王五", DAY)
    after = hand_over(unit, named.name, DAY)
    assert after.profile.person == "王五"
    assert read(after, to_confirm, after.profile) is None
    assert terms(after) == {"李红": (dt.date(2010, 1, 1), dt.date(2013, 11, 30)), "王五": (DAY, None)}


def test_the_unit_s_own_later_word_is_neither_overridden_nor_asked_about(
    ledger: Ledger, unit: Ledger, tmp_path: Path
) -> None:
    later = dt.date(2013, 12, 15)
    after = hand_over(unit, "赵六", later)
    up(after, ledger, tmp_path, "second")
    with pytest.raises(UserError, match="已登记 2013-12-15 起由 赵六 任信息员"):
        name_person(ledger, own_unit(ledger), "王五", DAY)
    assert "王五" not in terms(ledger)
    with operation(ledger, "人员") as change:
        change.add(Staff, {"name": "王五", "unit": own_unit(ledger), "role": "liaison", "since": DAY})
    down(ledger, after, tmp_path, "down")
    assert read(after, to_confirm, after.profile) is None


def test_what_the_unit_put_right_itself_is_not_asked_about_again(ledger: Ledger, unit: Ledger, tmp_path: Path) -> None:
    name_person(ledger, own_unit(ledger), "王五", DAY)
    down(ledger, unit, tmp_path, "down")
    named = read(unit, to_confirm, unit.profile)
    assert named
    with operation(unit, "改正") as change:
        change.update(named.id, {"name": "王武"})
    assert read(unit, to_confirm, unit.profile) is None
    up(unit, ledger, tmp_path, "again")
    assert "王武" in terms(ledger)


@pytest.mark.usefixtures("unit")
@pytest.mark.parametrize("name", ["", "  ", "李红"])
def test_no_name_and_one_in_post_are_refused_and_nothing_changes(ledger: Ledger, name: str) -> None:
    before = terms(ledger)
    with pytest.raises(UserError):
        name_person(ledger, own_unit(ledger), name, DAY)
    assert terms(ledger) == before


def test_a_unit_cannot_name_another_unit_s_person(unit: Ledger) -> None:
    with pytest.raises(UserError, match="只有办公室"):
        name_person(unit, unit.profile.unit_id, "王五", DAY)
