"""The table of who may write what, row by row: for every kind what a unit may write, and each thing that it may not."""

from __future__ import annotations

from random import Random

import pytest

from desktop_app.model.rights import Right
from desktop_app.store.log.revision import DELETED, WHOSE
from desktop_app.store.trust.certificates import UNIT
from desktop_app.store.trust.judging import Reason
from tests.store.trust.places import ANSWERED, NAMES, Places, after, kinds_of, link_of, met
from tests.store.trust.set_world import UNIT_OF_OFFICE, SetPc

OWN, PARTS, ADDITIONS = kinds_of(Right.OWN), kinds_of(Right.PART), kinds_of(Right.ADDITION)
OFFICES = kinds_of(Right.NONE)
REFUSED = [Reason.OTHER]


@pytest.fixture
def places() -> Places:
    """Return an office and two units that it has certified."""
    return met()


# own / 本单位的


@pytest.mark.parametrize("kind", OWN)
def test_a_unit_writes_its_own_records(places: Places, kind: str) -> None:
    record = places.own(kind)
    after(places.unit, kind, {"remark": "改"}, record)
    after(places.unit, kind, {"unit": places.unit.unit}, record)
    after(places.unit, kind, {DELETED: True}, record)
    assert places.reasons(record) == []
    assert places.owner(record) == places.unit.unit


@pytest.mark.parametrize("kind", OWN)
def test_a_unit_begins_no_record_for_another_unit_the_office_or_nobody(places: Places, kind: str) -> None:
    for named in ({"unit": places.other.unit}, {"unit": UNIT_OF_OFFICE}, {"unit": None}, {"unit": ""}, {"remark": "x"}):
        assert places.reasons(places.unit.write(kind, named)) == REFUSED, named


@pytest.mark.parametrize("kind", OWN)
def test_a_unit_gives_no_record_of_its_own_away(places: Places, kind: str) -> None:
    for named in ({"unit": places.other.unit}, {"unit": None}, {WHOSE: places.other.unit}, {WHOSE: places.unit.unit}):
        record = places.own(kind)
        after(places.unit, kind, named, record)
        assert places.reasons(record) == REFUSED, named
        assert places.owner(record) == places.unit.unit


@pytest.mark.parametrize("kind", OWN)
def test_a_unit_writes_nothing_in_another_units_record(places: Places, kind: str) -> None:
    unit = places.unit.unit
    for keys in ({"remark": "改"}, {DELETED: True}, {"unit": unit}, {WHOSE: unit}, {}):
        record = places.own(kind, places.other)
        places.meet()
        after(places.unit, kind, keys, record)
        assert places.reasons(record) == REFUSED, keys
        assert places.owner(record) == places.other.unit


@pytest.mark.parametrize("kind", OWN)
def test_a_unit_begins_no_record_again_that_another_one_or_the_office_began(places: Places, kind: str) -> None:
    for pc in (places.other, places.office):
        record = pc.write(kind, {"unit": places.other.unit})
        places.meet()
        places.unit.write(kind, {"unit": places.unit.unit, "remark": "改"}, record)
        assert places.reasons(record) == REFUSED
        assert places.owner(record) == places.other.unit


@pytest.mark.parametrize("kind", OWN)
def test_an_entry_of_another_kind_has_no_place_in_a_record(places: Places, kind: str) -> None:
    for slipped in (*OWN, *PARTS, *ADDITIONS, "gadget"):
        if slipped != kind:
            record = places.own(kind)
            after(places.unit, slipped, {"remark": "改"}, record)
            assert places.reasons(record) == REFUSED, slipped


@pytest.mark.parametrize("kind", OWN)
def test_the_office_writes_in_every_units_records(places: Places, kind: str) -> None:
    record = places.own(kind)
    for keys in ({"remark": "改"}, {"unit": places.other.unit}, {WHOSE: places.unit.unit}, {DELETED: True}):
        places.meet()
        after(places.office, kind, keys, record)
    assert places.reasons(record) == []


def test_a_name_of_its_own_from_before_the_offices_list_is_nobody_elses(places: Places) -> None:
    record = places.unit.write("release", {"unit": "a" * 32})
    assert places.reasons(record) == []
    places.office.write("unit", {"name": "后来的", "nature": "division"}, "a" * 32)
    assert places.reasons(record) == REFUSED
    after(places.office, "unit", {DELETED: True}, "a" * 32)
    assert places.reasons(record) == []


def test_kinds_of_a_newer_version_are_written_like_ones_own(places: Places) -> None:
    record = places.unit.write("gadget", {"remark": "新"})
    assert places.reasons(record) == []
    places.meet()
    after(places.other, "gadget", {"remark": "改"}, record)
    assert places.reasons(record) == REFUSED


# part / 附属的


@pytest.mark.parametrize("kind", PARTS)
def test_a_unit_writes_parts_of_its_own_records(places: Places, kind: str) -> None:
    record = places.own(kind)
    link, owner = link_of(kind)
    after(places.unit, kind, {"remark": "改"}, record)
    after(places.unit, kind, {link: places.own(owner)}, record)
    after(places.unit, kind, {DELETED: True}, record)
    assert places.reasons(record) == []
    assert places.owner(record) == places.unit.unit


@pytest.mark.parametrize("kind", PARTS)
def test_a_unit_writes_no_part_of_anothers_record_of_none_or_of_one_that_nobody_has(places: Places, kind: str) -> None:
    link, owner = link_of(kind)
    others, offices = places.own(owner, places.other), places.office.write(owner, {"unit": places.other.unit})
    places.meet()
    for keys in ({link: others}, {link: offices}, {link: "e" * 32}, {link: None}, {"remark": "x"}):
        assert places.reasons(places.unit.write(kind, keys)) == REFUSED, keys


@pytest.mark.parametrize("kind", PARTS)
def test_a_unit_moves_no_part_over_to_anothers_record(places: Places, kind: str) -> None:
    link, owner = link_of(kind)
    record, others = places.own(kind), places.own(owner, places.other)
    places.meet()
    after(places.unit, kind, {link: others}, record)
    # What it says itself of a part makes all that it says of it doubtful: both entries name an owner.
    assert set(places.reasons(record)) == {Reason.OTHER}
    assert places.owner(record) == places.unit.unit


@pytest.mark.parametrize("kind", PARTS)
def test_a_unit_takes_no_part_over_from_another(places: Places, kind: str) -> None:
    link, owner = link_of(kind)
    mine = places.own(owner)
    for keys in ({link: mine}, {"remark": "改"}, {DELETED: True}, {WHOSE: places.unit.unit}):
        record = places.own(kind, places.other)
        places.meet()
        after(places.unit, kind, keys, record)
        assert places.reasons(record) == REFUSED, keys


@pytest.mark.parametrize("kind", PARTS)
def test_what_the_office_adds_to_a_units_record_the_unit_may_write_and_nobody_else(places: Places, kind: str) -> None:
    link, owner = link_of(kind)
    mine = places.own(owner)
    places.meet()
    record = places.office.write(kind, {link: mine})
    places.meet()
    after(places.unit, kind, {"remark": "改"}, record)
    assert places.reasons(record) == []
    assert places.owner(record) == places.unit.unit
    after(places.other, kind, {"remark": "改"}, record)
    after(places.other, kind, {link: places.own(owner, places.other)}, record)
    assert places.reasons(record) == [*REFUSED, *REFUSED]


def test_records_that_the_office_calls_parts_of_one_another_are_nobodys(places: Places) -> None:
    first = places.office.write("case_step", {"application": "c" * 32})
    places.office.write("case_step", {"application": first}, "c" * 32)
    places.meet()
    after(places.unit, "case_step", {"remark": "改"}, first)
    assert places.reasons(first) == REFUSED
    assert places.owner(first) is None


# addition / 增补的


@pytest.mark.parametrize("kind", ADDITIONS)
def test_a_unit_adds_its_own_and_changes_only_these(places: Places, kind: str) -> None:
    record = places.own(kind)
    after(places.unit, kind, {"name": "改名"}, record)
    after(places.unit, kind, {DELETED: True}, record)
    assert places.reasons(record) == []
    for keys in ({"name": "改"}, {DELETED: True}):
        after(places.other, kind, keys, record)
    assert places.reasons(record) == [*REFUSED, *REFUSED]


@pytest.mark.parametrize("kind", ADDITIONS)
def test_a_unit_changes_nothing_official(places: Places, kind: str) -> None:
    official = places.office.write(kind, {"name": "官方", "code": "g"})
    places.meet()
    for keys in ({"name": "改"}, {DELETED: True}, {"parent": places.category}):
        after(places.unit, kind, keys, official)
    # Begun again by its name as well.
    places.unit.write(kind, {"name": "改", "parent": places.category}, official)
    assert places.reasons(official) == REFUSED * 4


@pytest.mark.parametrize("kind", ADDITIONS)
def test_what_a_unit_says_of_an_official_name_as_the_office_does_is_no_harm(places: Places, kind: str) -> None:
    official = places.office.write(kind, {"name": "官方", "code": "g"})
    places.meet()
    places.unit.write(kind, {"name": "官方", "code": "g"}, official)
    assert places.reasons(official) == [Reason.NAMING]


@pytest.mark.parametrize("kind", ADDITIONS)
def test_the_office_merges_what_units_added(places: Places, kind: str) -> None:
    record = places.own(kind)
    places.meet()
    after(places.office, kind, {"name": "并入"}, record)
    after(places.office, kind, {DELETED: True}, record)
    assert places.reasons(record) == []


def test_a_units_category_stands_under_an_official_one_or_its_own(places: Places) -> None:
    under_own = places.unit.write("category", {"name": "二级", "parent": places.own("category")})
    after(places.unit, "category", {"parent": places.category}, under_own)
    assert places.reasons(under_own) == []
    others = places.own("category", places.other)
    places.meet()
    for parent in (others, "e" * 32):
        assert places.reasons(places.unit.write("category", {"name": "自编", "parent": parent})) == REFUSED
        record = places.own("category")
        after(places.unit, "category", {"parent": parent}, record)
        assert places.reasons(record) == REFUSED


def test_a_units_category_stands_under_none_neither_at_first_nor_later(places: Places) -> None:
    assert places.reasons(places.unit.write("category", {"name": "自编"})) == REFUSED
    assert places.reasons(places.unit.write("category", {"name": "自编", "parent": None})) == REFUSED
    record = places.own("category")
    after(places.unit, "category", {"parent": None}, record)
    assert places.reasons(record) == REFUSED


# answer / 答复的


@pytest.mark.parametrize(("kind", "key"), ANSWERED)
def test_a_unit_answers_what_the_office_sent_to_it(places: Places, kind: str, key: str) -> None:
    slip = places.office.write(kind, {"unit": places.unit.unit, "remark": "请改"})
    places.meet()
    after(places.unit, kind, {key: "已改"}, slip)
    assert places.reasons(slip) == []
    after(places.other, kind, {key: "别的单位"}, slip)
    assert places.reasons(slip) == REFUSED


@pytest.mark.parametrize(("kind", "key"), ANSWERED)
def test_an_answer_writes_nothing_else(places: Places, kind: str, key: str) -> None:
    slip = places.office.write(kind, {"unit": places.unit.unit, "remark": "请改"})
    places.meet()
    unit = places.unit.unit
    for keys in ({"remark": "不用改"}, {"unit": unit}, {DELETED: True}, {WHOSE: unit}, {"returned_record": "e" * 32}):
        after(places.unit, kind, {key: "已改", **keys}, slip)
    assert places.reasons(slip) == REFUSED * 5


@pytest.mark.parametrize(("kind", "key"), ANSWERED)
def test_a_unit_sends_nothing_back_itself(places: Places, kind: str, key: str) -> None:
    for keys in ({"unit": places.unit.unit}, {"unit": places.other.unit}, {}):
        assert places.reasons(places.unit.write(kind, {key: "已改"} | keys)) == REFUSED, keys
    begun = places.unit.write(kind, {key: "已改"})
    places.meet()
    after(places.office, kind, {"unit": places.unit.unit}, begun, [str(places.unit.tip)])
    assert places.reasons(begun) == REFUSED


# none / 不能写


@pytest.mark.parametrize("kind", OFFICES)
def test_what_the_office_keeps_is_begun_by_no_unit(places: Places, kind: str) -> None:
    for keys in (
        {"unit": places.unit.unit},
        {"unit": places.unit.unit, "name": "x"},
        {"hand_in": places.own("hand_in")},
    ):
        assert places.reasons(places.unit.write(kind, keys)) == [Reason.OFFICE], keys


@pytest.mark.parametrize("kind", OFFICES)
def test_what_the_office_keeps_is_changed_by_no_unit(places: Places, kind: str) -> None:
    record = places.office.write(kind, {"unit": places.unit.unit, "year": 2013})
    places.meet()
    for keys in ({"remark": "改"}, {DELETED: True}, {"unit": places.unit.unit}, {WHOSE: places.unit.unit}, {}):
        after(places.unit, kind, keys, record)
    places.unit.write(kind, {"unit": places.unit.unit, "year": 2014}, record)
    assert set(places.reasons(record)) <= {Reason.OFFICE, Reason.NAMING}
    assert len(places.reasons(record)) == 6


@pytest.mark.parametrize("kind", OFFICES)
def test_what_the_office_keeps_is_the_offices(places: Places, kind: str) -> None:
    record = places.office.write(kind, {"name": "官方", "year": 2013})
    after(places.office, kind, {"name": "改"}, record)
    after(places.office, kind, {DELETED: True}, record)
    assert places.reasons(record) == []


@pytest.mark.parametrize("kind", NAMES)
def test_a_units_name_for_what_the_office_lists_is_no_harm_and_any_more_is_refused(places: Places, kind: str) -> None:
    listed = places.office.write(kind, {"name": "社保处"})
    places.meet()
    places.unit.write(kind, {"name": "社保科"}, listed)
    assert places.reasons(listed) == [Reason.NAMING]
    places.unit.write(kind, {"name": "社保科", "nature": "office"}, listed)
    assert sorted(places.reasons(listed)) == [Reason.NAMING, Reason.OFFICE]
    unlisted = places.unit.write(kind, {"name": "编造"})
    assert places.reasons(unlisted) == [Reason.NAMING]
    after(places.unit, kind, {DELETED: True}, unlisted)
    assert places.reasons(unlisted) == [Reason.NAMING] * 2
    after(places.unit, kind, {"name": "又编造"}, unlisted)
    assert sorted(places.reasons(unlisted)) == [Reason.NAMING, Reason.NAMING, Reason.OFFICE]


def test_a_unit_says_what_it_is_called_itself_until_the_office_lists_it_and_of_no_other_one(places: Places) -> None:
    new, others = "d" * 32, "e" * 32
    pc = SetPc(Random(7), new, UNIT)
    places.office.write("device", {"unit": new, "signing_key": pc.public})
    places.meet()
    for record in (new, others):
        pc.write("unit", {"name": "新处"}, record)
    places.office.log.take(pc.hand_out())
    assert places.reasons(new) == []
    assert places.reasons(others) == [Reason.NAMING]
    places.office.write("unit", {"name": "新处室", "nature": "division"}, new)
    assert places.reasons(new) == [Reason.NAMING]
