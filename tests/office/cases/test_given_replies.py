"""The day on which a reply counts as given is the same to the rules, to the list of late replies and to an annex."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import Application, CaseStep, RuleSetting
from desktop_app.model.law.reply_day import counts_by_delivery
from desktop_app.office.cases.given_replies import given_on
from desktop_app.office.cases.late import late_replies
from desktop_app.report.annex.cell import Query
from desktop_app.report.annex.condition import StatisticalPeriod
from desktop_app.report.annex.formats.file_shape import ConditionRule
from desktop_app.report.annex.selection import selection
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.model.law.test_reply_day import CASES

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

GRANTED = ConditionRule(field="decision", equals="granted")
LONG_AFTER = dt.date(2027, 1, 1)
IN_TIME = ConditionRule(field="replied_on", not_after="due_on")


@pytest.mark.parametrize(("sent", "delivered", "choice", "counts", "timely"), CASES)
def test_rules_late_replies_and_annexes_agree(
    ledger: Ledger, sent: str, delivered: tuple[str, ...], choice: str, counts: str, *, timely: bool | None
) -> None:
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure"}
    values |= {"received_on": "2025-09-22", "subject": "查询", "applicant_type": "natural"}
    values |= {"decision": "granted", "replied_on": sent} if sent else {}
    with operation(ledger, "登记") as change:
        change.add(RuleSetting, {"code": "reply_counts_on", "value": choice})
        record = change.add(Application, values)
        change.add(Application, values | {"received_on": "2025-09-23", "replied_on": None, "decision": ""})
        for day in delivered:
            change.add(CaseStep, {"application": record, "step": "delivered", "day": day})
    by_delivery = counts_by_delivery(ledger.rules.settings)
    with reading(ledger) as session:
        assert session.get_one(Application, record).due_on == dt.date(2025, 10, 24)
        day_of = select(given_on(Application, by_delivery=by_delivery)).where(Application.id == record)
        assert session.scalars(day_of).one() == (dt.date.fromisoformat(counts) if counts else None)
        query = Query("count", "application", where=(GRANTED, IN_TIME)).under(ledger.rules.settings)
        counted = selection(query, StatisticalPeriod.year(2025), None)
        assert [found for found, _one in session.execute(counted.rows())] == ([record] if timely else [])
        assert session.execute(select(counted.total())).scalar_one() == (1 if timely else 0)
        late = {found.record_id: found.replied_on for found in late_replies(session, ledger.rules, 2025, LONG_AFTER)}
    assert (record in late) is (timely is not True)
    if counts and timely is False:
        assert late[record] == dt.date.fromisoformat(counts)
