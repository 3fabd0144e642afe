"""The office's word on what lies outside a unit's rights: no unit gives it, not even for its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.accepting import accept_held, decline_held
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import REVISION, SEAL

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger


def test_a_unit_accepts_and_declines_nothing(unit: Ledger) -> None:
    with reading(unit) as session:
        entries = session.scalars(select(REVISION.c.id)).all()
        before = session.scalars(select(SEAL.c.id)).all()
    for word in (accept_held, decline_held):
        with pytest.raises(UserError, match="只有办公室"):
            word(unit, entries)
    with reading(unit) as session:
        assert session.scalars(select(SEAL.c.id)).all() == before
