"""The numbers that forms propose: the next of each series, under the office's own pattern where it set one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application
from desktop_app.office.rules.proposed_numbers import first_numbers, numbers_that_follow, reply_number
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

PATTERN = {"register_number_pattern": "{year}-{n:04}"}


def test_a_new_record_takes_the_number_after_the_last(ledger: Ledger) -> None:
    unit = ledger.profile.unit_id
    asked = (PATTERN, Application.kind, 2013, unit)
    assert read(ledger, first_numbers, *asked) == {"number": "2013-0001"}
    values: dict[str, Value] = {"unit": unit, "channel": "web", "received_on": "2013-03-01", "number": "2013-0007"}
    values |= {"nature": "disclosure", "subject": "政策", "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        change.add(Application, values)
    assert read(ledger, first_numbers, *asked) == {"number": "2013-0008"}
    assert read(ledger, first_numbers, PATTERN, "fee", 2013, unit) == {}


def test_every_series_says_what_follows_and_a_reply_shares_the_number_of_its_letter(ledger: Ledger) -> None:
    following = read(ledger, numbers_that_follow, PATTERN, 2013, ledger.profile.unit_id)
    numbers = {series.setting: number for series, number in following}
    assert numbers["register_number_pattern"] == "2013-0001"
    assert all("2013" in number and "1" in number for number in numbers.values())
    reply = read(ledger, reply_number, PATTERN, "granted", 2013, ledger.profile.unit_id)
    assert reply
    assert reply in numbers.values()
    assert not read(ledger, reply_number, PATTERN, "", 2013, ledger.profile.unit_id)
