"""The list of what is due on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.office.cases.due import OpenCase, TimeLeft
from desktop_app.office.cases.waiting import Waiting
from desktop_app.report.lists.due_list import DueList, due_list
from desktop_app.report.paper.document import Grid, Paragraph
from desktop_app.report.paper.pdf.render import render

if TYPE_CHECKING:
    from desktop_app.report.paper.document import Document

DAY = dt.date(2023, 6, 16)
OVERDUE = OpenCase(
    record_id="1",
    number="2023-7",
    subject="体检标准",
    unit="u",
    state="drafting",
    received_on=dt.date(2023, 5, 16),
    left=TimeLeft(dt.date(2023, 6, 13), -3, "overdue"),
    internal_due_on=dt.date(2023, 6, 6),
    office_due_on=dt.date(2023, 6, 9),
    provisional=False,
)
WAITING = replace(OVERDUE, record_id="2", number="2023-8", state="await_fee", left=None, internal_due_on=None)
LISTED = DueList(
    cases=(WAITING, OVERDUE),
    units={"u": "就业处"},
    waits={"2": Waiting("fee", "申请人", dt.date(2023, 7, 3))},
    organisation="测试局",
    day=DAY,
)


def table(document: Document) -> list[list[str]]:
    """Return the table's texts by rows."""
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


def test_the_list_has_all_due_days_and_says_whom_a_case_waits_for() -> None:
    rows = table(due_list(LISTED).document())
    assert rows[1:] == [
        ["已逾期（1 件）"],
        [
            *("2023-7", "体检标准", "就业处", "2023-05-16", "2023-06-13", "2023-06-06", "2023-06-09"),
            "逾期 3 个工作日\n拟稿中",
        ],
        ["等待他方（1 件）"],
        [
            *("2023-8", "体检标准", "就业处", "2023-05-16", "停止计算", "—", "2023-06-09"),
            "待缴费\n等申请人，最迟 2023-07-03",
        ],
    ]


def test_a_provisional_due_day_is_marked() -> None:
    case = replace(OVERDUE, provisional=True)
    assert table(due_list(replace(LISTED, cases=(case,))).document())[2][4] == "2023-06-13（暂定）"


def test_the_list_says_whose_it_is_of_which_day_and_how_many() -> None:
    document = due_list(replace(LISTED, scope="就业处")).document()
    (said,) = (block.text for block in document.blocks if isinstance(block, Paragraph))
    assert said == "就业处　截至 2023-06-16　共 2 件　已逾期 1　等待他方 1"
    assert document.created == DAY


def test_the_fingerprint_follows_what_is_listed() -> None:
    marks = {due_list(listed).document().fingerprint for listed in (LISTED, replace(LISTED, cases=(OVERDUE,)), LISTED)}
    assert len(marks) == 2


def test_nothing_due_is_said_and_every_character_can_be_printed() -> None:
    assert "没有待办的申请。" in [
        block.text for block in due_list(replace(LISTED, cases=())).document().blocks if isinstance(block, Paragraph)
    ]
    assert render(due_list(LISTED).document()).missing == ()
