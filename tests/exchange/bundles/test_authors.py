"""Who wrote an entry is said by its stream: the person, unit and role of the PC, never what the entry calls itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.store.trust.history import history
from tests.exchange.insider import Insider
from tests.exchange.places import NAMES, hand_over, take, values

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def test_the_person_is_the_one_whom_the_stream_names(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    (entry,) = history(office, values(office, "release", "id").pop())
    assert (entry.who, entry.unit, entry.role, entry.counts) == ("信息员", unit.profile.unit_id, "unit", True)


def test_an_entry_that_calls_itself_the_director_s_is_the_unit_s(unit: Ledger, office: Ledger, tmp_path: Path) -> None:
    hand_over(unit, office, tmp_path / "u.ogix")
    liar = Insider(unit)
    record = liar.write("release", {"title": "本处的", "unit": unit.profile.unit_id, "released_on": "2013-05-06"})
    take(office, liar.file(tmp_path / "lie.ogix"))
    (entry,) = history(office, record)
    assert (entry.who, entry.unit, entry.role) == ("", unit.profile.unit_id, "unit")
    hand_over(office, unit, tmp_path / "back.ogix", to=NAMES["unit"])
    assert history(unit, record)[0].role == "unit"
