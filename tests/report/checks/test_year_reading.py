"""What is known of a year comes from its records: read in one go, only of that year, only of that unit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.asked_year import AskedYear
from desktop_app.report.checks.text_reading import read_text
from desktop_app.report.checks.year_check import check_year
from desktop_app.report.checks.year_reading import read_facts
from desktop_app.report.narrative.composed_annex import annex_of, compute_annex
from desktop_app.report.narrative.layout import layouts
from tests.report.records import RULES, add

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.checks.facts import YearFacts

TODAY = dt.date(2024, 1, 20)


def facts(session: Session, unit: str = "", until: dt.date | None = None) -> YearFacts:
    """Return what is known of 2023."""
    annex = compute_annex(session, AnnexScope(find_format("D-2021"), 2023, unit or None))
    asked = AskedYear(session=session, rules=RULES, year=2023, today=TODAY, unit=unit, until=until)
    return read_facts(asked, annex, read_text(asked))


def found(session: Session, rule: str, **more: Any) -> list[Finding]:
    """Return what a rule finds in 2023."""
    annex = annex_of(session, AnnexScope(find_format("D-2021"), 2023, **more))
    return [item for item in check_year(session, annex, RULES, TODAY) if item.id == rule]


def test_a_late_reply_is_found_with_its_case(session: Session) -> None:
    late = add(session, "application", number="2023-0031", decision="granted", replied_on=dt.date(2023, 5, 30))
    add(session, "application", number="2023-0032", decision="granted", replied_on=dt.date(2023, 3, 3))
    (item,) = found(session, "R16-late")
    assert [target.id for target in item.records] == [late]
    assert item.text.startswith("登记号 2023-0031：答复逾期")
    assert item.level == "error"
    assert not item.stops


def test_an_extension_after_the_due_day_and_a_correction_after_seven_working_days_are_found(session: Session) -> None:
    for number, step, day in (("1", "extension", dt.date(2023, 5, 30)), ("2", "correction", dt.date(2023, 3, 20))):
        case = add(session, "application", number=number)
        add(session, "case_step", application=case, step=step, day=day, until=dt.date(2023, 6, 30))
    (extension,), (correction,) = found(session, "R16-extension"), found(session, "R16-correction")
    assert "延期须在答复期限" in extension.text
    assert "7个工作日内" in correction.text


def test_letters_are_read_with_what_they_say_and_whose_series_their_numbers_are(session: Session) -> None:
    case = add(session, "application", number="2023-0001")
    add(session, "letter", application=case, code="granted", number="BGS公开不〔2023〕1号", body="可以申请行政复议。")
    add(session, "letter", application=case, code="receipt", number="随便写的", body="收到。")
    (series,), (remedies,) = found(session, "R16-series"), found(session, "R16-remedies")
    assert "用了“不予公开告知书”的文号" in series.text
    assert remedies.text.endswith("没有写明救济途径：行政诉讼。")


def test_a_number_used_twice_is_found_where_one_of_its_records_is_of_the_year(session: Session) -> None:
    for year in (2022, 2023):
        add(session, "application", number="2023-0007", subject=f"{year}年的", received_on=dt.date(year, 3, 1))
        add(session, "application", number="2019-0001", received_on=dt.date(2019, 3, 1))
    (double,) = found(session, "R16-doubled")
    assert double.text == "编号 2023-0007 用了 2 次：“2022年的”、“2023年的”。"


def test_disputes_are_those_brought_or_decided_in_the_year(session: Session) -> None:
    for filed, closed in ((2022, 2023), (2023, 2024), (2021, 2022)):
        add(
            session,
            "dispute",
            filed_on=dt.date(filed, 12, 1),
            closed_on=dt.date(closed, 2, 1),
            outcome="corrected",
            case_number=f"{filed}号",
        )
    assert [item.case_number for item in facts(session).disputes] == ["2022号", "2023号"]
    assert ["“2022号”" in item.text for item in found(session, "R12-explained")] == [True]


def test_releases_are_described_and_hold_no_personal_numbers(session: Session) -> None:
    parent = add(session, "category", code="doc", name="公文")
    leaf = add(session, "category", code="doc.norm", name="规范性文件", parent=parent)
    whole = {"index_number": "1", "summary": "概述", "made_on": dt.date(2023, 5, 1)}
    add(session, "release", category=leaf, **whole)
    broad = add(session, "release", category=parent, title="粗", **whole)
    leaking = add(session, "release", category=leaf, title="名单", **whole)
    add(session, "release", category=leaf, title="13812345678", attribute="withheld")
    add(session, "release_attachment", release=leaking, name="13812345678.pdf")
    (coarse,), (personal,) = found(session, "R17-category"), found(session, "R19-personal")
    assert [target.id for target in coarse.records] == [broad]
    assert personal.text.startswith("“名单”的“附件名”里有手机号码 138******78")
    assert personal.stops


def test_normative_documents_of_earlier_years_are_asked_whether_they_are_in_force(session: Session) -> None:
    old = dt.date(2015, 3, 1)
    add(session, "release", title="老办法", document_kind="normative", released_on=old)
    add(
        session, "release", title="废止的", document_kind="normative", released_on=old, abolished_on=dt.date(2020, 1, 1)
    )
    add(session, "release")
    (item,) = found(session, "R18-validity")
    assert [target.name for target in item.records] == ["老办法"]


def test_every_unit_reported_or_said_nil(session: Session) -> None:
    quiet, nil, busy = (add(session, "unit", name=name) for name in ("静", "零", "忙"))
    add(session, "unit", name="撤", until=dt.date(2022, 6, 1))
    add(session, "nil_declaration", unit=nil)
    add(session, "application", unit=busy)
    (item,) = found(session, "R20-unit")
    assert [target.id for target in item.records] == [quiet]


def test_a_value_for_the_year_beside_months_is_named_for_flows_of_one_unit_only(session: Session) -> None:
    unit, other = (add(session, "unit", name=name) for name in ("甲", "乙"))
    flow, stock = (add(session, "indicator", name=nature, code=nature, nature=nature) for nature in ("flow", "stock"))
    for indicator in (flow, stock):
        add(session, "indicator_value", unit=unit, indicator=indicator, year=2023, month=1, value=Decimal(60))
        add(session, "indicator_value", unit=unit, indicator=indicator, year=2023, month=2, value=Decimal("20.5"))
    add(session, "indicator_value", unit=other, indicator=flow, year=2023, value=Decimal(900))
    add(session, "indicator_value", unit=unit, indicator=stock, year=2023, value=Decimal(80))
    assert found(session, "R22-mixed") == []
    add(session, "application", unit=unit)
    whole = add(session, "indicator_value", unit=unit, indicator=flow, year=2023, value=Decimal(900))
    (item,) = found(session, "R22-mixed")
    assert item.text == "“甲”的“flow”既有全年数 900，又有 2 个月的月数（合计 80.5），统计时只用全年数。"
    assert item.records[0].id == whole
    assert item.level == "warn"


def test_a_case_against_a_nil_declaration_is_named_with_its_record(session: Session) -> None:
    unit, other = (add(session, "unit", name=name) for name in ("甲", "乙"))
    for subject, month in (("complaint", 5), ("complaint", 6), ("lawsuit", None), ("appeal", None)):
        add(session, "nil_declaration", unit=unit, subject=subject, month=month)
    add(session, "complaint", unit=other, received_on=dt.date(2023, 5, 3))
    add(session, "dispute", unit=unit, procedure="review", filed_on=dt.date(2023, 5, 3))
    assert found(session, "R20-nil") == []
    mine = add(session, "complaint", unit=unit, received_on=dt.date(2023, 5, 31))
    by_month, by_appeal = sorted(found(session, "R20-nil"), key=lambda item: "申诉" in item.text)
    assert by_month.text == "“甲”5 月作了“未发生投诉”的零报告，台账里却有 1 条记录。"
    assert "未发生申诉（信访、举报）" in by_appeal.text
    assert by_month.records[0].id == mine
    assert by_month.stops


def test_months_that_were_not_handed_in_are_named_once_units_hand_in_at_all(session: Session) -> None:
    diligent, lazy = add(session, "unit", name="勤"), add(session, "unit", name="懒")
    add(session, "application", unit=lazy)
    assert found(session, "R20-months") == []
    for month in range(1, 13):
        add(session, "hand_in", unit=diligent, month=month)
    add(session, "nil_declaration", unit=lazy, month=2)
    (item,) = found(session, "R20-months")
    assert item.text == "“懒”有 11 个月没有上报：1、3、4、5、6、7、8、9、10、11、12月。"


def test_measures_are_indicators_and_counts_of_records(session: Session) -> None:
    total = add(session, "indicator", code="media.total", name="总数")
    for month in (1, 2):
        add(session, "indicator_value", indicator=total, month=month, value=Decimal(1), unit="u")
    outlet = add(session, "outlet")
    for _number in range(3):
        add(session, "media_report", outlet=outlet)
    add(session, "application")
    (item,) = found(session, "R21-media")
    assert item.text == "“登记的省部级以上媒体报道”是 3，多于它所属的“总数”2。"


def test_published_figures_are_set_against_the_records(session: Session) -> None:
    add(session, "filed_annex", year=2023, format="D-2021", figures='{"T3.grant.natural": 0, "T3.new.natural": 1}')
    add(session, "application", number="2023-0031", decision="granted", replied_on=dt.date(2023, 3, 3), subject="预算")
    (item,) = found(session, "R15-figure")
    assert "应为 1，少 1 件。对应的记录：“2023-0031”。" in item.text
    assert item.cells == ("T3.grant.natural",)


def test_a_change_after_publication_is_told_until_a_correction_says_so(session: Session) -> None:
    add(session, "application")
    now = compute_annex(session, AnnexScope(find_format("D-2021"), 2023)).fingerprint
    add(session, "report_step", position=1, state="published", day=dt.date(2024, 1, 10), fingerprint=now)
    assert found(session, "R15-changed") == []
    add(session, "application")
    assert len(found(session, "R15-changed")) == 1
    new = compute_annex(session, AnnexScope(find_format("D-2021"), 2023)).fingerprint
    add(session, "report_step", position=2, state="corrected", day=dt.date(2024, 1, 12), fingerprint=new)
    assert found(session, "R15-changed") == []


def test_problems_of_last_year_are_followed_up_by_a_result_or_a_problem_of_this_year(session: Session) -> None:
    add(session, "application")
    carried = add(session, "problem", year=2022, problem="接着改")
    add(session, "problem", year=2022, problem="改好了", state="done")
    add(session, "problem", year=2022, problem="忘了")
    add(session, "problem", year=2023, problem="还在改", carried_from=carried)
    assert [item.text for item in found(session, "R10-follow-up")] == ["2022 年度提出的问题没有交代：“忘了”。"]


def test_fees_are_those_of_the_year(session: Session) -> None:
    case = add(session, "application")
    add(session, "fee", application=case, charged=1050)
    add(session, "fee", application=case, charged=900, charged_on=dt.date(2022, 4, 1))
    assert facts(session).charged == 1050
    add(session, "report_section", year=2023, code="other", heading="六、其他", body="无。")
    assert found(session, "R11-fees")[0].text.startswith("本年收取费用 10.5 元")


def test_the_agency_s_numbers_are_those_of_the_year(session: Session) -> None:
    add(session, "organisation", telephone="85911280", since=dt.date(2010, 1, 1))
    add(session, "organisation", telephone="85911295", since=dt.date(2023, 6, 1))
    add(session, "report_section", year=2023, code="one", heading="引言", body="青岛市测试局，电话：85911280。")
    assert [item.text.split(" ")[1] for item in found(session, "R09-telephone")] == ["85911280"]


def test_a_unit_is_asked_about_its_own_records_only(session: Session) -> None:
    mine, other = add(session, "unit", name="我"), add(session, "unit", name="他")
    for unit in (mine, other):
        add(session, "application", unit=unit, received_on=dt.date(2023, 2, 1))
        add(session, "release", unit=unit)
    own = facts(session, mine)
    assert (len(own.cases), len(own.releases)) == (1, 1)
    assert (own.steps, own.sections) == ((), ())


def test_records_of_later_days_are_left_out_where_a_month_is_asked_about(session: Session) -> None:
    for month in (2, 3):
        add(session, "application", received_on=dt.date(2023, month, 1))
        add(session, "release", released_on=dt.date(2023, month, 1))
    until = facts(session, until=dt.date(2023, 2, 28))
    assert (len(until.cases), len(until.releases)) == (1, 1)


def test_a_year_filed_as_figures_alone_has_no_findings_about_records(session: Session) -> None:
    add(session, "unit", name="某处")
    zeros = ",".join(f'"{code}": 0' for code in find_format("D-2021").cells)
    add(session, "filed_annex", year=2023, format="D-2021", figures="{" + zeros + "}")
    annex = annex_of(session, AnnexScope(find_format("D-2021"), 2023))
    assert check_year(session, annex, RULES, dt.date(2026, 1, 1)) == ()


def test_what_the_procedure_said_against_another_year_is_not_told_again(session: Session) -> None:
    case = add(session, "application", number="2022-0001", received_on=dt.date(2022, 11, 1))
    add(session, "case_step", application=case, step="extension", day=dt.date(2022, 12, 30))
    late = add(session, "application", number="2023-0001", received_on=dt.date(2023, 12, 1))
    add(session, "case_step", application=late, step="extension", day=dt.date(2024, 1, 15))
    assert found(session, "R16-extension") == []


def test_a_published_indicator_is_not_set_against_one_that_nobody_filled_in(session: Session) -> None:
    add(session, "filed_annex", year=2023, format="D-2021", figures='{"T2.license.decisions": 12}')
    add(session, "application")
    assert found(session, "R15-figure") == []


def test_an_indicator_typed_only_to_compare_with_is_no_record_of_a_year(session: Session) -> None:
    add(session, "indicator_value", indicator=add(session, "indicator", code="website.visits"), value=Decimal(5))
    assert not facts(session).recorded


def test_a_form_of_one_month_is_asked_about_its_own_sums_only(session: Session) -> None:
    add(session, "application", number="")
    annex = compute_annex(session, AnnexScope(find_format("D-2021"), 2023, month=6))
    assert [item.id for item in check_year(session, annex, RULES, TODAY) if item.id.startswith("R")] == []
    assert len(found(session, "R16-unregistered")) == 1


def test_a_report_of_six_parts_needs_no_introduction_and_one_of_nine_does(session: Session) -> None:
    add(session, "release", title="通知", released_on=dt.date(2023, 2, 1))
    add(session, "report_section", year=2023, code="overview", heading="一、总体情况", body="写了。")
    assert [item.text for item in found(session, "R03-missing")] == [
        "缺少“五、存在的主要问题及改进情况”这一部分，或者没有写内容。",
        "缺少“六、其他需要报告的事项”这一部分，或者没有写内容。",
    ]
    demanded = {layout: [rule.code for rule in layouts()[layout].sections if not rule.optional] for layout in layouts()}
    assert "preamble" in demanded["nine-2009"]
    assert not any("preamble" in demanded[layout] for layout in ("six-2019", "six-2021"))


def test_numbers_of_the_text_are_compared_with_the_form_and_sums_of_it_have_a_source(session: Session) -> None:
    for number, decision in enumerate(["granted"] * 9 + ["partial"] * 8):
        add(session, "application", number=f"2023-{number + 1:04}", decision=decision, replied_on=dt.date(2023, 3, 3))
    said = "予以公开及部分公开17件，占100%；予以公开18件，当面答复12件。"
    add(session, "report_section", year=2023, code="overview", heading="一、总体情况", body=said)
    annex = annex_of(session, AnnexScope(find_format("D-2021"), 2023))
    found_here = [item for item in check_year(session, annex, RULES, TODAY) if item.id[:3] in {"R07", "R23"}]
    assert [item.text for item in found_here if item.level != "info"] == [
        "“一、总体情况”里写的是 18件（“予以公开18件”），按表中的“予以公开”应为 9。"
    ]
