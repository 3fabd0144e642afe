"""Issuing a letter: one operation keeps its text, takes its number and stands in the case as its step."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, CaseStep, Letter, RuleSetting
from desktop_app.model.record import values_of
from desktop_app.office.rules.handing_down import hand_down, withdraw
from desktop_app.paths import resource
from desktop_app.report.letters.in_force import is_letter_file, read_letter
from desktop_app.report.letters.issuing import draft_letter, issue_letter
from desktop_app.report.letters.kept_text import as_text, letter_of_record
from desktop_app.report.letters.order import LetterOrder
from desktop_app.report.rulefiles.lines import FormatError
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

RECEIVED = dt.date(2024, 3, 11)
CORRECTION: dict[str, Value] = {"until": dt.date(2024, 3, 29), "reason": "请写明文件的名称或者文号。"}


def order(code: str, day: dt.date = dt.date(2024, 3, 14), **more: Any) -> LetterOrder:
    """Return the order of a letter in the first days of the case."""
    return LetterOrder(code=code, day=day, **more)


@pytest.fixture
def case(ledger: Ledger) -> str:
    """Return an application received in 2024, of an office whose review organ and court are known."""
    with operation(ledger, "登记") as change:
        for code in ("review_organ", "court"):
            change.add(RuleSetting, {"code": code, "value": f"示例{code}"})
        return change.add(
            Application,
            {
                "number": "2024-0001",
                "unit": ledger.profile.unit_id,
                "channel": "face",
                "nature": "disclosure",
                "submitted_on": RECEIVED,
                "received_on": RECEIVED,
                "subject": "培训补贴发放标准",
                "applicant_type": "natural",
                "applicant_name": "张三",
                "decision_reason": "属于讨论稿。",
            },
        )


def steps(ledger: Ledger) -> list[CaseStep]:
    """Return all steps."""
    with reading(ledger) as session:
        return list(session.scalars(select(CaseStep).order_by(CaseStep.day)))


def test_a_letter_is_kept_word_by_word_with_its_number(ledger: Ledger, case: str) -> None:
    draft = draft_letter(ledger, case, order("receipt"))
    record = issue_letter(ledger, case, order("receipt"))
    with reading(ledger) as session:
        letter = session.get_one(Letter, record)
        assert letter.body == as_text(draft)
        assert (letter.number, letter.day, letter.addressee) == ("公开收〔2024〕1号", dt.date(2024, 3, 14), "张三")
        assert letter_of_record(values_of(letter)) == draft


def test_numbers_run_on_within_their_series_and_year(ledger: Ledger, case: str) -> None:
    for expected in ("公开收〔2024〕1号", "公开收〔2024〕2号"):
        assert draft_letter(ledger, case, order("receipt")).number == expected
        issue_letter(ledger, case, order("receipt"))
    assert draft_letter(ledger, case, order("receipt", dt.date(2025, 1, 2))).number == "公开收〔2025〕1号"
    assert draft_letter(ledger, case, order("delivery")).number == "公开送〔2024〕1号"
    assert draft_letter(ledger, case, order("receipt", number="特〔2024〕9号")).number == "特〔2024〕9号"


def test_a_letter_that_is_a_step_takes_it_and_undo_takes_both_back(ledger: Ledger, case: str) -> None:
    issue_letter(ledger, case, order("correction", step=CORRECTION))
    (step,) = steps(ledger)
    assert (step.step, step.number, step.until) == ("correction", "公开补〔2024〕1号", CORRECTION["until"])
    assert step.officer == ledger.profile.person
    with reading(ledger) as session:
        assert session.get_one(Application, case).state == "await_correction"
    last = last_undoable(ledger)
    assert last is not None
    assert last.label == "制发补正告知书"
    undo(ledger, last.operation)
    assert steps(ledger) == []
    with reading(ledger) as session:
        assert list(session.scalars(select(Letter))) == []


def test_a_step_that_was_taken_is_written_of_and_gets_the_number(ledger: Ledger, case: str) -> None:
    with operation(ledger, "补正") as change:
        change.add(CaseStep, CORRECTION | {"application": case, "step": "correction", "day": dt.date(2024, 3, 14)})
    issue_letter(ledger, case, order("correction"))
    (step,) = steps(ledger)
    assert step.number == "公开补〔2024〕1号"
    assert draft_letter(ledger, case, order("correction")).number == step.number


def test_a_step_that_the_law_refuses_leaves_no_letter(ledger: Ledger, case: str) -> None:
    early = order("correction", dt.date(2024, 3, 8), step=CORRECTION)
    with pytest.raises(UserError, match="早于收到申请的日期"):
        issue_letter(ledger, case, early)
    with pytest.raises(UserError, match="要求答复的期限"):
        issue_letter(ledger, case, order("correction"))
    assert steps(ledger) == []
    with reading(ledger) as session:
        assert list(session.scalars(select(Letter))) == []


def test_the_form_for_a_third_party_goes_with_the_letter_and_not_before_it(ledger: Ledger, case: str) -> None:
    with pytest.raises(UserError, match="请先发出那份文书"):
        issue_letter(ledger, case, order("third_party_form"))
    issue_letter(ledger, case, order("third_party", step={"party": "示例公司", "reason": "工资总额。"}))
    issue_letter(ledger, case, order("third_party_form"))
    (step,) = steps(ledger)
    assert step.number == "公开征〔2024〕1号"


def test_each_of_several_third_parties_has_its_own_letter(ledger: Ledger, case: str) -> None:
    for party in ("甲公司", "乙公司"):
        issue_letter(ledger, case, order("third_party", step={"party": party, "reason": "工资总额。"}))
    for step in steps(ledger):
        assert draft_letter(ledger, case, order("third_party", step_id=step.id)).addressee == step.party


def test_a_reply_notes_its_decision_as_a_draft_and_its_number_on_the_application(ledger: Ledger, case: str) -> None:
    with pytest.raises(UserError, match="请先选择办理结果"):
        draft_letter(ledger, case, order("refused"))
    with pytest.raises(UserError, match="公开告知书"):
        draft_letter(ledger, case, order("refused", decision="granted"))
    issue_letter(ledger, case, order("refused", decision="deliberation"))
    (step,) = steps(ledger)
    assert (step.step, step.proposed) == ("draft", "deliberation")
    with reading(ledger) as session:
        assert session.get_one(Application, case).reply_number == "公开不〔2024〕1号"
    again = draft_letter(ledger, case, order("refused"))
    assert again.number == "公开不〔2024〕1号"
    assert "先向示例review_organ" in as_text(again)
    assert again.missing == ()
    assert "公开不〔2024〕1号" in as_text(draft_letter(ledger, case, order("delivery")))


def test_a_case_that_is_closed_gets_no_other_decision_and_no_reminder(ledger: Ledger, case: str) -> None:
    assert "还有" in as_text(draft_letter(ledger, case, order("urging")))
    with operation(ledger, "答复") as change:
        change.update(case, {"decision": "granted", "replied_on": dt.date(2024, 3, 20)})
    with pytest.raises(UserError, match="不用发“督办单”"):
        draft_letter(ledger, case, order("urging"))
    own_wording = '{"code": "urging", "title": "催办单", "versions": [{"body": ["请抓紧办理。"]}]}'
    hand_down(ledger, "letters", "urging.json", own_wording.encode())
    with pytest.raises(UserError, match="不用发“督办单”"):
        draft_letter(ledger, case, order("urging"))
    with pytest.raises(UserError, match="办结"):
        draft_letter(ledger, case, order("refused", decision="internal"))
    assert draft_letter(ledger, case, order("granted", dt.date(2024, 3, 20))).title == "政府信息公开告知书"


def test_a_letter_of_an_application_that_is_gone_says_so(ledger: Ledger, case: str) -> None:
    with pytest.raises(UserError, match="已经不在了"):
        draft_letter(ledger, "0" * 32, order("receipt"))
    with pytest.raises(UserError, match="没有“postcard”这种文书"):
        draft_letter(ledger, case, order("postcard"))


def test_a_letter_that_was_handed_down_is_issued_in_the_place_of_the_program_s_own(ledger: Ledger, case: str) -> None:
    own = resource("letters", "receipt.json").read_text(encoding="utf-8")
    text = '{"code": "receipt", "title": "本市登记回执", "versions": [{"body": ["收到{you}的申请。"]}]}'
    record = hand_down(ledger, "letters", "receipt.json", text.encode())
    assert draft_letter(ledger, case, order("receipt")).title == "本市登记回执"
    hand_down(ledger, "letters", "receipt.json", text.replace("{you}", "{yuo}").encode())
    assert draft_letter(ledger, case, order("receipt")).title in own
    hand_down(ledger, "letters", "receipt.json", text.encode())
    withdraw(ledger, record)
    assert draft_letter(ledger, case, order("receipt")).title in own


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("receipt", "receipts", "文书种类"),
        ("{you}", "{yuo}", "{yuo}"),
        ('"title"', '"steps": ["extension"],\n"title"', "办理步骤由程序决定"),
    ],
)
def test_a_letter_file_is_checked_before_it_is_put_in_use(right: str, wrong: str, told: str) -> None:
    text = '{"code": "receipt",\n"title": "回执", "versions": [{"body": ["收到{you}的申请。"]}]}'
    assert is_letter_file(text)
    assert read_letter(text, "x.json").title == "回执"
    with pytest.raises(FormatError, match=re.escape(told)):
        read_letter(text.replace(right, wrong, 1), "x.json")
