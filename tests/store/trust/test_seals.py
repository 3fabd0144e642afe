"""Whose word an entry is: what is sealed by which key, and how far; the office's PCs, and PCs out of use."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import msgspec
import pytest

from desktop_app.store.log.birth import lane_of_key
from desktop_app.store.trust.certificates import OFFICE, UNIT
from desktop_app.store.trust.judging import Reason
from desktop_app.store.trust.seal import Seal, signed_seal
from tests.store.trust.places import Places, after, met
from tests.store.trust.set_world import UNIT_OF_OFFICE, Judgement, Log, SetPc

if TYPE_CHECKING:
    from typing import Any

UNSEALED, RETIRED, OTHER = Reason.UNSEALED, Reason.RETIRED, Reason.OTHER


@pytest.fixture
def places() -> Places:
    """Return an office and two units that it has certified."""
    return met()


def judged(pc: SetPc, record: str, *logs: Log) -> list[Reason]:
    """Return why entries of a record don't count for a PC that holds the logs besides its own."""
    for log in logs:
        pc.log.take(log)
    return list(Judgement(pc.log, pc.roots).held(record).values())


def seal(by: SetPc, of: SetPc, *marks: str | None, **said: Any) -> Log:
    """Return a PC's seal over entries of another one's stream."""
    bare = Seal(lane=of.lane, marks=tuple(filter(None, marks)), **said)
    return Log({}, {signed_seal(bare, by.key)})


def stranger(unit: str, role: str = UNIT, seed: int = 7) -> SetPc:
    """Return a PC that nobody has certified."""
    return SetPc(Random(seed), unit, role)


def certified(places: Places, pc: SetPc, by: SetPc | None = None, **more: Any) -> str:
    """Let the office certify a PC, or another one say so; returns the certificate."""
    keys = {"unit": pc.unit, "signing_key": pc.public, "certified_on": "2013-01-01"}
    record = (by or places.office).write("device", keys | more)
    pc.offices = {places.office.public: UNIT_OF_OFFICE}
    return record


# sealed or not


def test_an_entry_without_a_seal_is_nobodys(places: Places) -> None:
    record = places.own("release")
    assert judged(places.office, record, places.unit.log) == [UNSEALED]
    assert judged(places.office, record, places.unit.hand_out()) == []


def test_a_seal_stands_for_its_entry_and_all_before_it_and_none_after(places: Places) -> None:
    record = places.own("release")
    after(places.unit, "release", {"title": "一"}, record)
    places.unit.hand_out()
    sealed = str(places.unit.tip)
    after(places.unit, "release", {"title": "二"}, record, [sealed])
    assert judged(places.office, record, places.unit.log) == [UNSEALED]
    assert len(places.office.log.records()[record]) == 3


def test_what_lies_behind_a_gap_is_nobodys(places: Places) -> None:
    record = places.own("release")
    lost = after(places.unit, "release", {"title": "一"}, record)
    after(places.unit, "release", {"title": "二"}, record)
    log = places.unit.hand_out()
    del log.entries[lost]
    assert judged(places.office, record, log) == [UNSEALED, OTHER]  # where it began nobody says


def sealed_but_one(pc: SetPc) -> str:
    """Let a PC seal its stream and write one more entry; returns that one's record."""
    pc.write("release", {"unit": pc.unit})
    pc.hand_out()
    return pc.write("release", {"unit": pc.unit})


def test_a_seal_by_another_units_key_covers_nothing(places: Places) -> None:
    record = sealed_but_one(places.unit)
    said: dict[str, Any]
    for said in ({}, {"unit": places.unit.unit, "role": UNIT}, {"unit": places.other.unit, "role": UNIT}):
        log = seal(places.other, places.unit, places.unit.tip, **said)
        assert judged(places.office, record, places.unit.log, log) == [UNSEALED]
    assert judged(places.office, record, seal(places.office, places.unit, places.unit.tip)) == []


def test_a_pc_of_the_same_unit_stands_behind_what_another_of_it_wrote(places: Places) -> None:
    second = stranger(places.unit.unit)
    certified(places, second)
    record = sealed_but_one(places.unit)
    assert judged(places.office, record, places.unit.log) == [UNSEALED]
    assert judged(places.office, record, seal(second, places.unit, places.unit.tip)) == []


def test_a_stream_is_the_keys_that_opened_it_whoever_seals_it_too(places: Places) -> None:
    record = places.own("release")
    places.meet()
    forged = seal(places.other, places.unit, places.unit.tip, nonce=places.unit.nonce, upto=99)
    assert judged(places.office, record, forged) == []
    assert Judgement(places.office.log, places.office.roots).owner_of(record) == places.unit.unit


# certified or not


def test_a_key_that_nobody_has_certified_speaks_for_nobody(places: Places) -> None:
    for role, unit in ((UNIT, places.unit.unit), (OFFICE, UNIT_OF_OFFICE), (UNIT, "")):
        evil = stranger(unit, role, seed=len(role + unit))
        for kind in ("release", "channel", "rule_file", "unit"):
            record = evil.write(kind, {"unit": unit, "name": "冒"})
            assert judged(places.office, record, evil.hand_out()) == [UNSEALED]
            assert judged(places.other, record, evil.hand_out()) == [UNSEALED]


@pytest.mark.parametrize("by", ["unit", "itself"])
def test_a_certificate_counts_only_where_the_offices_own_stream_wrote_it(places: Places, by: str) -> None:
    evil = stranger(UNIT_OF_OFFICE, OFFICE)
    certified(places, evil, places.unit if by == "unit" else evil)
    record = evil.write("channel", {"name": "冒"})
    places.meet()
    assert judged(places.office, record, evil.hand_out()) == [UNSEALED]


def test_a_certified_key_speaks_for_the_unit_of_its_certificate_alone(places: Places) -> None:
    second = stranger(places.unit.unit)
    certificate = certified(places, second)
    mine, foreign = (second.write("release", {"unit": pc.unit}) for pc in (places.unit, places.other))
    log = second.hand_out()
    for pc in (places.office, places.other):
        pc.log.take(places.office.hand_out())
        assert judged(pc, mine, log) == []
        assert judged(pc, foreign) == [OTHER]
    after(places.office, "device", {"unit": places.other.unit}, certificate)
    assert judged(places.office, mine) == [OTHER]
    assert judged(places.office, foreign) == []


def test_a_certificate_without_a_unit_or_one_that_was_deleted_certifies_nobody(places: Places) -> None:
    second = stranger(places.unit.unit)
    certificate = certified(places, second)
    record = second.write("release", {"unit": second.unit})
    assert judged(places.office, record, second.hand_out()) == []
    after(places.office, "device", {"_deleted": True}, certificate)
    assert judged(places.office, record) == [UNSEALED]
    after(places.office, "device", {"_deleted": False, "unit": ""}, certificate)
    assert judged(places.office, record) == [UNSEALED]


# the office's PCs


def second_office(places: Places, seed: int = 7) -> SetPc:
    """Return a further PC of the office, certified by the first."""
    second = stranger(UNIT_OF_OFFICE, OFFICE, seed)
    certified(places, second)
    second.log.take(places.office.hand_out())
    return second


def test_a_pc_of_the_offices_unit_speaks_for_the_office_and_certifies_further_ones(places: Places) -> None:
    second = second_office(places)
    third, new = stranger(UNIT_OF_OFFICE, OFFICE, 8), stranger("c" * 32, UNIT, 9)
    channel = second.write("channel", {"name": "官方"})
    certified(places, third, second)
    third.log.take(second.hand_out())
    third.write("unit", {"name": "新处", "nature": "division"}, new.unit)
    certified(places, new, third)
    release = new.write("release", {"unit": new.unit})
    for pc in (places.office, places.unit):
        for record in (channel, release):
            assert judged(pc, record, second.hand_out(), third.hand_out(), new.hand_out()) == []


def test_a_unit_that_is_called_the_office_by_nobody_but_itself_is_none(places: Places) -> None:
    places.unit.write("unit", {"nature": "office"}, places.unit.unit)
    after(places.unit, "unit", {"nature": "office"}, places.unit.unit)
    record = places.unit.write("channel", {"name": "官方"})
    rule = places.unit.write("rule_file", {"name": "冒"})
    places.meet()
    assert judged(places.office, rule) == [Reason.OFFICE]
    after(places.other, "channel", {"name": "改"}, record)
    places.meet()
    assert judged(places.office, record) == [OTHER]


def retired(by: SetPc, pc: SetPc, last: str | None) -> str:
    """Let somebody say that a PC is out of use, after its last entry that still counts."""
    keys = {"unit": pc.unit, "signing_key": pc.public, "retired_on": "2013-06-01", "retired_after": last or ""}
    return by.write("device", keys)


def test_an_office_pc_takes_no_pc_out_of_use_that_its_own_trust_rests_on(places: Places) -> None:
    second = second_office(places)
    places.office.write("channel", {"name": "一"})
    for first in (places.office, second):
        # What it says of itself as well: a PC can take itself out of use, so the first one's own word isn't tried.
        if first is not places.office:
            retired(second, places.office, "")
    record = places.office.write("channel", {"name": "二"})
    for pc in (places.office, places.unit):
        assert judged(pc, record, second.hand_out(), places.office.hand_out()) == []


def test_an_office_pc_takes_those_out_of_use_that_rest_on_it(places: Places) -> None:
    second = second_office(places)
    record = second.write("channel", {"name": "一"})
    places.office.log.take(second.hand_out())
    certificate = next(
        one for one, its in places.office.log.entries.items() if its.f.get("signing_key") == second.public
    )
    device = places.office.log.entries[certificate].rec
    after(places.office, "device", {"retired_on": "2013-06-01", "retired_after": second.tip}, device)
    late = second.write("channel", {"name": "二"})
    for pc in (places.office, places.unit):
        assert judged(pc, record, places.office.hand_out(), second.hand_out()) == []
        assert judged(pc, late) == [RETIRED]


def test_of_two_office_pcs_that_a_person_has_compared_either_takes_the_other_out_of_use(places: Places) -> None:
    second = second_office(places)
    places.unit.offices = {pc.public: UNIT_OF_OFFICE for pc in (places.office, second)}
    retired(second, places.office, places.office.tip)
    late = places.office.write("channel", {"name": "二"})
    assert judged(places.unit, late, second.hand_out(), places.office.hand_out()) == [RETIRED]


# out of use


def end(places: Places, pc: SetPc, last: str | None) -> None:
    """Let the office take a PC out of use."""
    record = next(its.rec for its in places.office.log.entries.values() if its.f.get("signing_key") == pc.public)
    after(places.office, "device", {"retired_on": "2013-06-01", "retired_after": last or ""}, record)


@pytest.mark.parametrize("seen", [True, False])
def test_after_its_end_nothing_of_a_pc_counts_and_all_before_does(places: Places, *, seen: bool) -> None:
    record = places.own("release")
    last = after(places.unit, "release", {"title": "一"}, record)
    late = after(places.unit, "release", {"title": "二"}, record)
    log = places.unit.hand_out()
    if seen:
        places.office.log.take(log)
    end(places, places.unit, last)
    for pc in (places.office, places.other):
        # Whoever brings it: the PC itself, or another one that holds it.
        assert judged(pc, record, places.office.hand_out(), log) == [RETIRED]
        assert set(Judgement(pc.log, pc.roots).held(record)) == {late}


def test_an_end_names_the_last_entry_of_each_stream_of_a_pc(places: Places) -> None:
    first = places.own("release")
    ends = [str(places.unit.tip)]
    places.office.log.take(places.unit.hand_out())
    for number in range(2):
        anew = SetPc(Random(number), places.unit.unit, UNIT)
        anew.key, anew.public = places.unit.key, places.unit.public
        anew.lane = lane_of_key(anew.public, anew.nonce)
        record = anew.write("release", {"unit": anew.unit})
        ends.append(str(anew.tip))
        late = anew.write("release", {"unit": anew.unit})
        places.office.log.take(anew.hand_out())
    end(places, places.unit, " ".join(ends))
    assert judged(places.office, first) == judged(places.office, record) == []
    assert judged(places.office, late) == [RETIRED]


def test_a_pc_whose_end_names_nothing_has_written_nothing_that_counts(places: Places) -> None:
    record = places.own("release")
    places.meet()
    end(places, places.unit, "")
    assert judged(places.office, record) == [RETIRED]
    assert judged(places.unit, record, places.office.hand_out()) == [RETIRED]


def test_a_pc_that_is_used_again_counts_again(places: Places) -> None:
    record = places.own("release")
    places.meet()
    end(places, places.unit, "")
    device = next(
        its.rec for its in places.office.log.entries.values() if its.f.get("signing_key") == places.unit.public
    )
    after(places.office, "device", {"retired_on": None}, device)
    assert judged(places.office, record) == []


def test_nobody_but_the_office_takes_a_pc_out_of_use(places: Places) -> None:
    record = places.own("release")
    places.meet()
    for liar in (places.other, places.unit):
        retired(liar, places.unit, "")
    places.meet()
    assert judged(places.office, record) == []


def test_another_pc_of_the_unit_revives_nothing_that_came_after_the_end(places: Places) -> None:
    second = stranger(places.unit.unit)
    certified(places, second)
    record = sealed_but_one(places.unit)
    places.office.log.take(places.unit.log)
    end(places, places.unit, "")
    assert judged(places.office, record, seal(second, places.unit, places.unit.tip)) == [RETIRED]


# what the office accepts


def test_what_lies_outside_counts_once_the_office_accepts_it_and_nothing_beside_it(places: Places) -> None:
    first, second = (places.unit.write("release", {"unit": places.other.unit, "title": text}) for text in "一二")
    marks = [one for one, its in places.unit.log.entries.items() if its.rec in {first, second}]
    places.meet()
    assert judged(places.office, first) == judged(places.office, second) == [OTHER]
    word = {"unit": places.unit.unit, "role": UNIT}
    places.office.log.take(seal(places.office, places.unit, marks[1], accepts="these", **word))
    for pc in (places.office, places.other):
        assert judged(pc, first, places.office.hand_out()) == [OTHER]
        assert judged(pc, second) == []


def test_what_stood_in_a_file_before_there_were_seals_counts_up_to_where_it_stood(places: Places) -> None:
    first, second, third = (places.unit.write("channel", {"name": text}) for text in "一二三")
    for record in (first, second, third):
        after(places.other, "channel", {"name": "改"}, record)
    marks = [str(places.other.tip)]
    late = after(places.other, "channel", {"name": "又改"}, third)
    places.meet()
    places.office.log.take(seal(places.office, places.other, *marks, accepts="past", unit=places.other.unit, role=UNIT))
    assert judged(places.office, first) == judged(places.office, second) == []
    assert set(Judgement(places.office.log, places.office.roots).held(third)) == {late}


@pytest.mark.parametrize("accepts", ["these", "past"])
def test_a_unit_accepts_nothing_neither_for_itself_nor_for_others(places: Places, accepts: str) -> None:
    record = places.unit.write("release", {"unit": places.other.unit})
    tip = places.unit.tip
    places.meet()
    for liar in (places.unit, places.other):
        for unit, role in ((places.unit.unit, UNIT), (UNIT_OF_OFFICE, OFFICE), ("", "")):
            nonce = {"nonce": liar.nonce} if liar is places.unit else {}
            places.office.log.take(seal(liar, places.unit, tip, accepts=accepts, unit=unit, role=role, **nonce))
    for pc in (places.office, places.other):
        assert judged(pc, record, places.office.hand_out()) == [OTHER]


# streams of before there were seals


def earlier(pc: SetPc) -> SetPc:
    """Return a stream of a PC's that no key opened, as before there were seals."""
    old = stranger(pc.unit, pc.role)
    old.lane = "a" * 32
    return old


def test_a_unit_gives_its_word_for_an_earlier_stream_only_as_its_own(places: Places) -> None:
    old = earlier(places.unit)
    release = old.write("release", {"unit": places.unit.unit})
    channel = old.write("rule_file", {"name": "规则"})
    assert judged(places.office, release, old.log) == [UNSEALED]
    for unit, role in ((UNIT_OF_OFFICE, OFFICE), ("", ""), (places.other.unit, UNIT), (places.unit.unit, OFFICE)):
        assert judged(places.office, release, seal(places.unit, old, old.tip, unit=unit, role=role)) == [UNSEALED]
    assert judged(places.office, release, seal(places.unit, old, old.tip, unit=places.unit.unit, role=UNIT)) == []
    assert judged(places.office, channel) == [Reason.OFFICE]


def test_the_office_gives_its_word_for_anybodys_earlier_stream_and_goes_before_a_units(places: Places) -> None:
    old = earlier(places.unit)
    release = old.write("release", {"unit": places.unit.unit})
    places.office.log.take(seal(places.other, old, old.tip, unit=places.other.unit, role=UNIT))
    assert judged(places.office, release, old.log) == [OTHER]
    places.office.log.take(seal(places.office, old, old.tip, unit=places.unit.unit, role=UNIT))
    assert judged(places.office, release) == []


def test_two_units_that_claim_one_earlier_stream_get_neither(places: Places) -> None:
    old = earlier(places.unit)
    release = old.write("release", {"unit": places.unit.unit})
    for pc in (places.unit, places.other):
        places.office.log.take(seal(pc, old, old.tip, unit=pc.unit, role=UNIT))
    assert judged(places.office, release, old.log) == [UNSEALED]


# alone


def test_a_unit_that_works_alone_writes_everything_until_it_knows_an_office(places: Places) -> None:
    alone = stranger(places.unit.unit)
    certificate = places.office.write("device", {"unit": alone.unit, "signing_key": alone.public})
    free = [alone.write(kind, {"name": "自编"}) for kind in ("category", "rule_file", "calendar_year", "indicator")]
    own = [alone.write("release", {"unit": alone.unit}), alone.write("channel", {"name": "本处的"})]
    assert certificate
    for record in (*free, *own):
        assert judged(alone, record) == []
    places.office.log.take(alone.hand_out())
    alone.offices = {places.office.public: UNIT_OF_OFFICE}
    for pc in (alone, places.office):
        assert [judged(pc, record, places.office.hand_out()) for record in free] == [
            [OTHER],
            [Reason.OFFICE],
            [Reason.OFFICE],
            [Reason.OFFICE],
        ]
        assert [judged(pc, record) for record in own] == [[], []]


def test_the_office_is_never_alone(places: Places) -> None:
    assert not places.office.roots.alone
    assert not places.unit.roots.alone
    assert msgspec.json.encode(places.office.roots.powers()[places.office.public].role) == b'"office"'


def test_of_an_own_key_that_the_office_took_out_of_use_nothing_later_counts_here_either(places: Places) -> None:
    record = places.own("release")
    last = str(places.unit.tip)
    late = after(places.unit, "release", {"title": "停用以后"}, record)
    places.meet()
    end(places, places.unit, last)
    assert judged(places.unit, record, places.office.hand_out()) == [RETIRED]
    assert set(Judgement(places.unit.log, places.unit.roots).held(record)) == {late}
