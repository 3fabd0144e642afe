"""A PC whose clock stands where none should: what it writes can be read, here and elsewhere."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.ledger import Source
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.proof.verify import verify
from desktop_app.store.trust.history import history
from tests.exchange.places import enter, hand_over, values

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


@pytest.mark.parametrize("year", [1, 1901, 1969, 9999])
def test_what_is_saved_and_sent_under_a_wrong_clock_can_be_read(
    unit: Ledger, office: Ledger, tmp_path: Path, year: int
) -> None:
    own_keys(unit)
    kept = backup(unit, tmp_path / "kept.ogi")
    enter(unit, "application", {"subject": "以前"})
    close_ledger(unit)
    (tmp_path / "wrong").mkdir()
    restore(kept, tmp_path / "wrong" / unit.path.name)
    source = Source(now=lambda: dt.datetime(year, 6, 1, tzinfo=dt.UTC))
    ledger = open_ledger(tmp_path / "wrong" / unit.path.name, source=source)  # in a new stream
    record = enter(ledger, "application", {"subject": "现在"})
    assert verify(ledger).problems == ()
    assert history(ledger, record)
    hand_over(ledger, office, tmp_path / "u.ogix")
    hand_over(office, ledger, tmp_path / "o.ogix", to="就业处")
    assert "现在" in values(office, "application", "subject")
    assert verify(office).problems == verify(ledger).problems == ()
    close_ledger(ledger)
