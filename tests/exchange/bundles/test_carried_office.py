"""An office's file carried into a clean one: what a unit may not write doesn't count there either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.office.opening import carry_ledger, close_ledger, opened
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import HELD
from desktop_app.store.proof.verify import verify
from tests.exchange.insider import Insider, heads, shown
from tests.exchange.places import enter, hand_over, take, values
from tests.store.file.foreign import PLANTS, planted

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def held(ledger: Ledger) -> int:
    with reading(ledger) as session:
        return session.scalar(select(func.count()).select_from(HELD)) or 0


def test_entries_that_did_not_count_do_not_count_in_the_clean_file(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    hand_over(unit, office, tmp_path / "honest.ogix")
    category = {"category": enter(office, "category", {"name": "其他类", "code": "els"})}
    mine = enter(office, "release", {"title": "办公室的", "unit": office.profile.unit_id} | category)
    hand_over(office, unit, tmp_path / "first.ogix", to="就业处")
    insider = Insider(unit)
    insider.write("release", {"title": "改成这样"}, mine, heads(office, mine))
    insider.write("category", {"_deleted": True}, "0" * 32)
    assert take(office, insider.file(tmp_path / "lies.ogix")).state == "taken"
    before, count, profile = shown(office, "release"), held(office), office.profile
    assert count
    assert verify(office).problems == ()
    code = own_keys(office).code
    close_ledger(office)
    path = planted(office.path, tmp_path / "planted.ogi", *PLANTS["a trigger that swallows entries"])
    carry_ledger(path, tmp_path / "clean.ogi")
    with opened(tmp_path / "clean.ogi") as clean:
        assert (shown(clean, "release"), held(clean), clean.profile) == (before, count, profile)
        assert (clean.identity.found, own_keys(clean).code) == ("", code)
        assert verify(clean).problems == ()
        enter(clean, "release", {"title": "以后", "unit": clean.profile.unit_id} | category)
        enter(unit, "release", {"title": "单位以后", "unit": unit.profile.unit_id} | category)
        hand_over(unit, clean, tmp_path / "later.ogix")
        assert {"以后", "单位以后", "办公室的"} <= values(clean, "release", "title")
        hand_over(clean, unit, tmp_path / "down.ogix", to="就业处")
        assert verify(clean).problems == verify(unit).problems == ()
