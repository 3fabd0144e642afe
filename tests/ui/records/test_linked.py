"""The records a link may mean: in their own order, those out of use last, applications by their number."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Application, Category, Unit
from desktop_app.store.log.operation import operation
from desktop_app.ui.forms.linked_titles import Linked

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.ui.context.context import Context
    from tests.ui.records.conftest import Small


def texts(linked: Linked, kind: str) -> list[str]:
    """Return what is offered for a kind."""
    return [choice.text for choice in linked.of_kind(kind)]


def test_categories_of_other_years_and_units_that_are_gone_come_last(
    context: Context, ledger: Ledger, small: Small
) -> None:
    with operation(ledger, "改") as change:
        change.update(small.categories["业务信息"], {"last_year": 2012})
        change.add(Category, {"name": "明年用", "code": "next", "first_year": 2014, "position": 9})
        change.add(Unit, {"name": "原军转办", "nature": "division", "position": 0, "until": dt.date(2010, 1, 1)})
    linked = Linked(context)
    assert texts(linked, "category") == ["工作动态", "其他信息", "业务信息", "明年用"]
    assert texts(linked, "unit")[-1] == "原军转办"
    context.year.choose(2014)
    assert texts(linked, "category") == ["工作动态", "其他信息", "明年用", "业务信息"]


def test_what_is_offered_is_read_again_only_when_told_to(context: Context, ledger: Ledger, small: Small) -> None:
    linked = Linked(context)
    before = texts(linked, "category")
    with operation(ledger, "改") as change:
        change.update(small.categories["其他信息"], {"name": "其他"})
    assert texts(linked, "category") == before
    linked.forget({"unit"})
    assert texts(linked, "category") == before
    linked.forget({"category"})
    assert texts(linked, "category")[-1] == "其他"


def test_applications_are_told_apart_by_their_number(context: Context, ledger: Ledger) -> None:
    with operation(ledger, "登记") as change:
        for number in ("2013-0001", "2013-0002"):
            change.add(
                Application,
                {
                    "number": number,
                    "unit": ledger.profile.unit_id,
                    "channel": "web",
                    "received_on": dt.date(2013, 3, 1),
                    "nature": "disclosure",
                    "subject": "工资政策",
                    "applicant_type": "natural",
                },
            )
    assert texts(Linked(context), "application") == ["2013-0002 工资政策", "2013-0001 工资政策"]
