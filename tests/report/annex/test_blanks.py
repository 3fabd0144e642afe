"""Blank cells of a published table: a blank total is the sum of its parts, another blank 0, told once for a table."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.office.years.report_steps import add_step
from desktop_app.report.annex.blanks import read_blanks, totals_of
from desktop_app.report.annex.cell import Figure
from desktop_app.report.annex.figures import to_json
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.report.annex.test_filed import kept
from tests.report.published import cells_of, example, values_file

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

ORGANISATIONS = ("biz", "research", "ngo", "law", "other_org")
BLANK_ROWS = (
    *("new", "carried_in", "grant", "partial", "deny1", "deny4", "unable1", "unable2", "unable3"),
    *("noproc1", "noproc2", "other3", "sum", "carried_out"),
)


def table_with_blanks() -> dict[str, Any]:
    """Return a part three as some offices published it: 14 totals and most zeros left out, and sums that don't hold."""
    fmt = find_format("D-2021")
    cells: dict[str, Any] = {code: None for code, cell in fmt.cells.items() if cell.table == "T3"}
    cells |= {code: 0 for code in cells if code.endswith(".total") and code.split(".")[1] not in BLANK_ROWS}
    return cells | {
        "T3.new.natural": 250,
        "T3.new.biz": 5,
        "T3.new.ngo": 2,
        "T3.carried_in.natural": 8,
        "T3.grant.natural": 200,
        "T3.grant.biz": 62,
        "T3.deny4.natural": 60,
        "T3.sum.natural": 260,
        "T3.sum.biz": 62,
        "T3.carried_out.natural": 15,
    }


def test_a_blank_total_is_read_as_its_parts_and_what_is_wrong_is_found(ledger: Ledger, tmp_path: Path) -> None:
    annex, findings = kept(ledger, values_file(tmp_path, table_with_blanks(), "D-2021", 2022))
    told = [finding.text for finding in findings if finding.id == "T3-C1"]
    assert told == [
        "“自然人”一栏：第一项加第二项之和是 258，第三项加第四项之和是 275，应当相等，相差 17 件。",
        "“商业企业”一栏：第一项加第二项之和是 5，第三项加第四项之和是 62，应当相等，相差 57 件。",
        "“社会公益组织”一栏：第一项加第二项之和是 2，第三项加第四项之和是 0，应当相等，相差 2 件。",
        "“总计”一栏：第一项加第二项之和是 265，第三项加第四项之和是 337，应当相等，相差 72 件。",
    ]
    [blank] = [finding for finding in findings if finding.id == "blank"]
    assert blank.text.startswith("第三部分有 14 行合计留空：一、本年新收政府信息公开申请数量、")
    assert "等，按各部分之和计；另有 136 格留空：一、本年新收政府信息公开申请数量、" in blank.text
    assert blank.text.endswith("等，按 0 计。")
    assert blank.level == "warn"
    assert not any(finding.id == "T3-C5" for finding in findings)
    assert annex.cells["T3.new.total"].text == ""
    assert json.loads(to_json(annex))["cells"]["T3.new.total"] is None


def test_no_finding_prints_the_code_of_a_cell(ledger: Ledger, tmp_path: Path) -> None:
    cells = table_with_blanks() | {"T2.penalty.decisions": "约30", "T2.secret.valid": 3}
    _annex, findings = kept(ledger, values_file(tmp_path, cells, "D-2021", 2022))
    codes = {code for finding in findings for code in finding.cells} | {"T2.secret.valid"}
    assert codes
    assert not [code for code in codes for finding in findings if code in finding.text]


def test_blanks_of_a_report_that_is_made_here_are_errors(ledger: Ledger, tmp_path: Path) -> None:
    with operation(ledger, "拟稿") as change:
        add_step(change, 2022, "handed_in", dt.date(2023, 1, 4), "王芳")
    _annex, findings = kept(ledger, values_file(tmp_path, table_with_blanks(), "D-2021", 2022))
    assert {finding.level for finding in findings if finding.id == "blank"} == {"error"}


def test_last_year_s_blanks_are_read_in_the_same_way(ledger: Ledger, tmp_path: Path) -> None:
    last = {"T3.carried_out.natural": 3, "T3.carried_out.biz": None, "T3.carried_out.total": None}
    last |= {f"T3.carried_out.{column}": None for column in ORGANISATIONS}
    kept(ledger, values_file(tmp_path, last, "D-2021", 2022))
    this = {"T3.carried_in.natural": 3, "T3.carried_in.biz": 1, "T3.carried_in.total": 4}
    _annex, findings = kept(ledger, values_file(tmp_path, this, "D-2021", 2023))
    assert [finding.text for finding in findings if finding.id == "T3-C4"] == [
        "“上年结转”的“商业企业”应等于2022年度的“结转下年度继续办理” 0，现为 1，多 1 件。",
        "“上年结转”的“总计”应等于2022年度的“结转下年度继续办理” 3，现为 4，多 1 件。",
    ]


def test_a_table_without_blanks_has_no_such_finding(ledger: Ledger, tmp_path: Path) -> None:
    _annex, findings = kept(ledger, values_file(tmp_path, cells_of(example("D_suqian_2023")), "D-2021", 2023))
    assert findings == []


@pytest.mark.parametrize(
    ("form", "total", "parts", "read"),
    [
        ("D-2021", "T4.n.rev_total", {"T4.n.rev_keep": 3, "T4.n.rev_other": 2}, 5),
        ("B-2014", "T1.3.1.n", {"T1.3.1.1.n": 3, "T1.3.1.4.n": 4}, 7),
        ("B-2014", "T1.3.3.n", {"T1.3.3.4.1.n": 3, "T1.3.3.8.n": 4}, 7),
        ("A-fujian", "T.2.year", {"T.2.1.year": 3, "T.2.6.year": 4}, 7),
        ("A-qingdao", "A5.sent.q", {"A5.sent.q1": 3, "A5.sent.q3": 4}, 7),
    ],
)
def test_a_total_is_what_its_formula_or_a_check_adds_up(
    form: str, total: str, parts: dict[str, int], read: int
) -> None:
    fmt = find_format(form)
    values = {code: Figure(parts.get(code), str(parts.get(code, ""))) for code in fmt.cells}
    readable = read_blanks(fmt, values)
    assert readable.figures[total].value == read
    assert total in readable.totals


def test_a_total_with_a_part_that_is_not_known_stays_unknown() -> None:
    fmt = find_format("D-2021")
    values = {code: Figure(None, "") for code in fmt.cells} | {"T3.new.biz": Figure(None, "减4")}
    values["T3.new.ngo"] = Figure(None, "", state="not_stated")
    read = read_blanks(fmt, values)
    assert [read.figures[code].value for code in ("T3.new.total", "T3.new.biz", "T3.new.ngo", "T3.new.law")] == [
        *(None, None, None, 0),
    ]


def test_every_total_of_the_official_forms_is_known_as_one() -> None:
    assert {"T3.sum.total", "T3.new.total", "T4.n.after_total"} <= set(totals_of(find_format("D-2021")))
    assert "T2.rule.valid" not in totals_of(find_format("D-2021"))
    assert "T1.3.2.2.n" not in totals_of(find_format("B-2014"))


def test_a_year_that_was_filed_in_another_form_is_told(ledger: Ledger, tmp_path: Path) -> None:
    kept(ledger, values_file(tmp_path, {"T1.1.1.n": 4}, "B-2014", 2022))
    with reading(ledger) as session:
        annex = annex_of(session, AnnexScope(find_format("D-2021"), 2022))
        [told] = [finding for finding in check_annex(session, annex) if finding.id == "filed-otherwise"]
    assert "“政府信息公开情况统计表（2014年全国统一格式）”（B-2014）" in told.text


def test_what_is_wrong_in_one_row_is_told_together(ledger: Ledger, tmp_path: Path) -> None:
    cells = {"T3.new.natural": "减4", "T3.new.biz": "减5", "T3.new.ngo": -3, "T3.grant.law": "约2"}
    _annex, findings = kept(ledger, values_file(tmp_path, cells, "D-2021", 2022))
    assert [finding.text.partition("，")[0] for finding in findings if finding.id == "T3-C5"] == [
        "“一、本年新收政府信息公开申请数量 · 自然人、商业企业”2 格填的是“减4”“减5”",
        "“一、本年新收政府信息公开申请数量 · 社会公益组织”是负数 -3",
        "“三（一）予以公开 · 法律服务机构”填的是“约2”",
    ]
