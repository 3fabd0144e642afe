"""What the tests of a report's state share: the office's file in the March after the year."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest

from desktop_app.ledger import Source
from desktop_app.office.months.hand_in import hand_in_months
from desktop_app.office.opening import close_ledger, open_ledger
from tests.ui.exchange.conftest import add_release

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger

NOON = dt.datetime(2014, 3, 10, 4, 0, tzinfo=dt.UTC)


@pytest.fixture
def next_spring(ledger: Ledger) -> Iterator[Ledger]:
    """Return the file of an office in the March after the year, all months handed in, one release."""
    path = ledger.path
    close_ledger(ledger)
    opened = open_ledger(path, source=Source(lambda: NOON, random.Random(5).randbytes))
    add_release(opened, "2013-03-05")
    hand_in_months(opened, 2013, {month: month != 3 for month in range(1, 13)})
    yield opened
    close_ledger(opened)
