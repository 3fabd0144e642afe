"""Taking a sheet: the good rows or none, one step, the rest as a sheet that can be put right and dropped in again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import CancelledError, UserError
from desktop_app.exchange.sheets.grid import Broken
from desktop_app.exchange.sheets.matching.proposing import propose
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.taking.drafting import PutRight
from desktop_app.exchange.sheets.taking.examined import WHOLE_ROW, Status
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.taking.taking import take
from desktop_app.model.kinds import Category, Release, Staff, Unit
from desktop_app.office.years.report_steps import add_step
from desktop_app.progress import Cancellable, silent
from desktop_app.store.log.operation import operation
from desktop_app.store.log.undo import last_undoable, undo
from tests.exchange.sheets.registers import looked_at, records, sheet_of, statuses, taken, with_offices

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell, Sheet
    from desktop_app.ledger import Ledger
    from desktop_app.model.report_workflow import State

DAY = dt.date(2013, 5, 6)
STAFF = ["姓名", "所在单位", "岗位", "任职日期"]


def person(name: str, unit: str = "办公室", role: str = "联络员", since: Cell = DAY) -> list[Cell]:
    """Return a row of a list of staff."""
    return [name, unit, role, since]


GOOD = sheet_of(STAFF, person("张三"), person("李四"))
MIXED = sheet_of(STAFF, person("张三"), person("李四", unit="没有的处"), person("王五", since="2013-02-30"), person(""))


def test_one_bad_row_and_nothing_is_taken(ledger: Ledger) -> None:
    found = looked_at(ledger, MIXED, Staff)
    assert statuses(found) == [(2, "new"), (3, "refused"), (4, "refused"), (5, "refused")]
    with pytest.raises(UserError, match="有 3 行不能导入，一行也没有导入"):
        take(ledger, found)
    assert records(ledger, Staff) == []
    assert not propose(ledger, MIXED, Staff).remembered


def test_the_good_rows_are_taken_and_the_rest_is_put_right_and_dropped_in_again(ledger: Ledger, tmp_path: Path) -> None:
    result = take(ledger, looked_at(ledger, MIXED, Staff), rest=tmp_path / "其余.xlsx", source="名单.xlsx")
    assert (result.created, result.refused, result.rest) == (1, 3, tmp_path / "其余.xlsx")
    rest = read_sheet(tmp_path / "其余.xlsx")
    assert rest.rows[0].cells == [*STAFF, "不能导入的原因"]
    assert rest.rows[1].cells == [
        *("李四", "没有的处", "联络员", DAY),
        "“所在单位”：没有名为“没有的处”的“处室和单位”。",
    ]
    assert rest.rows[2].cells[3] == "2013-02-30"
    proposal = propose(ledger, rest, Staff)
    assert proposal.remembered
    right = PutRight(cells={(2, 1): "办公室", (3, 3): "2013-02-28", (4, 0): "赵六"})
    again = examine(ledger, rest, Staff, proposal.matching, put_right=right)
    assert take(ledger, again).created == 3
    assert len(records(ledger, Staff)) == 4


def test_cells_put_right_go_into_the_rest(ledger: Ledger, tmp_path: Path) -> None:
    matching = propose(ledger, MIXED, Staff).matching
    found = examine(ledger, MIXED, Staff, matching, put_right=PutRight(cells={(3, 0): "李思"}))
    take(ledger, found, rest=tmp_path / "其余.xlsx")
    assert read_sheet(tmp_path / "其余.xlsx").rows[1].cells[0] == "李思"


def test_the_whole_sheet_is_one_step_to_undo(ledger: Ledger) -> None:
    taken(ledger, GOOD, Staff)
    step = last_undoable(ledger)
    assert step is not None
    assert step.label == "导入“工作人员”"
    undo(ledger, step.operation)
    assert records(ledger, Staff) == []


def test_where_the_rest_cannot_be_written_nothing_is_taken(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        take(ledger, looked_at(ledger, MIXED, Staff), rest=tmp_path / "没有的文件夹" / "其余.xlsx")
    assert records(ledger, Staff) == []


def test_a_cancel_takes_nothing(ledger: Ledger) -> None:
    found = looked_at(ledger, GOOD, Staff)
    progress = Cancellable(silent)
    progress.cancel()
    with pytest.raises(CancelledError):
        take(ledger, found, progress=progress)
    with pytest.raises(CancelledError):
        examine(ledger, GOOD, Staff, found.matching, progress=progress)
    assert records(ledger, Staff) == []


def test_what_changed_since_it_was_looked_at_is_refused_whole(ledger: Ledger) -> None:
    sheet = sheet_of(STAFF, person("张三"), person("李四", unit="水资源科"))
    with_offices(ledger)
    found = looked_at(ledger, sheet, Staff)
    with operation(ledger, "删除") as change:
        for unit in records(ledger, Unit):
            if unit.id != ledger.profile.unit_id:
                change.delete(unit.id)
    with pytest.raises(UserError, match="第 3 行现在不能导入了"):
        take(ledger, found)
    assert records(ledger, Staff) == []


def test_a_sheet_that_changes_nothing_is_no_step_at_all(ledger: Ledger) -> None:
    taken(ledger, GOOD, Staff)
    before = last_undoable(ledger)
    assert taken(ledger, GOOD, Staff).unchanged == 2
    assert last_undoable(ledger) == before


def test_words_nobody_knows_are_counted_and_meant_once_for_the_whole_sheet(ledger: Ledger) -> None:
    sheet = sheet_of(STAFF, person("张三", role="大员"), person("李四", role="大员"), person("王五", unit="综合处"))
    found = looked_at(ledger, sheet, Staff)
    assert found.unknown == {"role": {"大员": 2}, "unit": {"综合处": 1}}
    matching = found.matching.with_word("role", "大员", "head").with_word("unit", "综合处", ledger.profile.unit_id)
    again = examine(ledger, sheet, Staff, matching)
    assert [row.texts[1:3] for row in again.rows] == [
        *[("办公室", "分管负责人")] * 2,
        ("办公室", "信息员"),
    ]
    take(ledger, again)
    assert statuses(looked_at(ledger, sheet_of(STAFF, person("赵六", role="大员")), Staff)) == [(2, "new")]


def test_a_value_for_all_rows_that_the_ledger_does_not_know_is_refused_at_once(ledger: Ledger) -> None:
    sheet = sheet_of(STAFF[:1], ["张三"])
    matching = propose(ledger, sheet, Staff).matching
    with pytest.raises(UserError, match="没有必填的内容：所在单位、岗位、任职日期"):
        examine(ledger, sheet, Staff, matching)
    matching = matching.with_constant("unit", "没有的处").with_constant("role", "信息员")
    with pytest.raises(UserError, match="给所有行填的“所在单位”不对：没有名为“没有的处”"):
        examine(ledger, sheet, Staff, matching.with_constant("since", "2013-05-06"))
    matching = matching.with_constant("unit", "办公室").with_constant("since", "2013年5月6日")
    assert take(ledger, examine(ledger, sheet, Staff, matching)).created == 1


def test_a_matching_in_which_two_columns_mean_the_same_is_refused(ledger: Ledger) -> None:
    matching = propose(ledger, GOOD, Staff).matching
    with pytest.raises(UserError, match="“姓名”对应了不止一列"):
        examine(ledger, GOOD, Staff, replace(matching, columns={**matching.columns, 5: "name"}))


def test_broken_cells_are_named_and_stay_broken_in_the_rest(ledger: Ledger, tmp_path: Path) -> None:
    found = looked_at(ledger, sheet_of(STAFF, ["张三", "办公室", "信息员", Broken.CELL]), Staff)
    assert "公式" in found.rows[0].problems["since"]
    take(ledger, found, rest=tmp_path / "其余.xlsx")
    assert read_sheet(tmp_path / "其余.xlsx").rows[1].cells[3] == "#N/A"


def test_a_long_number_is_taken_when_a_person_says_that_it_is_so(ledger: Ledger) -> None:
    sheet = sheet_of([*STAFF, "办公电话"], [*person("张三"), "1234567890123450"])
    found = looked_at(ledger, sheet, Staff)
    assert found.rows[0].unsure == {"telephone"}
    for right in (PutRight(confirmed={(2, 4)}), PutRight(every=True)):
        assert statuses(examine(ledger, sheet, Staff, found.matching, put_right=right)) == [(2, "new")]


CATEGORY = ["名称", "代码", "上级分类"]


def test_a_tree_comes_in_any_order_and_what_builds_on_a_refused_row_is_refused_with_it(ledger: Ledger) -> None:
    rows = (["叶", "x111", "枝"], ["枝", "x11", "干"], ["干", "x1", ""])
    assert taken(ledger, sheet_of(CATEGORY, *rows), Category).created == 3
    number = {row.name: row.id for row in records(ledger, Category)}  # type: ignore[attr-defined]
    parents = {row.name: row.parent for row in records(ledger, Category)}  # type: ignore[attr-defined]
    assert (parents["叶"], parents["枝"], parents["干"]) == (number["枝"], number["干"], None)
    bad = sheet_of([*CATEGORY, "启用年度"], ["新叶", "y2", "新枝", ""], ["新枝", "y1", "干", "去年"])
    lost = looked_at(ledger, bad, Category)
    assert statuses(lost) == [(2, "refused"), (3, "refused")]
    assert lost.rows[0].problems["parent"] == "它的上级在第 3 行，那一行没有导入。"
    circle = looked_at(ledger, sheet_of(CATEGORY, ["甲", "z1", "乙"], ["乙", "z2", "甲"]), Category)
    assert statuses(circle) == [(2, "refused"), (3, "refused")]


def test_a_row_of_a_locked_year_says_to_correct_the_record_under_a_slip(ledger: Ledger) -> None:
    steps: tuple[State, ...] = ("handed_in", "checked", "signed", "filed")
    with operation(ledger, "备案") as change:
        for state in steps:
            add_step(change, 2013, state, dt.date(2014, 3, 1), "张三")
    sheet = sheet_of(STAFF, person("张三"), person("李四", since=dt.date(2014, 5, 6)))
    found = looked_at(ledger, sheet, Staff)
    assert statuses(found) == [(2, "refused"), (3, "new")]
    assert "2013 年的年报已经备案" in found.rows[0].problems[WHOLE_ROW]
    assert "请从表格里去掉这一行，在台账中逐条修改" in found.reasons(found.rows[0])[0]


def huge(rows: int) -> Sheet:
    """Return a register of many releases."""
    headings = ["信息编号", "信息名称", "生成时间", "公开属性", "公开单位", "信息分类"]
    same: list[Cell] = ["主动公开", "法规科", "政策文件（本局）"]
    days = [dt.date(2013, 1, 1) + dt.timedelta(n % 300) for n in range(rows)]
    return sheet_of(headings, *([f"水办〔2013〕{n}号", f"通知第{n}号", day, *same] for n, day in enumerate(days)))


def test_a_thousand_rows_are_looked_at_with_progress(ledger: Ledger) -> None:
    with_offices(ledger)
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int, label: str = "") -> None:
        told.append((done, total))
        assert label

    sheet = huge(1000)
    found = examine(ledger, sheet, Release, propose(ledger, sheet, Release).matching, progress=tell)
    assert found.counts[Status.NEW] == 1000
    assert told[0] == (0, 2000)
    assert told == sorted(told)
