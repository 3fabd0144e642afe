"""Differences: listed with who, when and why; settled one by one or by rule; known by the years they touch."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, Category, Release
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revision import DELETED
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.differences import Difference, count_differences, differences
from desktop_app.store.merge.open_differences import differences_in
from desktop_app.store.merge.settling import RULES, settle, settle_by, the_latest, the_offices, the_shown, the_units
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history
from tests.store.merge.exchanging import add_application, add_release, body, edit, exchange, hand_over, of

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

RECORD = "a" * 32
FIRST = body(RECORD, {"name": "甲", "code": "一"})


def found(ledger: Ledger) -> list[Difference]:
    """Return the open differences."""
    with reading(ledger) as session:
        listed = differences(session)
        assert count_differences(session) == len(listed)
    return listed


@pytest.fixture
def disputed(ledger: Ledger, other: Ledger) -> str:
    """Return a release whose title two people changed, known so to the first file."""
    release = add_release(ledger)
    exchange(ledger, other)
    edit(ledger, release, "改错字", title="甲")
    edit(other, release, "换标题", title="乙")
    hand_over(other, ledger)
    return release


def test_a_difference_is_listed_with_both_values_who_when_and_why(ledger: Ledger, disputed: str) -> None:
    (one,) = found(ledger)
    assert (one.record, one.kind, one.key, one.is_deletion) == (disputed, Release, "title", False)
    assert [field.name for field in one.fields] == ["title"]
    assert {(side.values["title"], side.why) for side in one.sides} == {("甲", "改错字"), ("乙", "换标题")}
    assert one.title == one.sides[0].values["title"]
    assert [side.shown for side in one.sides] == [True, False]
    for side in one.sides:
        assert (side.who, side.role, side.unit) == ("测试员", "office", ledger.profile.unit_id)
        assert side.at == dt.datetime(2013, 12, 31, 4, 0, tzinfo=dt.UTC)
        assert not side.hidden


def test_the_history_shows_each_edit_against_what_its_author_saw(ledger: Ledger, disputed: str) -> None:
    changes = [(change.before, change.after) for entry in history(ledger, disputed) for change in entry.changes]
    assert ("通知", "甲") in changes
    assert ("通知", "乙") in changes


def test_settling_one_makes_it_stand_everywhere_and_can_be_undone(ledger: Ledger, other: Ledger, disputed: str) -> None:
    (one,) = found(ledger)
    chosen = one.sides[1]
    settle(ledger, {(disputed, "title"): chosen.revision}, "核对原件")
    assert found(ledger) == []
    hand_over(ledger, other)
    assert found(other) == []
    with reading(other) as session:
        assert session.get_one(Release, disputed).title == chosen.values["title"]
    step = last_undoable(ledger)
    assert step is not None
    undo(ledger, step.operation)
    with reading(ledger) as session:
        assert session.get_one(Release, disputed).title == one.sides[0].values["title"]


def test_a_difference_that_changed_meanwhile_is_not_settled_unseen(ledger: Ledger, disputed: str) -> None:
    (one,) = found(ledger)
    for choice in ({(disputed, "title"): "f" * 64}, {(disputed, "summary"): one.sides[0].revision}):
        with pytest.raises(UserError):
            settle(ledger, choice, "")
    assert found(ledger) == [one]


def test_two_people_who_change_different_fields_make_no_difference(ledger: Ledger, other: Ledger) -> None:
    release = add_release(ledger)
    exchange(ledger, other)
    edit(ledger, release, title="甲")
    edit(other, release, summary="乙")
    exchange(ledger, other)
    assert found(ledger) == found(other) == []
    with reading(ledger) as session:
        row, state = session.get_one(Release, release), state_of(session, release)
        assert (row.title, row.summary) == ("甲", "乙")
        assert state is not None
        assert len(state.heads.split()) == 2


def test_a_deletion_against_an_unseen_edit_is_asked_about(ledger: Ledger, other: Ledger) -> None:
    release = add_release(ledger)
    exchange(ledger, other)
    edit(other, release, "补登", summary="补")
    with operation(ledger, "删除", why="重复") as change:
        change.delete(release)
    exchange(ledger, other)
    for deletes in (False, True):
        (one,) = found(ledger)
        assert one.is_deletion
        assert {side.logged: side.why for side in one.sides} == {True: "重复", False: "补登"}
        (side,) = (side for side in one.sides if side.logged is deletes)
        if not deletes:
            assert the_shown(one) == side
            continue
        settle(ledger, {(release, DELETED): side.revision}, "确属重复")
    exchange(ledger, other)
    assert found(ledger) == found(other) == []
    with reading(other) as session:
        assert session.get(Release, release) is None


def test_a_hidden_personal_value_can_still_be_settled(ledger: Ledger, other: Ledger) -> None:
    application = add_application(ledger)
    exchange(ledger, other)
    edit(ledger, application, applicant_name="甲")
    edit(other, application, applicant_name="乙")
    hand_over(ledger, other, personal=False)
    (one,) = found(other)
    assert sorted((side.hidden, side.values["applicant_name"]) for side in one.sides) == [(False, "乙"), (True, "")]
    (hidden,) = (side for side in one.sides if side.hidden)
    settle(other, {(application, "applicant_name"): hidden.revision}, "以办公室为准")
    exchange(ledger, other)
    with reading(other) as session:
        assert session.get_one(Application, application).applicant_name == "甲"


def test_differences_of_deleted_records_and_of_unknown_kinds_are_nobodys_work(ledger: Ledger) -> None:
    sides = [body(RECORD, {"name": name}, FIRST, seq=5) for name in ("乙", "丙")]
    gadget = [body("d" * 32, {"size": size}, kind="gadget", seq=9) for size in (1, 2)]
    taken = adopt(ledger, of(FIRST, *sides, *gadget))
    assert taken.differences == ((RECORD, "name"), ("d" * 32, "size"))
    assert [one.record for one in found(ledger)] == [RECORD]
    adopt(ledger, of(body(RECORD, {DELETED: True}, *sides)))
    assert found(ledger) == []


def sides(*sides: tuple[str, str, int]) -> Difference:
    """Return a difference of sides with role, value and moment."""
    from desktop_app.store.merge.differences import Side  # noqa: PLC0415 (only this function makes one by hand)

    made = [
        Side(f"{place}", value, {}, False, place == 0, "", "", role, dt.datetime.fromtimestamp(at, dt.UTC), "")
        for place, (role, value, at) in enumerate(sides)
    ]
    return Difference("r", Category, "", "name", (), tuple(made))


@pytest.mark.parametrize(
    ("rule", "one", "chosen"),
    [
        (the_offices, sides(("unit", "甲", 1), ("office", "乙", 2)), "乙"),
        (the_offices, sides(("office", "甲", 1), ("office", "乙", 2)), None),
        (the_offices, sides(("office", "甲", 1), ("office", "甲", 2), ("unit", "乙", 3)), "甲"),
        (the_offices, sides(("unit", "甲", 1), ("head", "乙", 2)), None),
        (the_units, sides(("unit", "甲", 1), ("office", "乙", 2)), "甲"),
        (the_units, sides(("unit", "甲", 1), ("head", "乙", 2)), None),
        (the_latest, sides(("unit", "甲", 2), ("office", "乙", 1)), "甲"),
        (the_latest, sides(("unit", "甲", 2), ("office", "乙", 2)), None),
        (the_shown, sides(("unit", "甲", 1), ("office", "乙", 2)), "甲"),
    ],
)
def test_a_rule_chooses_one_side_or_leaves_it_open(rule: object, one: Difference, chosen: str | None) -> None:
    side = rule(one)  # type: ignore[operator]
    assert (side.logged if side else None) == chosen


def test_many_are_settled_by_a_rule_in_one_step_and_the_rest_is_left(ledger: Ledger, other: Ledger) -> None:
    releases = [add_release(ledger, title) for title in ("一", "二")]
    exchange(ledger, other)
    for place, release in enumerate(releases):
        edit(ledger, release, title="甲")
        with operation(other, "改") as change:
            # Whose stream it is, is what counts: the last word in it, for one that is brought in by hand.
            change._same |= {"role": "unit", "at": change._same["at"] + place}
            change.update(release, {"title": "乙"})
    hand_over(other, ledger)
    done = settle_by(ledger, found(ledger), RULES["latest"], "以后写的为准")
    assert (done.settled, [one.record for one in done.left]) == (1, [releases[0]])
    assert [one.record for one in found(ledger)] == [releases[0]]
    assert settle_by(ledger, found(ledger), RULES["latest"], "").settled == 0
    assert settle_by(ledger, found(ledger), RULES["office"], "以办公室为准").settled == 1
    with reading(ledger) as session:
        assert set(session.scalars(select(Release.title))) == {"甲", "乙"}
    assert verify(ledger).problems == ()


def test_a_year_knows_the_differences_that_touch_it(ledger: Ledger, other: Ledger) -> None:
    dated, category = add_release(ledger, day=dt.date(2012, 12, 31)), RECORD
    adopt(ledger, of(FIRST))
    exchange(ledger, other)
    edit(ledger, dated, released_on=dt.date(2011, 1, 1))
    edit(other, dated, released_on=dt.date(2013, 1, 1))
    hand_over(other, ledger)
    with reading(ledger) as session:
        assert [differences_in(session, year) for year in (2010, 2011, 2012, 2013)] == [[], [dated], [], [dated]]
    edit(ledger, category, name="甲二")
    edit(other, category, name="甲三")
    hand_over(other, ledger)
    with reading(ledger) as session:
        assert differences_in(session, 2012) == [category]
