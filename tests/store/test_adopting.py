"""Adopting over real files: what two data files hand each other makes both show the same, once."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.ledger import Source
from desktop_app.model.kinds import Application, Category, Release
from desktop_app.store.adopting import adopt
from desktop_app.store.database import close_ledger, open_ledger
from desktop_app.store.held import held
from desktop_app.store.lacking import lacking
from desktop_app.store.operation import operation
from desktop_app.store.reading import reading
from desktop_app.store.verify import verify
from tests.conftest import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.store.adopted import Adopted


@pytest.fixture
def other(ledger: Ledger, tmp_path: Path) -> Iterator[Ledger]:
    """Return a second data file that began as a copy of the first."""
    path = tmp_path / "other.ogi"
    shutil.copy(ledger.path, path)
    opened = open_ledger(path, source=Source(lambda: NOON, random.Random(99).randbytes))
    yield opened
    close_ledger(opened)


def hand_over(giver: Ledger, taker: Ledger, *, everything: bool = False, personal: bool = True) -> Adopted:
    """Adopt what the giver has and the taker lacks."""
    with reading(taker) as session:
        have = None if everything else held(session)
    with reading(giver) as session:
        return adopt(taker, lacking(session, have, personal=personal))


def add_release(ledger: Ledger, title: str = "通知") -> str:
    with operation(ledger, "登记") as change:
        category = change.add(Category, {"name": title, "code": title})
        values: dict[str, Value] = {"title": title, "released_on": dt.date(2013, 5, 6), "category": category}
        return change.add(Release, values | {"unit": ledger.profile.unit_id})


def test_what_one_file_has_the_other_gets_once(ledger: Ledger, other: Ledger) -> None:
    release = add_release(ledger)
    first = hand_over(ledger, other)
    assert first.new == 2
    assert first.by_unit_and_kind == {(ledger.profile.unit_id, "category"): 1, (ledger.profile.unit_id, "release"): 1}
    again = hand_over(ledger, other, everything=True)
    assert (again.new, again.records) == (0, 0)
    with reading(other) as session:
        assert session.get_one(Release, release).title == "通知"
    assert verify(other).problems == ()


def test_two_people_who_change_one_field_make_a_difference_in_both_files(ledger: Ledger, other: Ledger) -> None:
    release = add_release(ledger)
    hand_over(ledger, other)
    for file, title in ((ledger, "甲"), (other, "乙")):
        with operation(file, "修改") as change:
            change.update(release, {"title": title})
    assert hand_over(ledger, other).differences == ((release, "title"),)
    assert hand_over(other, ledger).differences == ((release, "title"),)
    assert verify(ledger).problems == ()
    assert verify(other).problems == ()


def test_personal_values_come_along_unless_the_file_is_for_statistics(ledger: Ledger, other: Ledger) -> None:
    values = {"subject": "社保", "unit": ledger.profile.unit_id, "channel": "face", "received_on": "2013-03-01"}
    with operation(ledger, "登记") as change:
        personal = {"applicant_name": "某人", "nature": "disclosure", "applicant_type": "natural"}
        application = change.add(Application, values | personal)
    hand_over(ledger, other, personal=False)
    with reading(other) as session:
        assert session.get_one(Application, application).applicant_name == ""
        assert held(session).personal == [application]
    assert hand_over(ledger, other).personal == 1
    with reading(other) as session:
        assert session.scalars(select(Application.applicant_name)).all() == ["某人"]
        assert held(session).personal == []
    assert verify(other).problems == ()
