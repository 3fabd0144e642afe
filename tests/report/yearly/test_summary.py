"""The leader's page: the sample's figures, and one page of A4 whatever the year brought."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Dispute, Unit
from desktop_app.office.cases.due import OpenCase, TimeLeft
from desktop_app.office.cases.late import LateReply
from desktop_app.report.annex.finding import Finding
from desktop_app.report.paper.charts.chart import Chart, Series
from desktop_app.report.paper.document import Grid
from desktop_app.report.paper.head_and_foot import HeadAndFoot
from desktop_app.report.paper.pdf.render import render
from desktop_app.report.yearly.summary import MainFigure, Summary, read_summary
from desktop_app.report.yearly.summary_document import summary_document
from desktop_app.store.log.operation import operation
from tests.report.paper.pdf.reading import page_texts, without_blanks

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

DAY = dt.date(2014, 1, 20)
LONG = "长㛃<b>&" * 200

QUIET = Summary(
    year=2013,
    day=DAY,
    head_and_foot=HeadAndFoot(organisation="某局"),
    figures=(
        MainFigure("主动公开", "条", 1276, 1000),
        MainFigure("申请", "件", 7, 7),
        MainFigure("投诉", "件", 0, 3),
    ),
    open=(),
    late=(),
    outcomes=Counter({("review", "upheld"): 1, ("review", ""): 1}),
    findings=(),
    differences=0,
    state="编制中",
    charts=(),
    fingerprint="AB12",
)


def case(text: str, days: int) -> OpenCase:
    """Return an open application with so many working days left."""
    left = TimeLeft(DAY, days, "overdue" if days < 0 else "green")
    return OpenCase("x", text, text, "", "assigned", DAY, left, None, None, provisional=False)


def late(text: str) -> LateReply:
    """Return a reply that came late."""
    return LateReply("x", text, text, "", DAY, DAY, 5, ())


def table(summary: Summary, number: int) -> list[list[str]]:
    """Return the texts of one of the page's tables, row by row."""
    grid = [block for block in summary_document(summary).blocks if isinstance(block, Grid)][number]
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


def test_figures_stand_beside_last_years_with_what_changed() -> None:
    assert table(QUIET, 0) == [
        ["项目", "单位", "2013 年", "2012 年", "增减"],
        ["主动公开", "条", "1,276", "1,000", "+276（+27.6%）"],
        ["申请", "件", "7", "7", "0"],
        ["投诉", "件", "0", "3", "-3（-100.0%）"],
    ]


def test_without_any_record_of_last_year_nothing_is_compared() -> None:
    alone = replace(QUIET, figures=(MainFigure("主动公开", "条", 5, 0),))
    assert table(alone, 0)[1] == ["主动公开", "条", "5", "—", "—"]


def test_what_is_late_is_counted_and_the_worst_named() -> None:
    busy = replace(
        QUIET, open=[case("2013-1", -3), case("2013-2", 4)], late=[late("2013-3"), late("2013-4"), late("2013-5")]
    )
    assert table(busy, 1)[0][1].splitlines() == [
        "待答复 2 件，其中已逾期 1 件。",
        "本年度到期的申请中，答复逾期 3 件。",
        "2013-1 逾期 3 个工作日 2013-1",
        "2013-3 答复逾期 5 个工作日 2013-3",
        "2013-4 答复逾期 5 个工作日 2013-4",
        "另有 1 项",
    ]


def test_disputes_findings_and_differences_are_said() -> None:
    found = [Finding("a", "error", "合计不符"), Finding("b", "warn", "请核实")]
    rows = table(replace(QUIET, findings=found, differences=2), 1)
    assert rows[1][1] == "行政复议 2 件（未审结 1 件，结果维持 1 件）\n行政诉讼 0 件"
    assert rows[2][1].splitlines() == ["错误 1 项，待核实 1 项，未处理的差异 2 处。", "错误 合计不符", "核实 请核实"]
    assert rows[3] == ["年报进度", "编制中"]


@pytest.mark.parametrize("text", [LONG, "字" * 32_768, "W" * 900, ""])
@pytest.mark.parametrize(("size", "count"), [(10**12, 400), (255, 2), (0, 0)])
def test_the_sheet_is_one_page_at_any_extreme(size: int, count: int, text: str) -> None:
    assert render(summary_document(fullest(size, count, text))).pages == 1


def fullest(size: int, count: int, text: str) -> Summary:
    """Return a year with as much of everything as is asked for."""
    names = tuple(f"{number}{text}" for number in range(12))
    values = tuple(size + number for number in range(12))
    series = (Series("2013 年", values), Series("2012 年", values))
    charts = (
        Chart("图", "条", names, series),
        Chart(text[:30], "条", tuple(f"{n} 月" for n in range(12)), series, upright=True),
    )
    return replace(
        QUIET,
        head_and_foot=HeadAndFoot(organisation=text),
        figures=tuple(MainFigure("投诉举报", "件", size, 1) for _ in range(8)),
        open=[case(text, -3)] * count,
        late=[late(text)] * count,
        outcomes=Counter(
            {(procedure, code): size for procedure in ("review", "lawsuit") for code in ("", "upheld", "other")}
        ),
        findings=[Finding("a", "error", text)] * count,
        differences=size,
        charts=charts,
    )


def test_the_page_of_a_real_file_names_its_unit_day_and_data(ledger: Ledger) -> None:
    with operation(ledger, "填") as change:
        unit = change.add(Unit, {"name": "法规处", "nature": "division"})
        values: dict[str, Value] = {
            "procedure": "review",
            "unit": unit,
            "subject": "某事",
            "filed_on": dt.date(2013, 5, 1),
        }
        change.add(Dispute, values)
    summary = read_summary(ledger, 2013, DAY)
    text = without_blanks("".join(page_texts(render(summary_document(summary)).pdf)))
    for said in (
        "2013年政府信息公开工作情况",
        "测试市测试局截至2014年1月20日",
        "行政复议1件（未审结1件）",
        "年报进度编制中",
    ):
        assert said in text
    assert f"数据指纹{summary.fingerprint}" in text


@pytest.mark.parametrize("year", [1949, 2013, 2199])
def test_a_year_without_records_has_its_page_too(ledger: Ledger, year: int) -> None:
    assert render(summary_document(read_summary(ledger, year, DAY))).pages == 1
