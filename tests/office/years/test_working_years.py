"""The years that a data file has records of, and those that can be chosen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application, Expense, Inquiry
from desktop_app.office.years.working_years import choices, years_with_records
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def test_years_come_from_days_and_from_years_and_the_newest_first(ledger: Ledger) -> None:
    assert read(ledger, years_with_records) == []
    unit: dict[str, Value] = {"unit": ledger.profile.unit_id}
    with operation(ledger, "登记") as change:
        change.add(Inquiry, unit | {"day": "2011-03-01", "channel": "phone", "people": 1})
        change.add(Inquiry, unit | {"day": "2013-12-31", "channel": "phone", "people": 1})
        change.add(Expense, unit | {"year": 2012, "item": "other", "actual": 100})
        case: dict[str, Value] = {"channel": "web", "received_on": "2013-01-01", "nature": "disclosure"}
        change.add(Application, unit | case | {"subject": "政策", "applicant_type": "natural"})
    assert read(ledger, years_with_records) == [2013, 2012, 2011]


@pytest.mark.parametrize(
    ("years", "chosen"), [([], [2013, 2012]), ([2012, 2010], [2013, 2012, 2010, 2009]), ([2015], [2015, 2013, 2012])]
)
def test_this_year_and_the_one_before_the_oldest_can_be_chosen_as_well(years: list[int], chosen: list[int]) -> None:
    assert choices(years, dt.date(2013, 12, 14)) == chosen


def test_the_next_year_can_be_chosen_from_the_middle_of_december_on() -> None:
    assert choices([2013], dt.date(2013, 12, 15)) == [2014, 2013, 2012]
