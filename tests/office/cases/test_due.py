"""What is due and under which heading, whom a case waits for, and which replies were late and why."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application, CaseStep, RuleSetting
from desktop_app.office.cases.due import grouped, open_cases
from desktop_app.office.cases.late import LateReply, late_replies
from desktop_app.office.cases.waiting import waiting
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

TODAY = dt.date(2023, 6, 16)


def add_application(ledger: Ledger, received: str, *steps: dict[str, Value], **more: Value) -> str:
    """Add an application with its steps and return its id."""
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure"}
    values |= {"received_on": received, "subject": received, "applicant_type": "natural"}
    with operation(ledger, "登记") as change:
        record = change.add(Application, values | more)
        for step in steps:
            change.add(CaseStep, {"application": record, **step})
    return record


def waits(ledger: Ledger) -> list[str]:
    """Return what the open cases wait for, in words."""
    with reading(ledger) as session:
        found = waiting(session, ledger.rules, open_cases(session, ledger.rules, TODAY))
    return [one.words(TODAY) for one in found.values()]


def late(ledger: Ledger, year: int = 2023) -> list[LateReply]:
    """Return the late replies of a year."""
    with reading(ledger) as session:
        return late_replies(session, ledger.rules, year, TODAY)


def test_cases_stand_under_the_heading_of_their_urgency(ledger: Ledger) -> None:
    add_application(ledger, "2023-05-04")
    add_application(ledger, "2023-05-22")
    add_application(ledger, "2023-06-12")
    add_application(ledger, "2023-06-13", {"step": "correction", "day": "2023-06-14", "until": "2023-06-28"})
    with reading(ledger) as session:
        found = grouped(open_cases(session, ledger.rules, TODAY))
    assert {group: [case.subject for case in cases] for group, cases in found.items()} == {
        "overdue": ["2023-05-04"],
        "soon": ["2023-05-22"],
        "later": ["2023-06-12"],
        "waiting": ["2023-06-13"],
    }


def test_a_consultation_waits_for_others_until_its_case_is_urgent(ledger: Ledger) -> None:
    asked: dict[str, Value] = {"step": "agency", "day": "2023-06-01", "until": "2023-06-09", "party": "财政局"}
    add_application(ledger, "2023-05-31", asked)
    add_application(ledger, "2023-05-10", {"step": "agency", "day": "2023-05-30", "until": "2023-06-09"})
    with reading(ledger) as session:
        found = grouped(open_cases(session, ledger.rules, TODAY))
    assert {group: [case.subject for case in cases] for group, cases in found.items()} == {
        "soon": ["2023-05-10"],
        "waiting": ["2023-05-31"],
    }
    assert waits(ledger) == ["等财政局，已过 2023-06-09"]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ({"step": "correction", "day": "2023-06-14", "until": "2023-06-28"}, "等申请人，最迟 2023-06-28"),
        ({"step": "correction", "day": "2023-06-14"}, "等申请人"),
        # 20 working days from the notice; the Dragon Boat days are left out.
        ({"step": "fee", "day": "2023-06-14"}, "等申请人，最迟 2023-07-13"),
        ({"step": "third_party", "day": "2023-06-14", "party": "张三"}, "等第三方，最迟 2023-07-06"),
        ({"step": "co_maker", "day": "2023-06-14", "party": "财政局"}, "等财政局，最迟 2023-07-06"),
    ],
)
def test_a_waiting_case_says_for_whom_and_until_when_but_never_a_third_partys_name(
    ledger: Ledger, step: dict[str, Value], words: str
) -> None:
    add_application(ledger, "2023-06-13", step)
    assert waits(ledger) == [words]


def test_a_late_reply_says_how_late_and_why(ledger: Ledger) -> None:
    extended: dict[str, Value] = {"step": "extension", "day": "2023-04-10", "approver": "主任", "days": 5}
    add_application(ledger, "2023-03-13", extended, decision="granted", replied_on="2023-04-21")
    (found,) = late(ledger)
    assert (found.due_on, found.replied_on, found.days) == (dt.date(2023, 4, 18), dt.date(2023, 4, 21), 3)
    assert found.words == "答复逾期 3 个工作日"
    assert "延期答复告知" in found.why[0]
    assert found.why[1] == "期限届满时：已登记。"


def test_what_is_overdue_without_a_reply_comes_first(ledger: Ledger) -> None:
    add_application(ledger, "2023-03-13", decision="granted", replied_on="2023-05-31")
    open_one = add_application(ledger, "2023-05-12", {"step": "draft", "day": "2023-06-01", "proposed": "granted"})
    add_application(ledger, "2023-05-31")
    found = late(ledger)
    assert found[0].record_id == open_one
    assert found[0].words == "逾期 5 个工作日，仍未答复"
    assert found[0].why == ("没有延期，期限也没有停止计算。", "期限届满时：拟稿中。")
    assert len(found) == 2


def test_a_reply_in_time_or_due_in_another_year_is_not_late_in_this_one(ledger: Ledger) -> None:
    add_application(ledger, "2023-03-13", decision="granted", replied_on="2023-04-11")
    add_application(ledger, "2022-11-15", decision="granted", replied_on="2023-02-01")
    assert late(ledger) == []
    assert len(late(ledger, 2022)) == 1


def test_the_office_decides_whether_sending_or_delivery_counts(ledger: Ledger) -> None:
    delivered: dict[str, Value] = {"step": "delivered", "day": "2023-04-14"}
    add_application(ledger, "2023-03-13", delivered, decision="granted", replied_on="2023-04-11")
    assert late(ledger) == []
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "reply_counts_on", "value": "delivered"})
    (found,) = late(ledger)
    assert (found.due_on, found.replied_on, found.days) == (dt.date(2023, 4, 11), dt.date(2023, 4, 14), 3)


def test_a_reply_after_the_day_that_is_asked_about_has_not_come_yet(ledger: Ledger) -> None:
    add_application(ledger, "2023-05-12", decision="granted", replied_on="2023-06-30")
    (found,) = late(ledger)
    assert (found.replied_on, found.days) == (None, 5)
