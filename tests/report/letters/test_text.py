"""Letters: every kind under every regulation word by word, the right articles and remedies, nothing silently empty."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from desktop_app import i18n
from desktop_app.errors import UserError
from desktop_app.model.codes import codes
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.rule_sets import rule_sets
from desktop_app.model.law.step_file import step_rules
from desktop_app.report.letters.files import letter_files
from desktop_app.report.letters.kept_text import as_text
from desktop_app.report.letters.text import letter_text
from desktop_app.report.letters.vocabulary import BLANK, vocabulary
from desktop_app.report.letters.words import WORDS
from desktop_app.written_days import official_day_text
from tests.folders import GOLDEN
from tests.report.letters.letter_cases import AUTHORITIES, UNKNOWN, YEARS, application, every_letter, letter_case
from tests.report.paper.pdf.golden import check_golden

GOLDEN = GOLDEN / "letters"
EVERY = pytest.mark.parametrize(("rule_set", "code", "decision"), every_letter())


@EVERY
def test_every_letter_reads_as_it_should(rule_set: str, code: str, decision: str) -> None:
    text = as_text(letter_text(letter_case(rule_set, code, decision), code))
    name = f"{rule_set}-{code}" + (f"-{decision}" if decision else "")
    check_golden(name, text + "\n", GOLDEN)


@EVERY
def test_a_complete_case_leaves_no_blank(rule_set: str, code: str, decision: str) -> None:
    draft = letter_text(letter_case(rule_set, code, decision), code)
    assert draft.missing == ()
    assert BLANK not in as_text(draft)


@EVERY
def test_a_letter_cites_only_the_regulation_that_governs(rule_set: str, code: str, decision: str) -> None:
    text = as_text(letter_text(letter_case(rule_set, code, decision), code))
    order = {"CN-2007": "国务院令第492号", "CN-2019": "国务院令第711号"}
    others = [number for name, number in order.items() if name != rule_set]
    assert not any(other in text for other in others)
    forms = {"third_party_form", "delivery", "urging"}
    assert (order[rule_set] in text) == (code not in forms)


def test_nothing_is_kept_that_no_letter_says() -> None:
    kept = {path.stem for path in GOLDEN.glob("*.txt")}
    said = {f"{rule_set}-{code}" + (f"-{decision}" if decision else "") for rule_set, code, decision in every_letter()}
    assert kept == said


def test_every_kind_of_letter_and_every_decision_has_its_text() -> None:
    assert set(letter_files().letters) == set(codes("letter"))
    assert {decisions()[decision].letter for decision in codes("decision")} <= set(letter_files().letters)


@pytest.mark.parametrize("rule_set", YEARS)
@pytest.mark.parametrize("decision", decisions())
def test_a_reply_names_the_article_its_decision_rests_on(rule_set: str, decision: str) -> None:
    code = decisions()[decision].letter
    text = as_text(letter_text(letter_case(rule_set, code, decision), code))
    assert decisions()[decision].basis[rule_set] in text


@pytest.mark.parametrize("subject", ["correction", "extension", "third_party", "fee", "abuse_reason", "abuse_delay"])
def test_a_notice_names_the_article_of_its_step(subject: str) -> None:
    for regulation in rule_sets().regulations:
        if (regulation.code, subject) not in UNKNOWN:
            text = as_text(letter_text(letter_case(regulation.code, subject), subject))
            assert regulation.articles[step_rules()[subject].article] in text


def test_what_a_regulation_does_not_know_has_no_letter() -> None:
    for rule_set, code in UNKNOWN:
        with pytest.raises(UserError, match="没有适用于这一件的文本"):
            letter_text(letter_case(rule_set, code), code)


def test_a_fee_for_processing_has_no_letter_before_2021() -> None:
    early = letter_case("CN-2019", "fee", day=dt.date(2020, 12, 31))
    with pytest.raises(UserError, match="没有适用于这一件的文本"):
        letter_text(early, "fee")
    assert "109号" in as_text(letter_text(letter_case("CN-2019", "fee", day=dt.date(2021, 1, 1)), "fee"))


REMEDIES = [
    # day of the letter, decision, what it must say, what it must not say
    ("2013-06-28", "internal", "60日内向示例市人民政府或者示例省人力资源和社会保障厅申请行政复议", "先向"),
    ("2015-04-30", "internal", "3个月内向示例市城区人民法院提起行政诉讼", "6个月"),
    ("2015-05-01", "internal", "6个月内向示例市城区人民法院提起行政诉讼", "3个月"),
    ("2019-06-28", "state_secret", "6个月内向示例市城区人民法院提起行政诉讼", "先向"),
    ("2023-12-31", "state_secret", "示例市人民政府或者示例省人力资源和社会保障厅申请行政复议", "先向"),
    ("2024-01-01", "state_secret", "60日内先向示例市人民政府申请行政复议", "6个月"),
    ("2024-01-01", "third_party", "60日内先向示例市人民政府申请行政复议", "示例省"),
    ("2024-01-01", "case_file", "15日内向示例市城区人民法院提起行政诉讼", "或者自收到"),
    ("2024-01-01", "partial", "60日内先向示例市人民政府申请行政复议", "6个月"),
    ("2024-01-01", "nonexistent", "6个月内向示例市城区人民法院提起行政诉讼", "先向"),
    ("2024-01-01", "registry", "6个月内向示例市城区人民法院提起行政诉讼", "先向"),
    ("2025-06-01", "deliberation", "60日内先向示例市人民政府申请行政复议", "6个月"),
    ("2025-06-01", "repeated", "6个月内向示例市城区人民法院提起行政诉讼", "先向"),
]


@pytest.mark.parametrize(
    ("day", "decision", "told"),
    [
        ("2024-01-01", "state_secret", True),
        ("2026-06-01", "third_party", True),
        ("2024-01-01", "partial", True),
        ("2023-12-31", "state_secret", False),
        ("2024-01-01", "nonexistent", False),
        ("2013-06-28", "third_party", False),
    ],
)
def test_where_review_comes_first_the_letter_says_what_to_do_when_it_fails(
    day: str, decision: str, *, told: bool
) -> None:
    issued = dt.date.fromisoformat(day)
    rule_set = "CN-2019" if issued >= dt.date(2019, 5, 15) else "CN-2007"
    values = application(issued.year) | {"received_on": issued - dt.timedelta(days=10)}
    letter = decisions()[decision].letter
    case = letter_case(rule_set, letter, decision, day=issued, application=values, steps=())
    text = as_text(letter_text(case, letter))
    said = (
        "不予受理、驳回申请或者受理后超过行政复议期限不作答复的，可以自收到决定书之日起或者行政复议期限届满之日起15日内"
    )
    assert (said in text) is told
    assert ("第三十四条、《中华人民共和国行政诉讼法》第四十五条" in text) is told


@pytest.mark.parametrize(("day", "decision", "said", "unsaid"), REMEDIES)
def test_the_remedy_follows_the_day_and_the_decision(day: str, decision: str, said: str, unsaid: str) -> None:
    issued = dt.date.fromisoformat(day)
    rule_set = "CN-2019" if issued >= dt.date(2019, 5, 15) else "CN-2007"
    values = application(issued.year) | {"received_on": issued - dt.timedelta(days=10)}
    letter = decisions()[decision].letter
    case = letter_case(rule_set, letter, decision, day=issued, application=values, steps=())
    remedy = [line.text for line in letter_text(case, letter).body if line.text.startswith("如对")]
    assert len(remedy) == 1
    assert said in remedy[0]
    assert unsaid not in remedy[0]


def test_the_law_of_the_day_of_receipt_holds_for_a_letter_issued_later() -> None:
    values = application(2019) | {"received_on": dt.date(2019, 5, 14)}
    old = letter_case("CN-2019", "granted", "granted", application=values, day=dt.date(2019, 5, 20), steps=())
    assert "国务院令第492号" in as_text(letter_text(old, "granted"))


def test_the_withheld_part_needs_no_review_first_where_the_office_says_so() -> None:
    case = letter_case("CN-2019", "partial", "partial")
    chosen = AUTHORITIES | {"review_first_partial": "no"}
    case = dataclasses.replace(case, rules=dataclasses.replace(case.rules, settings=chosen))
    assert "先向" not in as_text(letter_text(case, "partial"))


def test_missing_values_are_blanks_that_are_reported() -> None:
    bare = {"received_on": dt.date(2024, 3, 11)}
    case = letter_case("CN-2019", "refused", "state_secret", application=bare, organisation={}, steps=())
    case = dataclasses.replace(case, rules=dataclasses.replace(case.rules, settings={}))
    draft = letter_text(case, "refused")
    missing = ("organisation", "applicant", "register_number", "subject", "decision_reason", "review_organ", "court")
    assert draft.missing == missing
    assert (
        as_text(draft).count(BLANK) == len(missing) + 2
    )  # the organisation signs as well, and the court stands there twice


def test_an_organisation_is_not_called_like_a_person() -> None:
    values = application(2024) | {"applicant_type": "business"}
    text = as_text(letter_text(letter_case("CN-2019", "granted", "granted", application=values), "granted"))
    assert "你单位申请公开的政府信息可以公开" in text


def test_an_agency_that_made_the_information_too_is_told_that_silence_is_consent() -> None:
    step = {"step": "co_maker", "party": "示例市某局", "reason": "第三章由贵局起草。"}
    text = as_text(letter_text(letter_case("CN-2019", "agency", step=step), "agency"))
    assert "第三十四条" in text
    assert "15个工作日内书面提出意见" in text
    assert "逾期未提出意见的，视为同意公开" in text


def test_an_extension_says_both_days_and_the_days_between() -> None:
    values = application(2013)
    step = {"step": "extension", "day": dt.date(2013, 3, 29), "reason": "需要核对。", "days": 10}
    case = letter_case("CN-2007", "extension", application=values, steps=(step,), step=step)
    text = as_text(letter_text(case, "extension"))
    assert "不能在2013年4月1日前答复" in text
    assert "延长10个工作日，延长后的答复期限届满日为2013年4月16日" in text


def test_a_letter_to_a_third_party_does_not_name_the_applicant() -> None:
    for code in ("third_party", "third_party_form", "override", "agency"):
        assert "张三" not in as_text(letter_text(letter_case("CN-2019", code), code))


def test_signs_in_a_name_are_taken_literally() -> None:
    values = application(2024) | {"applicant_name": "{court}<b>&{{x}}", "subject": "{no_such_word}"}
    text = as_text(letter_text(letter_case("CN-2019", "granted", "granted", application=values), "granted"))
    assert "{court}<b>&{{x}}：" in text
    assert "申请事项为：{no_such_word}。" in text


def test_a_value_of_several_lines_becomes_several_paragraphs_and_one_row() -> None:
    values = application(2024) | {"decision_reason": "第一点\n\n　　第二点", "subject": "甲\n乙。\n丙"}
    case = letter_case("CN-2019", "refused", "internal", application=values)
    lines = [line.text for line in letter_text(case, "refused").body]
    assert lines[lines.index("第一点") + 1] == "第二点"
    rows = {line.label: line.text for line in letter_text(case, "third_party_form").body}
    assert rows["申请事项"] == "甲；乙。丙"


@EVERY
def test_a_letter_is_chinese_in_any_language_of_the_screen(rule_set: str, code: str, decision: str) -> None:
    if code == "urging":  # an internal slip: the count of its days is told as on the screen
        return
    chinese = letter_text(letter_case(rule_set, code, decision), code)
    i18n.choose("en")
    assert letter_text(letter_case(rule_set, code, decision), code) == chinese


def test_a_day_is_written_without_leading_noughts() -> None:
    assert official_day_text(dt.date(2013, 1, 2)) == "2013年1月2日"


def test_every_word_has_a_meaning_and_says_something() -> None:
    assert set(vocabulary().words) == set(WORDS)


@pytest.mark.parametrize(
    ("day", "said"), [("2024-03-27", "还有8个工作日"), ("2024-04-09", "今天到期"), ("2024-04-11", "已逾期2个工作日")]
)
def test_a_reminder_says_how_many_working_days_are_left(day: str, said: str) -> None:
    case = letter_case("CN-2019", "urging", day=dt.date.fromisoformat(day))
    assert said in {line.text for line in letter_text(case, "urging").body}
