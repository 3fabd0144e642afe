"""What is easily overlooked, as plain numbers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Category, Channel, Publication, Release
from desktop_app.office.records.overlooked import Overlooked, overlooked
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

TODAY = dt.date(2013, 12, 20)


def test_an_empty_year_overlooks_nothing(ledger: Ledger) -> None:
    nothing = Overlooked(overdue=(), withheld=(), categories={}, unpublished=0, unnumbered=0)
    assert read(ledger, overlooked, 2013, TODAY) == nothing


def test_releases_count_by_category_and_those_without_a_channel_besides(ledger: Ledger) -> None:
    with operation(ledger, "录入") as change:
        same: dict[str, Value] = {"unit": ledger.profile.unit_id, "attribute": "active", "released_on": "2013-03-01"}
        for code, count in (("oth.x", 2), ("plan", 1)):
            same["category"] = change.add(Category, {"name": code, "code": code})
            made = [change.add(Release, same | {"title": f"{code}{number}"}) for number in range(count)]
        web = change.add(Channel, {"name": "网站", "code": "web", "nature": "website"})
        change.add(Publication, {"release": made[0], "channel": web, "published_on": "2013-03-01"})
        change.add(Release, same | {"title": "去年", "released_on": "2012-12-31"})
    found = read(ledger, overlooked, 2013, TODAY)
    assert found.categories == {"oth.x": 2, "plan": 1}
    assert found.unpublished == 2
