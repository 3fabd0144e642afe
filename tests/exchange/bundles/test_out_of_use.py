"""A PC taken out of use: what it wrote until then counts, and nothing later, whoever brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.pcs import retire
from desktop_app.store.log.birth import lane_of_key
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import revision_id
from desktop_app.store.log.tables import HELD
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery, Origin
from desktop_app.store.trust.seal import Seal, signed_seal
from tests.exchange.places import enter, values
from tests.store.merge.exchanging import body

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

KEY = Ed25519PrivateKey.from_private_bytes(b"7" * 32)
PUBLIC = KEY.public_key().public_bytes_raw().hex()
NONCE = "9" * 32
LANE = lane_of_key(PUBLIC, NONCE)
CARRIER = Origin("5" * 64, earlier=False)
"""Another PC, which brings what the retired one wrote."""


def release(number: int, unit: str, before: bytes | None = None) -> bytes:
    """Return an entry of the PC's stream: a release of its unit's."""
    prev = revision_id(before) if before else None
    return body(
        f"{number:032x}", {"title": f"第{number}", "unit": unit}, kind="release", lane=LANE, seq=number, prev=prev
    )


def brought(*bodies: bytes) -> Delivery:
    """Return a delivery of entries that the PC has sealed, in somebody else's file."""
    seal = signed_seal(Seal(lane=LANE, marks=(revision_id(bodies[-1]),), nonce=NONCE, upto=9), KEY)
    return Delivery(lambda: bodies, seals=lambda: [seal], origin=CARRIER)


@pytest.fixture
def unit(ledger: Ledger) -> str:
    """Return a unit of the office's list."""
    return enter(ledger, "unit", {"name": "就业处", "nature": "division"})


@pytest.fixture
def device(ledger: Ledger, unit: str) -> str:
    """Return the certificate of the unit's PC."""
    return enter(ledger, "device", {"unit": unit, "name": "电脑", "signing_key": PUBLIC, "receiving_key": "0" * 64})


def held(ledger: Ledger) -> dict[str, str]:
    """Return the records with entries that don't count, each with a reason."""
    with reading(ledger) as session:
        return {row.record: row.reason for row in session.execute(select(HELD))}


def test_what_a_pc_handed_in_until_its_end_counts_and_nothing_later(ledger: Ledger, unit: str, device: str) -> None:
    first = release(1, unit)
    adopt(ledger, brought(first))
    retire(ledger, device, "报废")
    adopt(ledger, brought(first, release(2, unit, first)))
    assert held(ledger) == {f"{2:032x}": "retired"}
    assert values(ledger, "release", "title") == {"第1"}


def test_of_a_pc_that_had_handed_nothing_in_nothing_counts(ledger: Ledger, unit: str, device: str) -> None:
    retire(ledger, device, "丢失")
    adopt(ledger, brought(release(1, unit)))
    assert held(ledger) == {f"{1:032x}": "retired"}
    assert values(ledger, "release", "title") == set()


def test_a_pc_is_taken_out_of_use_for_a_reason_only(ledger: Ledger, device: str) -> None:
    with pytest.raises(UserError, match="停用原因"):
        retire(ledger, device, "  ")
    assert values(ledger, "device", "retired_on") == {None}
