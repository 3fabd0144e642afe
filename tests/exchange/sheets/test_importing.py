"""Records in: new, changed and unchanged rows as one step, and not a single row where one is bad."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import CancelledError, UserError
from desktop_app.exchange.sheets.exporting import export_kind
from desktop_app.exchange.sheets.importing import Imported, import_sheet
from desktop_app.model.kinds import Application, Category, Channel, Indicator, Outlet, Staff, Unit
from desktop_app.model.natural_id import natural_id
from desktop_app.model.record import values_of
from desktop_app.office.opening import opened
from desktop_app.office.records.listing import record_ids, rows
from desktop_app.office.years.report_steps import add_step
from desktop_app.progress import Cancellable, silent
from desktop_app.store.log.history import history
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from tests.exchange.sheets.workbooks import make_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.model.report_workflow import State

DAY = dt.date(2013, 5, 6)
STAFF = ["记录编号", "姓名", "所在单位", "岗位", "专职（全职）", "任职日期"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the sheet to import lies."""
    return tmp_path / "工作人员.xlsx"


def taken(ledger: Ledger, path: Path, kind: type[Record], *table: Sequence[object], dry_run: bool = False) -> Imported:
    """Write the table to a workbook and import it."""
    return import_sheet(ledger, make_workbook(path, {"Sheet1": table}), kind, dry_run=dry_run)


def records(ledger: Ledger, kind: type[Record]) -> list[Record]:
    """Return all records of a kind in the kind's order."""
    with reading(ledger) as session:
        return rows(session, kind, record_ids(session, kind))


def person(name: str, number: str | None = None, unit: str = "办公室", since: object = DAY) -> list[object]:
    """Return a row of a staff sheet."""
    return [number, name, unit, "信息员", "否", since]


def test_rows_without_a_number_become_new_records(ledger: Ledger, path: Path) -> None:
    result = taken(ledger, path, Staff, STAFF, person("张三"), [], person("李四"))
    assert result == Imported(created=2)
    first = records(ledger, Staff)[0]
    assert values_of(first) | {"role": "liaison", "since": DAY, "full_time": False} == values_of(first)


def test_a_sheet_without_the_number_column_is_taken_as_new_records(ledger: Ledger, path: Path) -> None:
    assert taken(ledger, path, Staff, STAFF[1:], person("张三")[1:]).created == 1


def test_the_number_a_sheet_gives_is_kept(ledger: Ledger, path: Path) -> None:
    taken(ledger, path, Staff, STAFF, person("张三", "ab" * 16))
    assert [row.id for row in records(ledger, Staff)] == ["ab" * 16]


def test_rows_with_a_known_number_change_only_what_differs(ledger: Ledger, path: Path) -> None:
    taken(ledger, path, Staff, STAFF, person("张三", "a" * 32), person("李四", "b" * 32))
    result = taken(ledger, path, Staff, STAFF, person("张三", "a" * 32), person("李思", "b" * 32), person("王五"))
    assert result == Imported(created=1, updated=1, unchanged=1)
    newest = history(ledger, "b" * 32)[0]
    assert [(change.field.name, change.before, change.after) for change in newest.changes] == [("name", "李四", "李思")]
    assert len(history(ledger, "a" * 32)) == 1


def test_columns_the_sheet_does_not_have_stay_as_they_are(ledger: Ledger, path: Path) -> None:
    taken(ledger, path, Staff, [*STAFF, "办公电话"], [*person("张三", "a" * 32), "0532"])
    assert taken(ledger, path, Staff, STAFF, person("张珊", "a" * 32)).updated == 1
    assert records(ledger, Staff)[0].telephone == "0532"  # type: ignore[attr-defined]
    taken(ledger, path, Staff, [*STAFF, "办公电话"], [*person("张珊", "a" * 32), None])
    assert records(ledger, Staff)[0].telephone == ""  # type: ignore[attr-defined]


def test_the_whole_sheet_is_one_step_to_undo(ledger: Ledger, path: Path) -> None:
    taken(ledger, path, Staff, STAFF, person("张三"), person("李四"))
    step = last_undoable(ledger)
    assert step is not None
    assert step.label == "导入“工作人员”"
    undo(ledger, step.operation)
    assert records(ledger, Staff) == []


def test_one_bad_row_and_nothing_is_taken_and_every_bad_row_is_listed(ledger: Ledger, path: Path) -> None:
    result = taken(
        ledger,
        path,
        Staff,
        STAFF,
        person("张三"),
        person("李四", since="2013-02-30"),
        person("王五", unit="没有的处"),
        [None, None, "办公室", "部长", "#N/A", DAY],
        person("赵六", number="12"),
    )
    assert list(map(str, result.problems)) == [
        "第 3 行“任职日期”：“任职日期”里的“2013-02-30”不是一个日期，请写成 2013-12-31 这样。",
        "第 4 行“所在单位”：没有名为“没有的处”的“处室和单位”。",
        "第 5 行“岗位”：“岗位”里没有“部长”这一项，请从列表中选。",
        "第 5 行“专职（全职）”：单元格里是公式的错误值（如 #N/A），请改成实际内容。",
        "第 6 行“记录编号”：编号不完整；新记录请留空，已有的记录请照导出时的原样。",
    ]
    assert (result.created, result.updated, result.unchanged) == (0, 0, 0)
    assert records(ledger, Staff) == []


def test_what_only_the_whole_record_shows_is_listed_with_its_row(ledger: Ledger, path: Path) -> None:
    headings = [*STAFF, "离任日期"]
    result = taken(
        ledger, path, Staff, headings, [*person("张三"), dt.date(2012, 1, 1)], [*person("", since=None), None]
    )
    assert [(problem.row, problem.column, problem.message) for problem in result.problems] == [
        (2, "离任日期", "离任日期早于任职日期。"),
        (3, "姓名", "请填写“姓名”。"),
        (3, "任职日期", "请填写“任职日期”。"),
    ]


def test_a_number_that_is_there_twice_is_listed_in_both_rows(ledger: Ledger, path: Path) -> None:
    result = taken(ledger, path, Staff, STAFF, person("张三", "a" * 32), person("李四", "a" * 32))
    assert [(problem.row, problem.message) for problem in result.problems] == [
        (2, "这个编号在表里出现了 2 次。"),
        (3, "这个编号在表里出现了 2 次。"),
    ]


def test_the_number_of_a_record_of_another_kind_is_refused(ledger: Ledger, path: Path) -> None:
    result = taken(ledger, path, Staff, STAFF, person("张三", ledger.profile.unit_id))
    assert [(problem.row, problem.column) for problem in result.problems] == [(2, "记录编号")]
    assert "已经存在" in result.problems[0].message


def test_a_dry_run_checks_everything_and_keeps_nothing(ledger: Ledger, path: Path) -> None:
    before = last_undoable(ledger)
    assert taken(ledger, path, Staff, STAFF, person("张三"), dry_run=True) == Imported(created=1)
    assert taken(ledger, path, Staff, STAFF, person(""), dry_run=True).problems[0].row == 2
    assert records(ledger, Staff) == []
    assert last_undoable(ledger) == before


def test_a_sheet_that_changes_nothing_is_no_step_at_all(ledger: Ledger, path: Path) -> None:
    taken(ledger, path, Staff, STAFF, person("张三", "a" * 32))
    before = last_undoable(ledger)
    assert taken(ledger, path, Staff, STAFF, person("张三", "a" * 32)) == Imported(unchanged=1)
    assert last_undoable(ledger) == before


CATEGORY = ["名称", "代码", "上级分类"]


def test_a_tree_can_come_in_any_order(ledger: Ledger, path: Path) -> None:
    result = taken(ledger, path, Category, CATEGORY, ["叶", "111", "枝"], ["枝", "11", "干"], ["干", "1", None])
    assert result == Imported(created=3)
    number = {row.name: row.id for row in records(ledger, Category)}  # type: ignore[attr-defined]
    parents = {row.name: row.parent for row in records(ledger, Category)}  # type: ignore[attr-defined]
    assert parents == {"叶": number["枝"], "枝": number["干"], "干": None}


def test_a_tree_that_bites_its_tail_is_refused(ledger: Ledger, path: Path) -> None:
    result = taken(ledger, path, Category, CATEGORY, ["叶", "111", "枝"], ["枝", "11", "叶"], ["干", "1", None])
    assert {(problem.row, problem.column) for problem in result.problems} == {(2, "上级分类"), (3, "上级分类")}
    assert "绕成了一圈" in result.problems[0].message


def test_a_row_below_a_bad_one_is_not_blamed(ledger: Ledger, path: Path) -> None:
    result = taken(ledger, path, Category, CATEGORY, ["叶", "111", "枝"], ["枝", "1" * 41, "干"], ["干", "1", None])
    assert [(problem.row, problem.column) for problem in result.problems] == [(3, "代码")]


def test_a_renamed_parent_is_meant_by_its_new_name(ledger: Ledger, path: Path) -> None:
    headings = ["记录编号", *CATEGORY]
    taken(ledger, path, Category, headings, ["a" * 32, "旧名", "1", None])
    result = taken(ledger, path, Category, headings, ["a" * 32, "新名", "1", None], [None, "叶", "11", "新名"])
    assert result == Imported(created=1, updated=1)


def test_a_title_that_two_records_have_is_listed_with_how_to_write_it(ledger: Ledger, path: Path) -> None:
    with operation(ledger, "录入") as change:
        change.add(Unit, {"name": "办公室", "nature": "division"}, record_id="ab" * 16)
    result = taken(ledger, path, Staff, STAFF, person("张三"))
    assert "有 2 条，请写明是哪一条" in result.problems[0].message
    assert "办公室〔abababab〕" in result.problems[0].message
    assert taken(ledger, path, Staff, STAFF, person("张三", unit="办公室〔abababab〕")).created == 1


def test_personal_values_survive_a_sheet_that_leaves_them_out(ledger: Ledger, tmp_path: Path) -> None:
    values: dict[str, Value] = {
        "unit": ledger.profile.unit_id,
        "channel": "web",
        "received_on": DAY,
        "nature": "disclosure",
        "subject": "医保文件",
        "applicant_type": "natural",
        "applicant_name": "张某某",
    }
    with operation(ledger, "录入") as change:
        change.add(Application, values)
    export_kind(ledger, Application, tmp_path / "a.xlsx")
    assert import_sheet(ledger, tmp_path / "a.xlsx", Application).unchanged == 1
    assert records(ledger, Application)[0].applicant_name == "张某某"  # type: ignore[attr-defined]


def test_an_export_comes_back_as_unchanged_and_then_into_another_file(
    ledger: Ledger, fresh_file: Path, tmp_path: Path
) -> None:
    with operation(ledger, "录入") as change:
        change.add(Outlet, {"name": "=大众日报", "level": "provincial", "position": 2})
    export_kind(ledger, Outlet, tmp_path / "a.csv")
    assert import_sheet(ledger, tmp_path / "a.csv", Outlet) == Imported(unchanged=1)
    with opened(Path(shutil.copy(fresh_file, tmp_path / "other.ogi"))) as other:
        assert import_sheet(other, tmp_path / "a.csv", Outlet) == Imported(created=1)
        assert [(row.id, values_of(row)) for row in records(other, Outlet)] == [
            (row.id, values_of(row)) for row in records(ledger, Outlet)
        ]


def test_other_headings_are_read_by_a_mapping(ledger: Ledger, path: Path) -> None:
    make_workbook(path, {"台账": [["媒体名称", "等级"], ["大众日报", "省部级"]]})
    with pytest.raises(UserError, match="不认识的列：媒体名称、等级"):
        import_sheet(ledger, path, Outlet)
    assert import_sheet(ledger, path, Outlet, headings={"媒体名称": "name", "等级": "level"}).created == 1


def test_a_cancelled_import_keeps_nothing(ledger: Ledger, path: Path) -> None:
    make_workbook(path, {"Sheet1": [STAFF, person("张三")]})
    progress = Cancellable(silent)
    progress.cancel()
    with pytest.raises(CancelledError):
        import_sheet(ledger, path, Staff, progress=progress)
    assert records(ledger, Staff) == []


def test_a_row_of_a_locked_year_says_to_correct_the_record_under_a_slip(ledger: Ledger, path: Path) -> None:
    steps: tuple[State, ...] = ("handed_in", "checked", "signed", "filed")
    with operation(ledger, "备案") as change:
        for state in steps:
            add_step(change, 2013, state, dt.date(2014, 3, 1), "张三")
    result = taken(ledger, path, Staff, STAFF, person("张三"), person("李四", since=dt.date(2014, 5, 6)))
    (problem,) = result.problems
    assert problem.row == 2
    assert "2013 年的年报已经备案" in str(problem)
    assert "请从表格里去掉这一行，在台账中逐条修改：保存时由办公室填更正单。" in str(problem)
    assert records(ledger, Staff) == []


UNITS = ["名称", "性质", "编号"]


def test_a_unit_from_a_sheet_is_the_record_that_every_file_means_by_that_name(ledger: Ledger, path: Path) -> None:
    taken(ledger, path, Unit, UNITS, ["就业 促进处", "处室", "JY"])
    assert natural_id(Unit, {"name": "就业促进处"}) in {row.id for row in records(ledger, Unit)}


@pytest.mark.parametrize(
    ("kind", "heading", "row"),
    [
        (Unit, UNITS, ["就业促进处", "处室", "JY"]),
        (Category, ["名称", "代码"], ["机构", "my.org"]),
        (Channel, ["名称", "代码", "类型"], ["局微信", "my.wechat", "政务微信"]),
        (Outlet, ["名称", "级别"], ["某某早报", "市级"]),
        (Indicator, ["名称", "代码", "计量单位", "性质"], ["来电", "my.calls", "个", "流量（可累加）"]),
    ],
)
def test_a_list_taken_twice_brings_nothing_new(
    ledger: Ledger, path: Path, kind: type[Record], heading: list[str], row: list[str]
) -> None:
    assert taken(ledger, path, kind, heading, row) == Imported(created=1)
    assert taken(ledger, path, kind, heading, row) == Imported(unchanged=1)


def test_a_renamed_unit_is_meant_by_its_new_name(ledger: Ledger, path: Path) -> None:
    taken(ledger, path, Unit, UNITS, ["就业处", "处室", "JY"])
    named = natural_id(Unit, {"name": "就业处"})
    assert named
    with operation(ledger, "改名") as change:
        change.update(named, {"name": "就业促进处"})
    assert taken(ledger, path, Unit, UNITS, ["就业促进处", "处室", "JY"]) == Imported(unchanged=1)
    assert taken(ledger, path, Unit, UNITS, ["就业处", "处室", "JY2"]) == Imported(created=1)
    assert taken(ledger, path, Unit, UNITS, ["就业处", "处室", "JY2"]) == Imported(unchanged=1)


def test_a_list_taken_again_after_undo_means_the_same_records(ledger: Ledger, path: Path) -> None:
    taken(ledger, path, Unit, UNITS, ["就业处", "处室", "JY"])
    step = last_undoable(ledger)
    assert step
    undo(ledger, step.operation)
    assert taken(ledger, path, Unit, UNITS, ["就业处", "处室", None]) == Imported(created=1)
    (unit,) = [row for row in records(ledger, Unit) if row.id != ledger.profile.unit_id]
    assert unit.id == natural_id(Unit, {"name": "就业处"})
    assert values_of(unit)["number"] == ""


def test_a_name_that_is_there_twice_is_listed_in_both_rows(ledger: Ledger, path: Path) -> None:
    result = taken(ledger, path, Unit, UNITS, ["就业处", "处室", "JY"], ["就业 处", "处室", "JY2"])
    assert [(problem.row, problem.column) for problem in result.problems] == [(2, "名称"), (3, "名称")]
    assert "出现了 2 次" in result.problems[0].message
