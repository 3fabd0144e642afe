"""Findings: every check of every format can fail and can pass, and says what stands and what should."""

from __future__ import annotations

import datetime as dt
import json
import re
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app import i18n
from desktop_app.report.annex.finding import Explanation, Finding, Passage, RecordTarget, findings_json, level_text
from desktop_app.report.annex.formats.format import Format, formats
from desktop_app.report.annex.formula import Ratio, operands
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.form_sums import check_annex
from desktop_app.report.narrative.composed_annex import annex_of, compute_annex
from tests.report.records import add

if TYPE_CHECKING:
    from decimal import Decimal

    from sqlalchemy.orm import Session

    from desktop_app.report.annex.formats.checks import Check

CHECKS = [(name, number) for name, fmt in formats().items() for number in range(len(fmt.checks))]
NAMED = pytest.mark.parametrize(
    ("name", "number"), CHECKS, ids=[f"{formats()[name].checks[number].id}-{number}" for name, number in CHECKS]
)


def findings(session: Session, fmt: Format, cells: dict[str, Any], last_year: dict[str, Any] | None) -> list[Finding]:
    """File figures for a year the form was in force, and perhaps for the year before, and return what is found."""
    year = fmt.file.last_year or 2023
    for when, figures in ((year, cells), (year - 1, last_year)):
        if figures is not None:
            add(session, "filed_annex", year=when, format=fmt.id, figures=json.dumps(figures))
    annex = annex_of(session, AnnexScope(fmt, year, source="filed"))
    return list(check_annex(session, annex))


def zeros(fmt: Format) -> dict[str, int | Decimal]:
    return dict.fromkeys(fmt.cells, 0)


def ids(found: list[Finding], check: Check) -> list[str]:
    """Return the findings of a check on its own cells."""
    return [item.text for item in found if item.id == check.id]


@NAMED
def test_every_check_fails_where_its_left_side_is_too_much(session: Session, name: str, number: int) -> None:
    fmt = formats()[name]
    check = fmt.checks[number]
    wrong = zeros(fmt) | dict.fromkeys(check.codes, -1)
    if check.recomputed is not None:
        assert isinstance(check.recomputed.source, Ratio)
        wrong |= {
            check.recomputed.code: 7,
            next(item.code for item in operands(check.recomputed.source.denominator)): 7,
        }
    if check.section:
        add(session, "report_section", year=2023, code=check.section, body=f" {check.unlike[0]}。\n")
    if check.comparison is not None:
        wrong[next(item.code for item in operands(check.comparison.left))] = 7
    wrong |= {item.code: 7 for item in (operands(check.only_if) if check.only_if else ())}
    texts = ids(findings(session, fmt, wrong, zeros(fmt)), check)
    assert texts
    assert not any("{" in text for text in texts)
    if check.comparison is not None:
        assert any("7" in text for text in texts)


@pytest.mark.parametrize("name", list(formats()))
def test_a_form_of_zeros_passes_every_check(session: Session, name: str) -> None:
    fmt = formats()[name]
    assert findings(session, fmt, zeros(fmt), zeros(fmt)) == []


@pytest.mark.parametrize(
    ("cells", "last_year", "text"),
    [
        (
            {"T2.norm.valid": 590, "T2.norm.made": 9, "T2.norm.repealed": 3},
            {"T2.norm.valid": 580},
            "“行政规范性文件”的现行有效件数应等于2022年的现行有效件数加本年制发、减本年废止，即 586，现为 590，多 4 件",
        ),
        (
            {"T2.rule.made": 3, "T2.rule.valid": 2},
            None,
            "“规章”本年制发 3 件，多于现行有效的 2 件",
        ),
        (
            {"T4.n.rev_keep": 1, "T4.n.rev_total": 3},
            None,
            "行政复议的总计应等于维持、纠正、其他、尚未审结之和 1，现为 3，多 2 件。",
        ),
        (
            {"T2.license.decisions": -4},
            None,
            "“行政许可 · 本年处理决定数量”是负数 -4，应当填不小于 0 的整数，没有的填 0。",
        ),
        (
            {"T3.new.biz": 1.5, "T3.new.total": 1.5, "T3.carried_out.biz": 1.5, "T3.carried_out.total": 1.5},
            None,
            "“一、本年新收政府信息公开申请数量 · 商业企业、总计”2 格不是整数：1.5、1.5，应当填不小于 0 的整数",
        ),
    ],
)
def test_a_finding_is_a_sentence_with_both_numbers(
    session: Session, national: Format, cells: dict[str, Any], last_year: dict[str, Any] | None, text: str
) -> None:
    last = None if last_year is None else zeros(national) | last_year
    assert any(found.text.startswith(text) for found in findings(session, national, zeros(national) | cells, last))


def test_parts_that_already_make_more_than_the_total_are_wrong_whatever_is_missing(
    session: Session, national: Format
) -> None:
    stated = {"T3.sum.natural": 9, "T3.grant.natural": 7, "T3.partial.natural": 5}
    found = [item for item in findings(session, national, stated, None) if item.id == "T3-C2"]
    assert [item.text for item in found] == ["三（七）总计的“自然人”应等于各项之和 至少 12，现为 9，少 3 件。"]


def test_last_year_is_compared_with_the_records_where_no_annex_was_filed(session: Session, national: Format) -> None:
    add(session, "application", received_on=dt.date(2022, 5, 1))
    found = [item for item in findings(session, national, zeros(national), None) if item.id == "T3-C4"]
    assert [item.text for item in found] == [
        "“上年结转”的“自然人”应等于2022年度的“结转下年度继续办理” 1，现为 0，少 1 件。",
        "“上年结转”的“总计”应等于2022年度的“结转下年度继续办理” 1，现为 0，少 1 件。",
    ]


def test_what_stands_from_long_ago_does_not_tell_that_the_ledger_was_in_use_last_year(
    session: Session, national: Format
) -> None:
    add(session, "release", document_kind="normative", released_on=dt.date(2013, 5, 1))
    assert findings(session, national, zeros(national) | {"T2.norm.valid": 597}, None) == []


def test_nothing_is_said_of_a_last_year_that_nobody_knows(session: Session, national: Format) -> None:
    cells = zeros(national) | {
        f"T3.{row}.{column}": 5 for row in ("carried_in", "carried_out") for column in ("biz", "total")
    }
    assert findings(session, national, cells, None) == []


def test_the_gravest_findings_come_first(session: Session, national: Format) -> None:
    cells = zeros(national) | {"T2.rule.made": 1, "T4.n.rev_total": 1}
    del cells["T2.fee.amount"]
    found = findings(session, national, cells, None)
    assert [item.level for item in found] == ["error", "warn", "info"]
    assert [level_text(item.level) for item in found] == ["错误", "核实", "提示"]


def test_releases_without_a_category_of_the_form_are_told(session: Session, qingdao: Format) -> None:
    add(session, "release", released_on=dt.date(2013, 1, 4), category=add(session, "category", code="org"))
    new = add(session, "category", code="new")
    astray = add(session, "release", title="没有对应栏目的", released_on=dt.date(2013, 1, 4), category=new)
    found = {item.id: item for item in check_annex(session, compute_annex(session, AnnexScope(qingdao, 2013)))}
    assert found["QA1"].text.startswith("本年度新增主动公开政府信息应等于各类数量之和 1，现为 2，多 1 条")
    assert found["QA1"].text.endswith("涉及“没有对应栏目的”。")
    assert [target.id for target in found["QA1"].records] == [astray]


def test_so_many_records_that_they_would_hide_what_is_wrong_are_not_named(session: Session, qingdao: Format) -> None:
    category = add(session, "category", code="new")
    for _number in range(21):
        add(session, "release", released_on=dt.date(2013, 1, 4), category=category)
    found = {item.id: item for item in check_annex(session, compute_annex(session, AnnexScope(qingdao, 2013)))}
    assert found["QA1"].records == ()


def test_the_records_are_not_to_blame_for_a_published_sum(session: Session, qingdao: Format) -> None:
    add(session, "release", released_on=dt.date(2013, 1, 4), category=add(session, "category", code="new"))
    found = {item.id: item for item in findings(session, qingdao, zeros(qingdao) | {"A1.sent.new": 2}, None)}
    assert found["QA1"].records == ()


def test_an_indicator_without_a_value_is_told_and_one_in_another_unit_is_doubted(
    session: Session, national: Format
) -> None:
    fees = add(session, "indicator", code="charges.administrative", measure_unit="元")
    add(session, "indicator_value", indicator=fees, value=3)
    for name in ("license", "penalty"):
        add(session, "indicator_value", indicator=add(session, "indicator", code=f"decisions.{name}"), value=0)
    found = check_annex(session, compute_annex(session, AnnexScope(national, 2023)))
    assert [(item.id, item.level, item.cells) for item in found] == [
        ("wrong-measure", "warn", ("T2.fee.amount",)),
        ("no-value", "info", ("T2.coercion.decisions",)),
    ]


def test_a_unit_s_own_annex_is_not_told_about_the_bureau_s_indicators(session: Session, national: Format) -> None:
    assert check_annex(session, compute_annex(session, AnnexScope(national, 2023, add(session, "unit")))) == ()


def test_a_form_of_another_year_is_doubted(session: Session, national: Format) -> None:
    found = check_annex(session, compute_annex(session, AnnexScope(national, 2013)))
    assert found[0].id == "format-year"
    assert "2013 年度" in found[0].text


@NAMED
def test_every_sentence_has_its_english_with_the_same_places_to_fill_in(name: str, number: int) -> None:
    check = formats()[name].checks[number]
    words = [{word for _, word, _, _ in Formatter().parse(text) if word} for text in (check.says, check.says_en)]
    assert check.says_en
    assert words[1] <= words[0]
    assert not re.search(r"[“”‘’\u3400-\u9fff]", re.sub(r'"[^"]*"|251000元', "", check.says_en))


def test_a_finding_speaks_the_language_of_the_screen(session: Session, national: Format) -> None:
    i18n.choose("en")
    (found,) = findings(session, national, zeros(national) | {"T4.n.rev_total": 3}, None)
    assert found.text.startswith("All reviews should be the upheld, corrected, other and pending ones together, 0")


def test_findings_of_one_check_have_names_of_their_own_that_stay(session: Session, national: Format) -> None:
    wrong = zeros(national) | {"T3.new.biz": 4, "T3.new.natural": 2}
    keys = [item.key for item in findings(session, national, wrong, None)]
    assert "T3-C1:T3.new.biz" in keys
    assert len(keys) == len(set(keys))


def test_plain_data_of_a_finding_names_cells_records_and_sentences() -> None:
    found = Finding(
        *("R1", "warn", "不对。", ("T1.a.b",), "ab"),
        records=(RecordTarget("release", "ab", "通知"),),
        passages=(Passage("one", 3, 4),),
        hint="改。",
        explanation=Explanation("n", "有因"),
    )
    assert findings_json([found]) == [
        {
            "id": "R1",
            "key": "R1:ab",
            "level": "核实",
            "text": "不对。",
            "hint": "改。",
            "cells": ["T1.a.b"],
            "records": [{"kind": "release", "record": "ab", "name": "通知"}],
            "passages": [{"section": "one", "start": 3, "length": 4}],
            "explanation": "有因",
            "settled": True,
        }
    ]
