"""A bureau's own categories count in the official one at the top of their branch, from the first day on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Category, Release
from desktop_app.model.natural_id import natural_id
from desktop_app.office.catalogue.adding import add_official_catalogue
from desktop_app.report.annex.figures import records_behind
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def test_a_release_in_a_category_of_ones_own_is_counted_in_the_official_one(ledger: Ledger) -> None:
    add_official_catalogue(ledger)
    with operation(ledger, "新增") as change:
        first = change.add(Category, {"name": "职称评审", "parent": natural_id(Category, {"code": "hr"})})
        second = change.add(Category, {"name": "高级职称", "parent": first})
        values: dict[str, Value] = {
            "title": "评审结果公示",
            "unit": ledger.profile.unit_id,
            "released_on": dt.date(2013, 5, 6),
        }
        record = change.add(Release, values | {"category": second, "attribute": "active"})
    scope = AnnexScope(find_format("A-qingdao"), 2013)
    with reading(ledger) as session:
        cells = compute_annex(session, scope).cells
        behind = [share.record_id for share in records_behind(session, scope, "A1.cnt.hr").shares]
    assert [cells[code].value for code in ("A1.cnt.hr", "A1.cnt.biz", "A1.sent.new")] == [1, 0, 1]
    assert behind == [record]
