"""The timeline: everything that happened to a case, in the order of days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.model.kinds import Approval, Attachment, CaseStep, Dispute, Fee, Letter
from desktop_app.office.cases.case_file import case_file
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.case.timeline import events
from tests.ui.case.conftest import RECEIVED

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def test_everything_that_happened_stands_in_the_order_of_days(ledger: Ledger, application: str) -> None:
    owner: dict[str, Value] = {"application": application}
    last = dt.date(2025, 11, 20)
    with operation(ledger, "办理") as change:
        change.add(
            Dispute,
            owner
            | {
                "procedure": "review",
                "unit": ledger.profile.unit_id,
                "subject": "不服",
                "filed_on": dt.date(2025, 12, 1),
            },
        )
        change.add(CaseStep, owner | {"step": "delivered", "day": last, "reason": "邮寄"})
        change.update(application, {"replied_on": last, "decision": "granted", "reply_number": "公开〔2025〕1号"})
        change.add(Letter, owner | {"code": "granted", "number": "公开答〔2025〕1号", "day": last})
        change.add(Fee, owner | {"item": "processing", "charged_on": dt.date(2025, 11, 18), "charged": 10000})
        change.add(Attachment, owner | {"name": "来信.pdf", "added_on": RECEIVED, "sha256": "0" * 64, "size": 1})
        change.add(
            CaseStep,
            owner
            | {
                "step": "third_party",
                "day": dt.date(2025, 11, 4),
                "party": "甲公司",
                "until": dt.date(2025, 11, 25),
                "answered_on": dt.date(2025, 11, 10),
                "answer": "agreed",
                "officer": "李明",
            },
        )
        change.add(
            Approval,
            owner
            | {
                "position": 1,
                "stage": "办公室",
                "officer": "陈主任",
                "day": dt.date(2025, 11, 19),
                "opinion": "agree",
                "secrecy_reviewed": True,
            },
        )
    file = read(ledger, case_file, application)
    assert file
    assert [(event.day.isoformat()[5:], event.title, event.text) for event in events(file)] == [
        ("11-03", "收到申请", "信函"),
        ("11-03", "存入附件", "来信.pdf"),
        ("11-04", "征求第三方意见", "甲＊ · 限 2025-11-25 前"),
        ("11-10", "征求第三方意见：同意公开", "甲＊"),
        ("11-18", "收费", "信息处理费 · 收缴 100.00 元"),
        ("11-19", "办公室审批：同意", "已作保密审查"),
        ("11-20", "作出答复", "予以公开 · 公开〔2025〕1号"),
        ("11-20", "制发公开告知书", "公开答〔2025〕1号"),
        ("11-20", "送达", "邮寄"),
        ("12-01", "提起行政复议", "不服"),
    ]
    assert next(event.who for event in events(file) if event.title == "征求第三方意见") == "李明"


def test_a_third_party_s_words_are_shown_only_when_asked_for(ledger: Ledger, application: str) -> None:
    values: dict[str, Value] = {
        "application": application,
        "step": "third_party",
        "day": RECEIVED,
        "party": "甲公司",
        "answered_on": RECEIVED,
        "answer": "refused",
        "statement": "涉及商业秘密",
    }
    with operation(ledger, "征求") as change:
        change.add(CaseStep, values)
    file = read(ledger, case_file, application)
    assert file
    assert "商业秘密" not in " ".join(event.text for event in events(file))
    assert "甲公司 · 涉及商业秘密" in [event.text for event in events(file, revealed=True)]


def test_a_case_that_is_gone_has_no_page(ledger: Ledger) -> None:
    assert read(ledger, case_file, "0" * 32) is None


def test_within_a_day_the_order_is_that_of_happening(ledger: Ledger, application: str) -> None:
    one_day = dt.date(2025, 11, 20)
    draft: dict[str, Value] = {"application": application, "step": "draft", "day": one_day, "proposed": "granted"}
    opinion: dict[str, Value] = {
        "application": application,
        "day": one_day,
        "stage": "office",
        "officer": "陈主任",
        "position": 1,
    }
    for kind, values in (
        (CaseStep, draft | {"officer": "甲"}),
        (Approval, opinion | {"opinion": "return"}),
        (CaseStep, draft | {"officer": "乙"}),
        (Approval, opinion | {"opinion": "agree"}),
    ):
        with operation(ledger, "一步") as change:
            change.add(kind, values)
    found = read(ledger, case_file, application)
    assert found
    who = [event.who for event in events(found) if event.day == one_day]
    assert who == ["甲", "陈主任", "乙", "陈主任"]
