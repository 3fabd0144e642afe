"""What a sheet's columns are taken for: our own headings, those of registers, and what was settled last time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.sheets.matching.proposing import Origin, Proposal, missing_targets, propose
from desktop_app.exchange.sheets.taking.examined import Status
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.taking.taking import take
from desktop_app.ledger import Profile
from desktop_app.model.kinds import Application, Release, Unit
from tests.exchange.sheets.registers import looked_at, sheet_of, taken, with_offices

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

DAY = dt.date(2013, 3, 1)
REGISTER = sheet_of(
    ["门户网站公开信息登记表"],
    ["填写单位：政策法规科", "", "", "登记时间：2013年4月8日"],
    ["序号", "信息编号", "信息名称", "内容描述", "生成时间", "公开属性"],
    [1.0, "水办〔2013〕12号", "节水通知", "节水工作安排", DAY, "主动公开"],
    [2.0, "", "局领导分工", "分工调整", DAY, "主动公开"],
    [3.0, "", "", "", "", ""],
)


def meanings(proposal: Proposal) -> dict[str, str | None]:
    """Return what each heading is taken for."""
    return {column.heading: column.target for column in proposal.columns}


def test_a_published_register_form_is_understood(ledger: Ledger) -> None:
    proposal = propose(ledger, REGISTER, Release)
    assert meanings(proposal) == {
        "序号": None,
        "信息编号": "document_number",
        "信息名称": "title",
        "内容描述": "summary",
        "生成时间": "made_on",
        "公开属性": "attribute",
    }
    assert proposal.matching.heading_rows == (3,)
    assert [column.origin for column in proposal.columns[:3]] == [Origin.IDLE, Origin.KNOWN, Origin.KNOWN]
    assert "六安市水利局" in proposal.columns[1].seen
    assert [target.name for target in missing_targets(Release, proposal.matching)] == ["unit", "category"]


def test_next_month_the_same_form_goes_in_without_a_question(ledger: Ledger) -> None:
    with_offices(ledger)
    assert not propose(ledger, REGISTER, Release).remembered
    taken(ledger, REGISTER, Release, unit="政策法规科", category="政策文件（本局）")
    form = ["信息名称", "序号", "信息编号", "内容描述", "生成时间", "公开属性"]
    next_month = sheet_of(form, ["新的通知", 1.0, "水办〔2013〕20号", "", dt.date(2013, 5, 2), "主动公开"])
    proposal = propose(ledger, next_month, Release)
    assert proposal.remembered
    assert meanings(proposal)["信息编号"] == "document_number"
    assert proposal.matching.constants == {"unit": "政策法规科", "category": "政策文件（本局）"}
    assert not propose(ledger, next_month, Unit).remembered


def test_a_column_that_was_settled_by_hand_is_remembered_with_its_words(ledger: Ledger) -> None:
    with_offices(ledger)
    sheet = sheet_of(["名称", "甲", "文种", "日期一"], ["通知", "法规", "红头", DAY])
    matching = propose(ledger, sheet, Release).matching.with_column(1, "unit").with_column(2, "document_kind")
    matching = matching.with_column(3, "released_on").with_constant("category", "政策文件（本局）")
    matching = matching.with_word("unit", "法规", "政策法规科").with_word("document_kind", "红头", "normative")
    assert take(ledger, examine(ledger, sheet, Release, matching)).created == 1
    again = propose(ledger, sheet_of(["名称", "甲", "文种", "日期一"], ["决定", "法规", "红头", DAY]), Release)
    assert meanings(again) == {"名称": "title", "甲": "unit", "文种": "document_kind", "日期一": "released_on"}
    assert [row.status.value for row in examine(ledger, sheet, Release, again.matching).rows] == ["perhaps"]


def test_our_own_headings_mean_our_fields(ledger: Ledger) -> None:
    proposal = propose(
        ledger, sheet_of(["记录编号", "标题", "公开状态", "延期告知日期"], ["", "甲", "已公开", ""]), Release
    )
    assert [column.origin for column in proposal.columns] == [
        *(Origin.OWN, Origin.OWN, Origin.COMPUTED),
        Origin.UNKNOWN,
    ]


@pytest.mark.parametrize("heading", ["标　题", "标题：", "标题*", "标\n题", "标题（全称）"])
def test_a_heading_is_recognised_however_it_is_typed(ledger: Ledger, heading: str) -> None:
    assert propose(ledger, sheet_of([heading, "文号"], ["甲", "1"]), Release).matching.columns[0] == "title"


def test_two_columns_never_mean_the_same(ledger: Ledger) -> None:
    found = meanings(propose(ledger, sheet_of(["申请时间", "收到日期", "申请内容"], [DAY, DAY, "甲"]), Application))
    assert found == {"申请时间": "submitted_on", "收到日期": "received_on", "申请内容": "subject"}
    found = meanings(propose(ledger, sheet_of(["补正告知时间", "补正时间", "申请时间"], [DAY, DAY, DAY]), Application))
    assert found == {"补正告知时间": "correction.day", "补正时间": "correction.answered_on", "申请时间": "received_on"}
    found = meanings(propose(ledger, sheet_of(["标题", "信息名称", "名称"], ["甲", "乙", "丙"]), Release))
    assert found == {"标题": "title", "信息名称": None, "名称": None}


@pytest.mark.parametrize(
    ("words", "target"), [(["公民", "企业"], "applicant_type"), (["部分公开", "信息不存在"], "decision")]
)
def test_what_stands_below_an_ambiguous_heading_tells_what_it_means(
    ledger: Ledger, words: list[str], target: str
) -> None:
    sheet = sheet_of(["申请内容", "类型"], *(["甲", word] for word in words))
    assert propose(ledger, sheet, Application).matching.columns[1] == target


def test_a_foreign_register_of_applications_names_a_step_where_our_own_sheet_names_a_field(ledger: Ledger) -> None:
    foreign, own = ["登记号", "延期告知日期"], ["记录编号", "登记号", "延期告知日期"]
    assert propose(ledger, sheet_of(foreign, ["1", DAY]), Application).matching.columns[1] == "extension.day"
    assert propose(ledger, sheet_of(own, ["", "1", DAY]), Application).matching.columns[2] == "extended_on"


def test_a_list_without_headings_is_a_list_of_names(ledger: Ledger) -> None:
    proposal = propose(ledger, sheet_of(["甲科"], ["乙科"]), Unit, heading_rows=())
    assert proposal.matching.columns == {0: "name"}
    assert [row.number for row in proposal.table.rows] == [1, 2]


def test_a_heading_below_a_group_is_meant_with_its_group(ledger: Ledger) -> None:
    sheet = sheet_of(
        ["申请编号", "申请人情况", "", "收到日期", "补正情况", "", "答复情况", ""],
        ["", "姓名/名称", "类别", "", "告知日期", "收到补正日期", "答复日期", "类型"],
        ["1", "张某", "公民", DAY, DAY, DAY, DAY, "信息不存在"],
    )
    proposal = propose(ledger, sheet, Application)
    assert [column.target for column in proposal.columns] == [
        *("number", "applicant_name", "applicant_type", "received_on"),
        *("correction.day", "correction.answered_on", "replied_on", "decision"),
    ]
    assert proposal.matching.heading_rows == (1, 2)


def test_a_column_without_a_heading_is_told_where_it_holds_something(ledger: Ledger) -> None:
    columns = propose(ledger, sheet_of(["名称", "", ""], ["甲科", "", "处室"]), Unit).columns
    assert [column.origin for column in columns] == [Origin.OWN, Origin.IDLE, Origin.UNKNOWN]


def test_in_a_units_own_ledger_the_rows_are_its_own(ledger: Ledger) -> None:
    own = Profile(ledger.profile.organisation_id, ledger.profile.unit_id, "unit", "甲")
    object.__setattr__(ledger, "profile", own)
    assert propose(ledger, REGISTER, Release).matching.constants == {"unit": "办公室"}


def test_what_a_register_is_of_goes_without_saying(ledger: Ledger) -> None:
    proposal = propose(ledger, sheet_of(["登记号", "收到日期"], ["1", DAY]), Application)
    assert proposal.matching.constants == {"nature": "属于依申请公开"}


def test_a_record_number_makes_nothing_else_compulsory(ledger: Ledger) -> None:
    matching = propose(ledger, sheet_of(["记录编号", "文号"], ["", "1"]), Release).matching
    assert missing_targets(Release, matching) == []


def test_hidden_rows_are_left_out_when_they_are_not_wanted(ledger: Ledger) -> None:
    with_offices(ledger)
    sheet = sheet_of(["名称", "性质"], ["甲科", "处室"], ["乙科", "处室"])
    sheet.rows[1] = sheet.rows[1]._replace(hidden=True)
    matching = propose(ledger, sheet, Unit).matching
    assert len(examine(ledger, sheet, Unit, matching).rows) == 2
    seen = examine(ledger, sheet, Unit, replace(matching, hidden=False))
    assert [row.number for row in seen.rows] == [3]
    assert any("隐藏" in left_out.why for left_out in seen.table.left_out)
    assert looked_at(ledger, sheet, Unit).counts[Status.NEW] == 2


def test_the_line_above_the_headings_says_whose_sheet_it_is_also_against_what_was_settled_last_time(
    ledger: Ledger,
) -> None:
    with_offices(ledger)
    taken(ledger, REGISTER, Release, unit="政策法规科", category="政策文件（本局）")
    rows = [[str(cell) if cell else "" for cell in row.cells] for row in REGISTER.rows]
    other = sheet_of(*[["填报部门（盖章）： 水资源科"] if row[0].startswith("填写") else row for row in rows])
    assert propose(ledger, REGISTER, Release).matching.constants["unit"] == "政策法规科"
    assert propose(ledger, other, Release).matching.constants["unit"] == "水资源科"
    unknown = sheet_of(*[["填写单位：没有这个科"] if row[0].startswith("填写") else row for row in rows])
    assert propose(ledger, unknown, Release).matching.constants["unit"] == "政策法规科"


def test_a_stroke_between_two_words_is_an_or(ledger: Ledger) -> None:
    sheet = sheet_of(["登记号", "姓名/名称", "申请内容"], ["1", "张三", "水价"])
    assert meanings(propose(ledger, sheet, Application))["姓名/名称"] == "applicant_name"
