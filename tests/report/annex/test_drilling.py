"""What is told about a cell: how it is made, in a clerk's words, and the records that come to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.office.opening import opened
from desktop_app.report.annex.drilling.figure import drill
from desktop_app.report.annex.formats.format import find_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.report.annex.drilling.drilled import Drilled

TOLD = {
    ("A-qingdao", "A1.cnt.org"): (
        "计“主动公开信息”的记录数，条件是：",
        ("公开属性为“主动公开”", "公开日期在 2013 年内", "信息分类为“机构信息”"),
    ),
    ("A-qingdao", "A5.sent.q1"): ("计“咨询”的“人次”之和，条件是：", ("日期在 2013 年内", "咨询渠道为“现场”")),
    ("D-2021", "T3.carried_in.natural"): (
        "计“依申请公开”的记录数，条件是：",
        (
            "来件性质为“属于依申请公开”",
            "申请人类型为“自然人”",
            "计入年报日期在 2013 年之前",
            "到 2013 年初还没有答复日期",
        ),
    ),
    ("D-2021", "T2.rule.valid"): (
        "计“主动公开信息”的记录数，条件是：",
        ("生成日期不晚于 2013 年底（没有生成日期的看公开日期）", "到 2013 年底还没有废止日期", "文件种类为“规章”"),
    ),
    ("D-2021", "T4.n.direct_other"): (
        "计“复议诉讼”的记录数，条件是：",
        ("因复议作共同被告：否", "种类为“行政诉讼”", "经复议后起诉：否", "结果为“其他结果”", "审结日期在 2013 年内"),
    ),
}


@pytest.fixture(scope="module")
def session(sample_file: Path) -> Iterator[Session]:
    with opened(sample_file, read_only=True) as ledger, reading(ledger) as made:
        yield made


def drilled(session: Session, fmt: str, code: str) -> Drilled:
    return drill(session, compute_annex(session, AnnexScope(find_format(fmt), 2013)), code)


@pytest.mark.parametrize(("fmt", "code"), TOLD)
def test_the_conditions_are_told_in_plain_words(session: Session, fmt: str, code: str) -> None:
    told = drilled(session, fmt, code)
    assert (told.sentence, told.conditions) == TOLD[fmt, code]


def test_a_ratio_names_what_is_divided_by_what(session: Session) -> None:
    told = drilled(session, "A-qingdao", "A1.pct.doc")
    assert [(term.sign, term.text) for term in told.terms] == [("", "70"), ("÷", "1276")]
    assert told.text == "5.49"
    assert told.unit == "%"
    assert "2" in told.sentence


def test_a_sum_names_its_cells_with_their_figures(session: Session) -> None:
    told = drilled(session, "D-2021", "T3.new.total")
    assert [term.sign for term in told.terms] == ["", "+", "+", "+", "+", "+"]
    assert sum(int(term.text) for term in told.terms) == int(told.text) == 7
    assert told.total == "共 7 条记录，合计 7 件"


def test_records_come_in_the_order_of_their_own_list(session: Session) -> None:
    records = [each.record_id for each in drilled(session, "A-qingdao", "A1.cnt.doc").behind]
    assert len(records) == 70
    assert records != sorted(records)


def test_a_figure_without_records_says_so(session: Session) -> None:
    told = drilled(session, "D-2021", "T3.deny1.natural")
    assert (told.text, told.behind, told.total) == ("0", (), "本年度没有这样的记录。")


def test_an_indicator_without_a_value_says_that_it_is_missing(ledger: Ledger) -> None:
    with reading(ledger) as empty:
        told = drilled(empty, "D-2021", "T2.license.decisions")
    assert "指标" in told.sentence
    assert "还没有填报" in told.note


@pytest.mark.parametrize("fmt", ["A-qingdao", "C-2019", "D-2021"])
def test_every_cell_and_every_working_figure_can_be_told(session: Session, fmt: str) -> None:
    form = find_format(fmt)
    annex = compute_annex(session, AnnexScope(form, 2013))
    for code in (*form.cells, *form.workings):
        told = drill(session, annex, code)
        assert told.label
        assert told.sentence
        if code in annex.cells:
            assert told.text == annex.cells[code].text
