"""What the office stands behind of streams without seals: the past as it stood, and later entries as a unit's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.exchange.bundles.hand_out import HandedOut, seals_over
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import revision_id
from desktop_app.store.log.tables import REVISION
from desktop_app.store.merge.adopting import adopt
from tests.store.merge.exchanging import of
from tests.store.trust.test_earlier_files import KEY, LANE, entry, sent, units

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

__all__ = ["units"]


def test_later_entries_are_not_let_in_with_the_past_that_came_by_hand(ledger: Ledger, units: tuple[str, str]) -> None:
    whose = {"unit": units[0], "role": "unit"}
    past = entry(1, "rule_file", {"name": "规则"}, **whose)
    later = entry(2, "rule_file", {"name": "又一个"}, prev=revision_id(past), **whose)
    adopt(ledger, of(past))
    adopt(ledger, sent(KEY, later))
    keys, handed_out = own_keys(ledger), HandedOut()
    with reading(ledger) as session:
        bodies = session.scalars(select(REVISION.c.body).filter_by(lane=LANE).order_by(REVISION.c.seq))
        assert len(list(handed_out.noting(bodies))) == 2
        seals = list(seals_over(session, ledger.profile, keys, handed_out))
    assert {seal.accepts: seal.marks for seal in seals} == {
        "past": (revision_id(past),),
        "": (revision_id(later),),
    }
    assert {(seal.unit, seal.role, seal.key) for seal in seals} == {(units[0], "unit", keys.signing_key)}
