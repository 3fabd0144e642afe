"""Whether a file would lie open with personal data in it: until a file of its receiver has come, and only then."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.exchange.bundles.addressing import lies_open
from desktop_app.model.kinds import Complaint
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.log.tables import KNOWN_PC
from desktop_app.store.log.writing import transaction

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger


def test_nothing_personal_lies_open_only_where_it_is_held_and_no_key_is_known(ledger: Ledger) -> None:
    assert not read(ledger, lies_open, ledger.profile)
    with operation(ledger, "登记") as change:
        named = {"subject": "不予答复", "complainant": "张三"}
        change.add(Complaint, {**named, "unit": ledger.profile.unit_id, "received_on": dt.date(2013, 5, 6)})
    assert read(ledger, lies_open, ledger.profile)
    pc = {"signing_key": "a" * 64, "receiving_key": "age1x", "lane": "b" * 32, "unit": "c" * 32}
    with transaction(ledger) as session:
        session.execute(KNOWN_PC.insert().values(**pc, unit_name="办公室", role="office", at=0))
    assert not read(ledger, lies_open, ledger.profile)
