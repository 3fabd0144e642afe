"""Whose word a file is: of PCs that were compared, of a unit's first one, and of a new key that the old one names."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.exchange.bundles.errors import DamagedBundleError, RetiredError
from desktop_app.exchange.bundles.header import Sender
from desktop_app.exchange.bundles.keys import own_keys, sign_anew
from desktop_app.exchange.bundles.vouching import Own, Voucher, vouch
from desktop_app.model.kinds import Device
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading
from desktop_app.store.log.write_stream import own_stream
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.known_pcs import KnownPc, note_pc
from desktop_app.store.trust.seal import Seal, is_signed_seal, signed_seal
from desktop_app.store.trust.sealed_entries import seals_of

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

CODE = "AAAA-BBBB-CCCC-DDDD"
UNIT, OTHER = "1" * 32, "2" * 32
OFFICE = Own("f" * 64, "office")


class Key:
    """A key that signs, with its public half in hex."""

    def __init__(self, number: int) -> None:
        self.signing = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        self.public = self.signing.public_key().public_bytes_raw().hex()


OLD, NEW, THIRD = Key(1), Key(2), Key(3)


def sender(key: Key, unit: str = UNIT, role: str = "unit") -> Sender:
    return Sender(
        signing_key=key.public,
        receiving_key="0" * 64,
        lane="c" * 32,
        organisation="d" * 32,
        unit=unit,
        unit_name="单位",
        role=role,
    )


def said_by(who: Sender, *seals: Seal) -> Any:
    """Return what is asked of a file: who signed it, and the seals in it."""
    return SimpleNamespace(header=SimpleNamespace(sender=who), seals=lambda: iter(seals), code=CODE)


def vouched(ledger: Ledger, file: Any, own: Own = OFFICE, **how: Any) -> Voucher:
    with reading(ledger) as session:
        return vouch(session, file, own, how.pop("codes", ()), **how)


def know(ledger: Ledger, key: Key, unit: str = UNIT, role: str = "unit") -> None:
    with transaction(ledger) as session:
        note_pc(
            session, KnownPc(signing_key=key.public, receiving_key="0" * 64, unit=unit, unit_name="单位", role=role)
        )


def following(old: Key, new: Key) -> Seal:
    """Return a key's word that another one signs from now on."""
    return signed_seal(Seal(lane="e" * 32, marks=(), next_key=new.public), old.signing)


def test_who_was_never_compared_is_not_trusted_and_once_compared_is(ledger: Ledger) -> None:
    file = said_by(sender(NEW))
    assert not vouched(ledger, file).trusted
    assert not vouched(ledger, file, codes=("AAAA-BBBB-CCCC-DDDE",)).trusted
    assert vouched(ledger, file, codes=("aaaa bbbb cccc dddd",)).certified_now
    know(ledger, NEW)
    assert vouched(ledger, file).known


def test_a_units_first_pc_is_believed_and_its_second_is_not(ledger: Ledger) -> None:
    file = said_by(sender(NEW))
    assert vouched(ledger, file, first_use=True).first
    know(ledger, OLD)
    assert not vouched(ledger, file, first_use=True).trusted
    assert vouched(ledger, said_by(sender(NEW, OTHER)), first_use=True).first


def test_nobody_becomes_the_office_by_being_the_first_to_say_so(ledger: Ledger) -> None:
    unit = ledger.profile.unit_id
    assert not vouched(ledger, said_by(sender(NEW, unit, "office")), first_use=True).trusted
    with pytest.raises(DamagedBundleError):
        vouched(ledger, said_by(sender(NEW, unit)), first_use=True)
    with pytest.raises(DamagedBundleError):
        vouched(ledger, said_by(sender(NEW, UNIT, "office")), first_use=True)


def test_a_pc_signs_for_its_own_unit_and_role_only(ledger: Ledger) -> None:
    know(ledger, OLD)
    assert vouched(ledger, said_by(sender(OLD))).known
    with pytest.raises(DamagedBundleError, match="名义"):
        vouched(ledger, said_by(sender(OLD, OTHER)))
    with pytest.raises(DamagedBundleError, match="名义"):
        vouched(ledger, said_by(sender(OLD, UNIT, "office")), Own("f" * 64, "unit"))


def test_a_new_key_is_known_by_the_word_of_the_old_one(ledger: Ledger) -> None:
    know(ledger, OLD)
    file = said_by(sender(NEW), following(OLD, NEW))
    assert vouched(ledger, file).known
    assert not vouched(ledger, said_by(sender(NEW))).trusted


def test_the_word_of_a_key_for_another_one_is_no_word_for_this_one(ledger: Ledger) -> None:
    know(ledger, OLD)
    assert not vouched(ledger, said_by(sender(NEW), following(OLD, THIRD))).trusted
    assert not vouched(ledger, said_by(sender(NEW), following(NEW, NEW))).trusted
    assert not vouched(ledger, said_by(sender(NEW), following(THIRD, NEW))).trusted
    plain = signed_seal(Seal(lane="e" * 32, marks=("a" * 64,)), OLD.signing)
    assert not vouched(ledger, said_by(sender(NEW), plain)).trusted


def test_a_new_key_changes_neither_unit_nor_role(ledger: Ledger) -> None:
    know(ledger, OLD)
    assert not vouched(ledger, said_by(sender(NEW, OTHER), following(OLD, NEW))).trusted
    office = said_by(sender(NEW, UNIT, "office"), following(OLD, NEW))
    assert not vouched(ledger, office, Own("f" * 64, "unit")).trusted


def test_a_pc_out_of_use_is_not_heard_and_names_no_new_key(ledger: Ledger) -> None:
    know(ledger, OLD)
    with operation(ledger, "停用") as change:
        keys = {"unit": ledger.profile.unit_id, "name": "旧", "signing_key": OLD.public, "receiving_key": "0" * 64}
        change.add(Device, keys | {"retired_on": dt.date(2013, 6, 1), "retired_after": ""})
    with pytest.raises(RetiredError):
        vouched(ledger, said_by(sender(OLD)))
    assert not vouched(ledger, said_by(sender(NEW), following(OLD, NEW))).trusted


def test_a_pc_that_signs_with_a_new_key_says_so_with_the_old_one(unit: Ledger) -> None:
    before = own_keys(unit)
    lane = read(unit, own_stream).lane
    sign_anew(unit)
    after = own_keys(unit)
    with reading(unit) as session:
        (said,) = seals_of(session, [lane])[lane]
    assert (said.key, said.next_key) == (before.signing_key, after.signing_key)
    assert is_signed_seal(said)
    assert said.is_own
    assert read(unit, own_stream).lane != lane
