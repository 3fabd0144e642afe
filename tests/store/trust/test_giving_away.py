"""Whose a record is: the unit's in whose stream it began, until the office gives it to another one."""

from __future__ import annotations

from random import Random

import pytest

from desktop_app.model.rights import Right
from desktop_app.store.log.revision import WHOSE
from desktop_app.store.trust.judging import Reason
from tests.store.trust.places import Places, after, kinds_of, link_of, met
from tests.store.trust.set_world import Judgement, Log, SetPc

OWN, PARTS = kinds_of(Right.OWN), kinds_of(Right.PART)
REFUSED = [Reason.OTHER]


@pytest.fixture
def places() -> Places:
    """Return an office and two units that it has certified."""
    return met()


def give(places: Places, kind: str, record: str, pc: SetPc) -> str:
    """Let the office give a record to another unit, as it stands there; returns the entry that says so."""
    places.meet()
    key = "unit" if kind in OWN else WHOSE
    return after(places.office, kind, {key: pc.unit}, record)


@pytest.mark.parametrize("kind", [*OWN, *PARTS])
def test_what_a_unit_wrote_before_its_record_was_given_away_counts_and_nothing_later(places: Places, kind: str) -> None:
    record = places.own(kind)
    after(places.unit, kind, {"remark": "先前"}, record)
    give(places, kind, record, places.other)
    assert places.reasons(record) == []
    assert places.owner(record) == places.other.unit
    after(places.unit, kind, {"remark": "以后"}, record)
    assert places.reasons(record) == REFUSED


@pytest.mark.parametrize("kind", [*OWN, *PARTS])
def test_what_a_unit_writes_without_knowing_that_its_record_was_given_away_does_not_count(
    places: Places, kind: str
) -> None:
    record = places.own(kind)
    begun = str(places.unit.tip)
    give(places, kind, record, places.other)
    after(places.unit, kind, {"remark": "不知情"}, record, [begun])
    assert places.reasons(record) == REFUSED


@pytest.mark.parametrize("kind", [*OWN, *PARTS])
def test_the_unit_that_a_record_was_given_to_writes_in_it(places: Places, kind: str) -> None:
    record = places.own(kind)
    mark = give(places, kind, record, places.other)
    places.meet()
    after(places.other, kind, {"remark": "接手"}, record)
    assert places.reasons(record) == []
    # What it wrote before that was another one's record.
    after(places.other, kind, {"remark": "早了"}, record, [next(iter(places.office.log.entries[mark].par))])
    assert places.reasons(record) == []


@pytest.mark.parametrize("kind", [*OWN, *PARTS])
def test_of_several_times_that_a_record_was_given_the_last_one_that_its_writer_knew_of_decides(
    places: Places, kind: str
) -> None:
    record = places.own(kind)
    to_other = give(places, kind, record, places.other)
    give(places, kind, record, places.unit)
    assert places.owner(record) == places.unit.unit
    after(places.unit, kind, {"remark": "又归本处"}, record)
    assert places.reasons(record) == []
    after(places.other, kind, {"remark": "还写"}, record, [to_other])
    assert places.reasons(record) == REFUSED


def test_two_words_of_the_office_that_know_nothing_of_each_other_give_a_record_to_neither(places: Places) -> None:
    record = places.own("release")
    begun = str(places.unit.tip)
    places.meet()
    for pc in (places.other, places.unit):
        after(places.office, "release", {"unit": pc.unit}, record, [begun])
    assert places.owner(record) == places.unit.unit  # as it began
    for pc in (places.other, places.unit):
        after(pc, "release", {"remark": "争"}, record, [begun])
    assert places.reasons(record) == [*REFUSED, *REFUSED]


def test_a_record_that_the_office_takes_to_itself_is_no_units_any_more(places: Places) -> None:
    record = places.own("release")
    places.meet()
    after(places.office, "release", {"unit": None}, record)
    places.meet()
    assert places.owner(record) == ""
    after(places.unit, "release", {"remark": "还写"}, record)
    assert places.reasons(record) == REFUSED


@pytest.mark.parametrize("kind", OWN)
def test_what_the_office_begins_for_a_unit_is_the_units(places: Places, kind: str) -> None:
    record = places.office.write(kind, {"unit": places.unit.unit})
    places.meet()
    after(places.unit, kind, {"remark": "补"}, record)
    assert places.reasons(record) == []
    after(places.other, kind, {"remark": "争"}, record)
    assert places.reasons(record) == REFUSED
    assert places.owner(record) == places.unit.unit


@pytest.mark.parametrize("kind", PARTS)
def test_parts_go_with_the_record_that_they_belong_to(places: Places, kind: str) -> None:
    link, owner = link_of(kind)
    record = places.own(owner)
    part = places.office.write(kind, {link: record})
    give(places, owner, record, places.other)
    assert places.owner(part) == places.other.unit
    after(places.other, kind, {"remark": "接手"}, part)
    assert places.reasons(part) == []
    after(places.unit, kind, {"remark": "还写"}, part)
    assert places.reasons(part) == REFUSED
    assert places.reasons(places.unit.write(kind, {link: record})) == REFUSED
    assert places.reasons(places.other.write(kind, {link: record})) == []


def test_a_record_begun_by_its_place_is_whose_place_it_is_whoever_else_names_it(places: Places) -> None:
    record = places.own("release")
    places.meet()
    for liar in (places.other, places.office):
        liar.write("release", {"unit": places.other.unit, "title": "冒"}, record)
    assert places.reasons(record) == REFUSED * 2
    assert places.owner(record) == places.unit.unit  # the office may write everything, and wrote it in another record


def test_a_number_of_ones_own_choice_is_the_offices_where_the_office_uses_it_too(places: Places) -> None:
    places.unit.write("release", {"unit": places.unit.unit}, "e" * 32)
    assert places.owner("e" * 32) == places.unit.unit
    places.other.write("release", {"unit": places.other.unit}, "e" * 32)
    assert places.owner("e" * 32) is None
    assert places.reasons("e" * 32) == [*REFUSED, *REFUSED]
    places.office.write("release", {"remark": "官方"}, "e" * 32)
    assert places.owner("e" * 32) == ""
    assert places.reasons("e" * 32) == [*REFUSED, *REFUSED]


def test_a_record_whose_number_proves_nothing_stays_its_units_though_the_office_writes_in_it(places: Places) -> None:
    places.unit.write("release", {"unit": places.unit.unit}, "e" * 32)
    places.meet()
    after(places.office, "release", {"remark": "办公室补"}, "e" * 32)
    places.meet()
    after(places.unit, "release", {"remark": "本处再补"}, "e" * 32)
    assert places.reasons("e" * 32) == []
    assert places.owner("e" * 32) == places.unit.unit


def test_what_counts_follows_from_the_entries_in_any_order(places: Places) -> None:
    record = places.own("release")
    begun = str(places.unit.tip)
    give(places, "release", record, places.other)
    places.meet()
    after(places.other, "release", {"remark": "接手"}, record)
    give(places, "release", record, places.unit)
    after(places.unit, "release", {"remark": "又归本处"}, record)
    after(places.other, "release", {"remark": "不知情"}, record, [begun])
    places.unit.write("release", {"unit": places.unit.unit}, "e" * 32)
    places.other.write("application", {"unit": places.other.unit}, "e" * 32)
    for kind in ("release", "application"):  # one PC that says two things of one number
        places.unit.write(kind, {"unit": places.unit.unit}, "d" * 32)
    places.meet()
    office, log = places.office, places.office.log
    expected = {one: Judgement(log, office.roots).held(one) for one in (record, "e" * 32, "d" * 32)}
    assert [len(held) for held in expected.values()] == [1, 2, 1]
    owners = {one: Judgement(log, office.roots).owner_of(one) for one in expected}
    for seed in range(40):
        entries = list(log.entries.items())
        Random(seed).shuffle(entries)
        judgement = Judgement(Log(dict(entries), log.seals), office.roots)
        assert {one: judgement.held(one) for one in expected} == expected
        assert {one: judgement.owner_of(one) for one in expected} == owners
