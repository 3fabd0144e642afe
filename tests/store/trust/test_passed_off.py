"""A record passed off under another unit's number before that comes: what the office wrote in it goes with it."""

from __future__ import annotations

import pytest

from desktop_app.model.rights import Right
from tests.store.trust.places import Places, after, kinds_of, link_of, met


@pytest.fixture
def places() -> Places:
    """Return an office and two units that it has certified."""
    return met()


def passed_off(places: Places, kind: str) -> tuple[str, dict[str, object]]:
    """Let a unit, which saw another one's record before the office did, begin one with its number; return it as it is.

    The office has that one only.
    """
    record = places.own(kind, places.other)
    honest = places.other.shown()[record].shown
    false = {"unit": places.unit.unit} if kind in kinds_of(Right.OWN) else {link_of(kind)[0]: _owner(places, kind)}
    places.unit.write(kind, {**false, "subject": "冒充"}, record)
    places.office.log.take(places.unit.hand_out())
    assert places.office.shown()[record].shown["subject"] == "冒充"
    return record, dict(honest)


def _owner(places: Places, kind: str) -> str:
    part = places.own(kind, places.unit)
    return str(places.unit.shown()[part].shown[link_of(kind)[0]])


@pytest.mark.parametrize("kind", [*kinds_of(Right.OWN), *kinds_of(Right.PART)])
def test_what_the_office_changed_in_it_is_nothing_to_the_record_whose_number_it_bore(places: Places, kind: str) -> None:
    record, honest = passed_off(places, kind)
    after(places.office, kind, {"subject": "办公室改的"}, record)
    after(places.office, kind, {"_deleted": True}, record)
    places.meet()
    for pc in (places.office, places.other):
        assert pc.shown()[record].shown == honest
        assert not pc.shown()[record].deleted
    assert places.owner(record) == places.other.unit


@pytest.mark.parametrize("kind", [*kinds_of(Right.OWN), *kinds_of(Right.PART)])
def test_giving_it_away_gives_no_other_record_away(places: Places, kind: str) -> None:
    record, honest = passed_off(places, kind)
    whose = "unit" if kind in kinds_of(Right.OWN) else "_unit"
    after(places.office, kind, {whose: places.unit.unit}, record)
    places.meet()
    assert places.owner(record) == places.other.unit
    assert places.office.shown()[record].shown == honest
    after(places.other, kind, {"subject": "照常"}, record)
    places.meet()
    assert places.office.shown()[record].shown["subject"] == "照常"
