"""What a unit added becomes an official one: all that used it is moved, here and at the unit; nothing is lost."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import CancelledError, InvalidRecordError, UserError
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.model.kinds import Category, Channel, Outlet, Publication, Release
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.office.records.merging import additions, may_merge, merge, official_choices, uses
from desktop_app.store.log.change import Change
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.proof.verify import verify
from tests.exchange.places import enter, hand_over, values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Ledger]:
    """Return the office's ledger with the official catalogue."""
    ledger = create_ledger(tmp_path / "office.ogi", organisation="测试局", unit="办公室", role="office")
    enter(ledger, "unit", {"name": "就业处", "nature": "subordinate", "number": "JYC"})
    enter(ledger, "outlet", {"name": "日报", "level": "central"})
    own_keys(ledger)
    yield ledger
    close_ledger(ledger)


@pytest.fixture
def unit(office: Ledger, tmp_path: Path) -> Iterator[Ledger]:
    """Return a unit's ledger that the office has certified and that knows the office's list."""
    ledger = create_ledger(tmp_path / "unit.ogi", organisation="测试局", unit="就业处", role="unit")
    hand_over(ledger, office, tmp_path / "first.ogix")
    hand_over(office, ledger, tmp_path / "down.ogix", to="就业处")
    yield ledger
    close_ledger(ledger)


def official(ledger: Ledger, kind: type[Record], year: int = 2026) -> str:
    return read(ledger, official_choices, kind, year)[0].record


@pytest.fixture
def added(unit: Ledger, office: Ledger, tmp_path: Path) -> dict[str, str]:
    """Return what the unit added, which its records use and the office has got."""
    found = {"category": enter(unit, "category", {"name": "本处的", "parent": official(unit, Category)})}
    found["below"] = enter(unit, "category", {"name": "本处的细目", "parent": found["category"]})
    found["channel"] = enter(unit, "channel", {"name": "本处的号", "nature": "other"})
    found["outlet"] = enter(unit, "outlet", {"name": "晚报", "level": "central"})
    for number in range(3):
        title = {"title": f"第{number}号", "unit": unit.profile.unit_id, "category": found["category"]}
        release = enter(unit, "release", title)
        enter(
            unit, "publication", {"release": release, "channel": found["channel"], "published_on": dt.date(2013, 5, 6)}
        )
    hand_over(unit, office, tmp_path / "in.ogix")
    return found


def counts(ledger: Ledger, kind: type[Record], record: str) -> dict[type[Record], int]:
    return read(ledger, uses, kind, [record])


def test_all_that_uses_an_addition_is_moved_it_goes_and_one_step_brings_it_back(
    unit: Ledger, office: Ledger, added: dict[str, str], tmp_path: Path
) -> None:
    target = official(office, Category)
    assert counts(office, Category, added["category"]) == {Release: 3, Category: 1}
    assert merge(office, Category, [added["category"]], target) == 4
    assert values(office, "release", "category") == {target}
    assert added["category"] not in values(office, "category", "id")
    assert counts(office, Category, target)[Release] == 3
    assert verify(office).problems == ()
    step = last_undoable(office)
    assert step
    undo(office, step.operation)
    assert counts(office, Category, added["category"]) == {Release: 3, Category: 1}
    merge(office, Category, [added["category"]], target)
    hand_over(office, unit, tmp_path / "merged.ogix", to="就业处")
    assert values(unit, "release", "category") == {target}
    assert added["category"] not in values(unit, "category", "id")
    assert verify(unit).problems == ()


@pytest.mark.parametrize(("kind", "user"), [(Channel, Publication), (Outlet, None)])
def test_channels_and_outlets_are_merged_alike(
    office: Ledger, added: dict[str, str], kind: type[Record], user: type[Record] | None
) -> None:
    target, mine = official(office, kind), added[kind.kind]
    expected = {user: 3} if user else {}
    assert counts(office, kind, mine) == expected
    assert merge(office, kind, [mine], target) == sum(expected.values())
    assert counts(office, kind, target) == expected
    assert mine not in values(office, kind.kind, "id")


def test_several_are_merged_at_once_also_where_one_stands_under_the_other(
    office: Ledger, added: dict[str, str]
) -> None:
    both = [added["category"], added["below"]]
    merge(office, Category, both, official(office, Category))
    assert not set(both) & values(office, "category", "id")


def test_only_the_office_merges_and_only_what_a_unit_added(unit: Ledger, office: Ledger, added: dict[str, str]) -> None:
    target, mine = official(office, Category), added["category"]
    assert read(office, additions, Category, [target, mine]) == {mine}
    assert not read(unit, may_merge, "unit", Category, [mine])
    with pytest.raises(UserError):
        merge(unit, Category, [mine], target)
    own = enter(office, "category", {"name": "办公室的", "parent": target})
    for chosen, into in [
        ([own], target),
        ([target], own),
        ([mine], added["below"]),
        ([mine], mine),
        ([mine], "0" * 32),
    ]:
        with pytest.raises(UserError):
            merge(office, Category, chosen, into)
    assert mine not in {choice.record for choice in read(office, official_choices, Category, 2026)}
    assert counts(office, Category, mine) == {Release: 3, Category: 1}


def test_what_the_office_put_under_an_addition_is_no_place_for_it(office: Ledger, added: dict[str, str]) -> None:
    own = enter(office, "category", {"name": "办公室的", "parent": added["below"]})
    with pytest.raises(UserError):
        merge(office, Category, [added["category"]], own)


def test_a_merging_that_is_cancelled_changes_nothing(office: Ledger, added: dict[str, str]) -> None:
    def cancelled(done: int, total: int, label: str = "") -> None:
        raise CancelledError((done, total, label))

    with pytest.raises(CancelledError):
        merge(office, Category, [added["category"]], official(office, Category), cancelled)
    assert counts(office, Category, added["category"]) == {Release: 3, Category: 1}


def test_a_merging_that_meets_what_cannot_be_changed_names_it_and_changes_nothing(
    office: Ledger, added: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_change: Change, _record: str, _values: object) -> None:
        raise InvalidRecordError("x", {"title": "请填写“标题”。"}, "")

    with monkeypatch.context() as patched, pytest.raises(UserError, match="请填写“标题”。"):
        patched.setattr(Change, "update", refuse)
        merge(office, Category, [added["category"]], official(office, Category))
    assert counts(office, Category, added["category"]) == {Release: 3, Category: 1}
    with operation(office, "以后") as change:
        change.delete(added["outlet"])
