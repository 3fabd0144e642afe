"""A unit that worked alone: once it knows an office, it enters nothing any more that would count nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.store.log.write_stream import change_lane
from desktop_app.store.log.writing import transaction
from tests.exchange.places import NAMES, enter, hand_over, values

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def test_alone_a_unit_enters_whatever_it_needs_and_no_more_once_it_knows_an_office(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    enter(unit, "category", {"name": "自编", "code": "zb"})
    hand_over(unit, office, tmp_path / "u.ogix")
    hand_over(office, unit, tmp_path / "o.ogix", to=NAMES["unit"])
    assert "自编" not in values(unit, "category", "name")
    for beginning in (False, True):
        if beginning:
            with transaction(unit) as session:
                change_lane(session, unit.source, "另起一段")
        with pytest.raises(UserError):
            enter(unit, "category", {"name": "还编", "code": "hb"})
    enter(
        unit,
        "release",
        {"title": "本处的", "unit": unit.profile.unit_id, "category": values(unit, "category", "id").pop()},
    )
