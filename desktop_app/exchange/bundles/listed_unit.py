"""A unit that began alone takes its place in the office's list; a code that means another unit means nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.exchange.bundles.keys import sign_anew
from desktop_app.office.records.own_unit import take_listed_unit
from desktop_app.store.log.reading import read
from desktop_app.store.merge.exchanged_files import OUT, noted_files

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger


class Listed(NamedTuple):
    """The ledger with its new profile, and whether its PC has a new code, to be compared at the office again."""

    ledger: Ledger
    new_code: bool


def become_listed(ledger: Ledger, unit: str) -> Listed:
    """Make a ledger that of a unit of the office's list (its record, name, short name or number).

    The office may know this PC as that of the unit it was; a code must mean one unit, so where a file has gone out the
    PC signs with a new key. Raises `UserError` as `take_listed_unit` does.
    """
    has_written = read(ledger, _has_written)
    listed = take_listed_unit(ledger, unit)
    if has_written:
        sign_anew(listed)
    return Listed(listed, has_written)


def _has_written(session: Session) -> bool:
    return any(file.direction == OUT for file in noted_files(session))
