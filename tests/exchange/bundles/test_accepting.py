"""The office's word on what lies outside a unit's rights: no unit gives it, not even for its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.accepting import accept_held, decline_held
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import HELD, REVISION, SEAL
from tests.exchange.insider import Insider
from tests.exchange.places import hand_over, take, values

if TYPE_CHECKING:
    from pathlib import Path

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


def test_the_office_accepts_one_entry_and_nothing_that_came_before_it_in_its_stream(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    liar = Insider(unit)
    first, second, _third = (liar.write("indicator", {"name": name, "code": name}) for name in ("aa", "bb", "cc"))
    assert take(office, liar.file(tmp_path / "lie.ogix")).state == "taken"
    with reading(office) as session:
        entry = session.scalars(select(HELD.c.revision).filter_by(record=second)).one()
    accept_held(office, [entry])
    assert values(office, "indicator", "id") == {second}
    with reading(office) as session:
        assert first in session.scalars(select(HELD.c.record)).all()
