"""The list of due days that moved, on paper."""

from __future__ import annotations

import datetime as dt

from desktop_app.office.cases.moved_due_days import MovedCase
from desktop_app.report.lists.moved_due_days import moved_list
from desktop_app.report.paper.document import Grid, Paragraph
from desktop_app.report.paper.pdf.render import render

DAY = dt.date(2023, 6, 16)
MOVED = MovedCase("1", "2023-7", "体检标准", "就业处", dt.date(2023, 6, 20), dt.date(2023, 6, 21))
STOPPED = MovedCase("2", "2023-8", "评审办法", "", dt.date(2023, 6, 20), None)


def test_each_case_has_its_due_day_before_and_after() -> None:
    document = moved_list([MOVED, STOPPED], "台风停工", "测试局", DAY).document()
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    rows = [[cell.text for cell in grid.cells if cell.row == row] for row in (1, 2)]
    assert rows == [
        ["2023-7", "体检标准", "就业处", "2023-06-20", "2023-06-21"],
        ["2023-8", "评审办法", "", "2023-06-20", "停止计算"],
    ]
    (said,) = (block.text for block in document.blocks if isinstance(block, Paragraph))
    assert said == "台风停工　制表日期 2023-06-16　共 2 件"
    assert (document.author, document.created) == ("测试局", DAY)
    assert render(document).missing == ()


def test_the_fingerprint_follows_what_is_listed() -> None:
    marks = {
        moved_list(moved, "台风停工", "测试局", DAY).document().fingerprint for moved in ([MOVED], [STOPPED], [MOVED])
    }
    assert len(marks) == 2
