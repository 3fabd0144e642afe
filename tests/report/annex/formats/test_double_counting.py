"""A format whose total would count a record twice is told so, with both rows by name and the line of one."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from desktop_app.paths import resource
from desktop_app.report.annex.formats.format import formats
from desktop_app.report.annex.formats.review import review_format
from tests.report.annex.formats.test_large_formats import SOON, form

Lines = dict[str, dict[str, Any]]


def remarks(name: str, table: str, change: Any) -> list[str]:
    """Return what the checker says is counted twice in an official form that was changed, each after its line."""
    file = json.loads(resource("annex", f"{name}.json").read_text(encoding="utf-8"))
    file["id"] = "E-2027"
    found = next(one for one in file["tables"] if one["id"] == table)
    change(found, {line["code"]: line for line in (*found.get("rows", ()), *found.get("columns", ()))})
    text = json.dumps(file, ensure_ascii=False, indent=1)
    said = review_format(text, "E-2027.json").remarks
    lines = text.splitlines()
    return [f"{lines[remark.line].strip()} {remark.text}" for remark in said if "两次" in remark.text]


def same_decision(_table: Any, lines: Lines) -> None:
    lines["deny2"]["where"] = lines["deny1"]["where"]


def decision_of(lines: Lines, code: str, *decisions: str) -> None:
    """Let a row count these decisions instead of its own."""
    [rule] = [rule for rule in lines[code]["where"] if rule["field"] == "decision"]
    rule.pop("equals", None)
    rule["one_of"] = list(decisions)


def one_of_several(_table: Any, lines: Lines) -> None:
    decision_of(lines, "other3", "other", "redirected", "repeated")


def several(_table: Any, lines: Lines) -> None:
    decision_of(lines, "unable3", "unclear", "repeated", "petition")
    lines["noproc2"]["where"][0] = {"field": "decision", "one_of": ["repeated", "petition"]}
    lines["noproc1"]["where"][0] = {"field": "decision", "equals": "other"}
    decision_of(lines, "other3", "redirected")


def everything(_table: Any, lines: Lines) -> None:
    lines["other3"]["where"] = [rule for rule in lines["other3"]["where"] if rule["field"] != "decision"]


def a_row_more(table: Any, lines: Lines) -> None:
    rows = table["rows"]
    rows.insert(rows.index(lines["3.3.5"]), lines["3.3.4.1"] | {"code": "secret", "label": "工作秘密"})
    lines["3.3"]["formula"] += " + [secret]"


def named_twice(_table: Any, lines: Lines) -> None:
    lines["sum"]["formula"] = "[grant] + [grant..other3]"


def same_applicants(_table: Any, lines: Lines) -> None:
    lines["ngo"]["where"] = lines["research"]["where"]


def inside_a_sum_of_sums(_table: Any, lines: Lines) -> None:
    decision_of(lines, "3.3.5", "not_held", "state_secret")


def inside_a_difference(_table: Any, lines: Lines) -> None:
    decision_of(lines, "3.3.5", "not_held", "case_file")


def under_a_counted_total(_table: Any, lines: Lines) -> None:
    decision_of(lines, "none", "nonexistent", "unclear")


@pytest.mark.parametrize(
    ("name", "table", "change", "told"),
    [
        (
            "D-2021",
            "T3",
            same_decision,
            "和“三（三）2.其他法律行政法规禁止公开”都计“不予公开：属于国家秘密”，“三（七）总计”会把它计两次",
        ),
        (
            "D-2021",
            "T3",
            one_of_several,
            "“三（五）2.重复申请”和“三（六）3.其他”都计“不予处理：重复申请”，“三（七）总计”",
        ),
        ("D-2021", "T3", several, "都计“不予处理：信访举报投诉类申请”“不予处理：重复申请”，"),
        ("D-2021", "T3", everything, "和“三（六）3.其他”计的是同样的记录，“三（七）总计”会把它们计两次。"),
        ("B-2014", "T1", a_row_more, '"code": "secret", “其中：涉及国家秘密”和“工作秘密”都计“'),
        ("D-2021", "T3", named_twice, "“三（一）予以公开”加了两次，“三（七）总计”会把它计两次。"),
        ("D-2021", "T3", same_applicants, '"code": "ngo", “科研机构”和“社会公益组织”都计“科研机构”，“总计”'),
        ("B-2014", "T1", inside_a_sum_of_sums, "“其中：涉及国家秘密”和“5.不属于本行政机关公开数”都计"),
        ("B-2014", "T1", inside_a_difference, "“其他法律规定的不同意公开”和“5.不属于本行政机关公开数”都计"),
        (
            "A-qingdao",
            "A3",
            under_a_counted_total,
            "“不存在”和“内容不明确”都计“无法提供：补正后申请内容仍不明确”，核对“QA5”会把它计两次。",
        ),
    ],
    ids=lambda case: getattr(case, "__name__", ""),
)
def test_a_row_that_counts_what_another_counts_is_told_once(name: str, table: str, change: Any, told: str) -> None:
    said = remarks(name, table, change)
    assert any(told in one for one in said), said
    assert len(said) == len(set(said))
    assert change is everything or len(said) == 1, said


def test_the_official_forms_count_nothing_twice() -> None:
    for name in formats():
        text = resource("annex", f"{name}.json").read_text(encoding="utf-8")
        assert not any("两次" in remark.text for remark in review_format(text, name).remarks), name


def test_what_is_subtracted_or_counted_in_another_year_is_not_counted_twice() -> None:
    def apart(_table: Any, lines: Lines) -> None:
        lines["deny2"]["where"] = [lines["deny1"]["where"][0], {"field": "replied_on", "when": "before_year"}]

    assert remarks("D-2021", "T3", apart) == []


def test_a_form_of_any_size_is_gone_through_soon() -> None:
    made = form(2000, 1)
    made["tables"][0]["rows"][1999] = {"code": "sum", "label": "x", "formula": "[r0..r1998]"}
    begun = time.process_time()
    review_format(json.dumps(made, ensure_ascii=False), "x.json")
    assert time.process_time() - begun < SOON
