"""A unit that began alone, under names the office writes otherwise, takes its place in the office's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.listed_unit import become_listed
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Category, Inquiry, Organisation, Release, Unit
from desktop_app.model.unit_list import read_unit_list, rows_of
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.office.records.own_unit import unit_choice
from desktop_app.office.records.unit_list import take_units
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.exchange.bundles.sending import Sent
    from desktop_app.ledger import Ledger

TYPED, LISTED = "就业处", "就业促进处"


@pytest.fixture
def start(ledger: Ledger, tmp_path: Path) -> Sent:
    """Return the office's start file with its list of units."""
    take_units(ledger, read_unit_list(rows_of(f"{LISTED}\tJYC\n社保处")).lines)
    return send(ledger, tmp_path / "起步.ogix", Wanted(to="all", everything=True))


def alone(folder: Path, unit: str, organisation: str = "测试市测试局") -> Ledger:
    """Return a unit's ledger that began alone and has a release and an inquiry."""
    made = create_ledger(folder / "alone.ogi", organisation=organisation, unit=unit, role="unit", person="李红")
    with operation(made, "登记") as change:
        category = change.add(Category, {"name": "其他", "code": "x"})
        said = {"title": "通知", "unit": made.profile.unit_id, "released_on": "2013-03-05"}
        change.add(Release, said | {"category": category})
        change.add(Inquiry, {"unit": made.profile.unit_id, "day": "2013-03-06", "channel": "phone", "people": 2})
    return made


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Ledger]:
    """Return the ledger of a unit whose name and bureau were typed otherwise than the office's."""
    made = alone(tmp_path, TYPED, "测试测试局")
    yield made
    close_ledger(made)


def take(unit: Ledger, start: Sent) -> None:
    (outcome,) = receive(unit, [start.path], Taking(codes=(start.code,))).files
    assert outcome.state == "taken"


def names(ledger: Ledger, kind: type[Unit | Organisation]) -> set[str]:
    with reading(ledger) as session:
        return set(session.scalars(select(kind.name)))


def test_a_name_typed_as_the_office_writes_it_needs_no_choice_and_doubles_nothing(
    start: Sent, ledger: Ledger, tmp_path: Path
) -> None:
    made = alone(tmp_path, "就业 促进处")
    try:
        take(made, start)
        assert read(made, unit_choice, made.profile) is None
        assert len(names(made, Unit)) == len(names(ledger, Unit)) == 3
    finally:
        close_ledger(made)


def test_records_go_over_to_the_unit_chosen_and_the_names_typed_are_gone(
    unit: Ledger, start: Sent, ledger: Ledger
) -> None:
    assert read(unit, unit_choice, unit.profile) is None
    take(unit, start)
    choice = read(unit, unit_choice, unit.profile)
    assert choice is not None
    assert (choice.name, choice.office_bureau, [name for _record, name in choice.units]) == (
        TYPED,
        "测试市测试局",
        [LISTED, "社保处"],
    )
    listed, new_code = become_listed(unit, "jyc")
    assert not new_code
    assert names(listed, Unit) == names(ledger, Unit) == {"办公室", LISTED, "社保处"}
    assert names(listed, Organisation) == {"测试市测试局"}
    with reading(listed) as session:
        owner = session.scalars(select(Unit.id).filter_by(name=LISTED)).one()
        assert {session.scalars(select(kind.unit)).one() for kind in (Release, Inquiry)} == {owner}
    assert listed.profile.unit_id == owner
    assert read(listed, unit_choice, listed.profile) is None
    assert verify(listed).sound


def test_the_ledger_is_the_chosen_unit_s_when_it_is_opened_again_and_an_undo_doesn_t_part_it_from_its_records(
    unit: Ledger, start: Sent
) -> None:
    take(unit, start)
    listed = become_listed(unit, LISTED).ledger
    step = last_undoable(listed)
    assert step is not None
    with pytest.raises(UserError, match="不能再改回去"):
        undo(listed, step.operation)
    close_ledger(unit)
    again = open_ledger(unit.path)
    try:
        assert again.profile == listed.profile
    finally:
        close_ledger(again)


def test_the_office_takes_what_the_unit_hands_in_under_the_name_of_its_list(
    unit: Ledger, start: Sent, ledger: Ledger, tmp_path: Path
) -> None:
    take(unit, start)
    listed = become_listed(unit, LISTED).ledger
    sent = send(listed, tmp_path / "报.ogix")
    (outcome,) = receive(ledger, [sent.path], Taking(codes=(sent.code,))).files
    assert (outcome.state, outcome.sender and outcome.sender.unit_name) == ("taken", LISTED)
    assert not any("不在本台账的单位名单里" in said for said in outcome.warnings)
    assert names(ledger, Unit) == {"办公室", LISTED, "社保处"}
    assert names(ledger, Organisation) == {"测试市测试局"}


def test_a_pc_that_the_office_knows_by_the_old_name_gets_a_new_code_and_still_opens_what_it_got(
    unit: Ledger, start: Sent, ledger: Ledger, tmp_path: Path
) -> None:
    before = send(unit, tmp_path / "一.ogix")
    receive(ledger, [before.path], Taking(codes=(before.code,)))
    down = send(ledger, tmp_path / "下.ogix", Wanted(to=TYPED))
    take(unit, start)
    listed, new_code = become_listed(unit, LISTED)
    assert new_code
    assert own_keys(listed).code != before.code
    after = send(listed, tmp_path / "二.ogix")
    assert receive(ledger, [after.path]).files[0].state == "uncertified"
    assert receive(ledger, [after.path], Taking(codes=(after.code,))).files[0].state == "taken"
    assert names(ledger, Unit) == {"办公室", LISTED, "社保处"}
    assert receive(listed, [down.path]).files[0].state == "taken"


@pytest.mark.parametrize(("named", "said"), [("监察处", "没有叫“监察处”的单位"), ("办公室", "没有叫“办公室”的单位")])
def test_a_unit_that_is_not_in_the_list_changes_nothing(unit: Ledger, start: Sent, named: str, said: str) -> None:
    take(unit, start)
    with pytest.raises(UserError, match=said):
        become_listed(unit, named)
    assert TYPED in names(unit, Unit)
