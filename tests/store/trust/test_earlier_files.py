"""Files from before there were seals: what stood in a file counts; what is still sent so has its sender's rights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, select, update

from desktop_app.model.kinds import Device, Unit
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import HELD, SEAL, STREAM
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery, Origin
from desktop_app.store.merge.known_pcs import KnownPc, note_pc
from desktop_app.store.trust.by_hand import take_earlier_streams
from desktop_app.store.trust.holding import judge_anew
from tests.store.merge.exchanging import body, of

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

KEY, STRANGER, COLLEAGUE = "1" * 64, "2" * 64, "3" * 64
LANE = "c" * 32


@pytest.fixture
def units(ledger: Ledger) -> tuple[str, str]:
    """Return two units of the office's list, the first with a certified PC, and a further PC of the office."""
    with operation(ledger, "单位") as change:
        mine, other = (change.add(Unit, {"name": name, "nature": "division"}) for name in ("就业处", "社保处"))
        for key, unit in ((KEY, mine), (COLLEAGUE, ledger.profile.unit_id)):
            change.add(Device, {"unit": unit, "name": "电脑", "signing_key": key, "receiving_key": "0" * 64})
    with transaction(ledger) as session:
        note_pc(
            session, KnownPc(signing_key=COLLEAGUE, receiving_key="0" * 64, unit=ledger.profile.unit_id, role="office")
        )
    return mine, other


def sent(key: str, *bodies: bytes) -> Delivery:
    """Return what a version without seals sends, in a file that a key signed."""
    return Delivery(lambda: bodies, origin=Origin(key, earlier=True))


def entry(number: int, kind: str, keys: dict[str, Any], **more: Any) -> bytes:
    """Return an entry of a stream that no key opened; what it calls itself is the office."""
    return body(f"{number:032x}", keys, kind=kind, **{"seq": number, "role": "office", "lane": LANE} | more)


def held(ledger: Ledger) -> dict[str, str]:
    """Return the records with entries that don't count, each with a reason."""
    with reading(ledger) as session:
        return {row.record: row.reason for row in session.execute(select(HELD))}


def test_what_a_unit_still_sends_without_seals_has_its_own_rights_and_no_more(
    ledger: Ledger, units: tuple[str, str]
) -> None:
    mine, other = units
    bodies = (
        entry(1, "release", {"unit": mine, "title": "本处"}),
        entry(2, "release", {"unit": other, "title": "冒名"}),
        entry(3, "rule_file", {"name": "冒名"}),
    )
    adopt(ledger, sent(KEY, *bodies))
    assert held(ledger) == {f"{2:032x}": "other", f"{3:032x}": "office"}
    with reading(ledger) as session:
        row = session.execute(select(STREAM).filter_by(lane=LANE)).one()
    assert (row.unit, row.role, row.signing_key) == (mine, "unit", "")


def test_what_a_pc_sends_so_that_nobody_certified_is_nobodys(ledger: Ledger, units: tuple[str, str]) -> None:
    adopt(ledger, sent(STRANGER, entry(1, "release", {"unit": units[0]})))
    assert held(ledger) == {f"{1:032x}": "unsealed"}


def test_a_unit_sends_nothing_so_for_a_stream_that_is_anothers(ledger: Ledger, units: tuple[str, str]) -> None:
    mine, other = units
    adopt(ledger, of(entry(1, "release", {"unit": other}, unit=other, role="unit")))
    adopt(ledger, sent(KEY, entry(2, "release", {"unit": mine})))
    assert held(ledger) == {f"{2:032x}": "unsealed"}


def test_what_the_office_sends_so_counts_whatever_it_writes(ledger: Ledger, units: tuple[str, str]) -> None:
    bodies = (
        entry(1, "rule_file", {"name": "规则"}, unit=units[0], role="unit"),
        entry(2, "release", {"unit": units[1]}, unit=units[0], role="unit"),
    )
    adopt(ledger, sent(COLLEAGUE, *bodies))
    assert held(ledger) == {}
    # A unit's later entries in the same stream have that unit's rights again.
    late = entry(3, "rule_file", {"name": "又一个"}, unit=units[0], role="unit")
    adopt(ledger, sent(KEY, late))
    assert held(ledger) == {f"{3:032x}": "office"}


def test_what_a_person_brings_in_by_hand_counts_and_what_comes_later_has_its_units_rights(
    ledger: Ledger, units: tuple[str, str]
) -> None:
    mine = units[0]
    adopt(ledger, of(entry(1, "rule_file", {"name": "规则"}, unit=mine, role="unit")))
    assert held(ledger) == {}
    adopt(ledger, sent(KEY, entry(2, "rule_file", {"name": "又一个"}, unit=mine, role="unit")))
    assert held(ledger) == {f"{2:032x}": "office"}


def test_what_stood_in_a_file_from_before_there_were_seals_counts_as_it_did(
    ledger: Ledger, units: tuple[str, str]
) -> None:
    bodies = (entry(1, "rule_file", {"name": "规则"}, unit=units[0], role="unit"),)
    adopt(ledger, sent(STRANGER, *bodies))
    assert held(ledger)
    with transaction(ledger) as session:
        session.execute(delete(SEAL))
        session.execute(update(STREAM).where(STREAM.c.lane == LANE).values(unit="", role=""))
        take_earlier_streams(session)
        judge_anew(session)
    assert held(ledger) == {}
    with reading(ledger) as session:
        row = session.execute(select(STREAM).filter_by(lane=LANE)).one()
    assert (row.unit, row.role) == (units[0], "unit")
