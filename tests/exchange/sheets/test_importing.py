"""An exported sheet comes in again: by the records' numbers, changing what differs, in this file or another one."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import CancelledError
from desktop_app.exchange.sheets.exporting import export_kind
from desktop_app.model.kinds import Application, Outlet, Staff, Unit
from desktop_app.model.record import values_of
from desktop_app.office.opening import opened
from desktop_app.progress import Cancellable, silent
from desktop_app.store.log.operation import operation
from desktop_app.store.trust.history import history
from tests.exchange.sheets.registers import imported, looked_at, records, sheet_of, statuses, taken

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

DAY = dt.date(2013, 5, 6)
STAFF = ["记录编号", "姓名", "所在单位", "岗位", "专职（全职）", "任职日期"]


def person(name: str, number: str = "", unit: str = "办公室") -> list[Cell]:
    """Return a row of a staff sheet."""
    return [number, name, unit, "信息员", "否", DAY]


def test_rows_without_a_number_become_new_records(ledger: Ledger) -> None:
    assert taken(ledger, sheet_of(STAFF, person("张三"), [], person("李四")), Staff).created == 2
    first = records(ledger, Staff)[0]
    assert values_of(first) | {"role": "liaison", "since": DAY, "full_time": False} == values_of(first)


def test_the_number_a_sheet_gives_is_kept(ledger: Ledger) -> None:
    taken(ledger, sheet_of(STAFF, person("张三", "ab" * 16)), Staff)
    assert [row.id for row in records(ledger, Staff)] == ["ab" * 16]


def test_rows_with_a_known_number_change_only_what_differs(ledger: Ledger) -> None:
    taken(ledger, sheet_of(STAFF, person("张三", "a" * 32), person("李四", "b" * 32)), Staff)
    changed = sheet_of(STAFF, person("张三", "a" * 32), person("李思", "b" * 32), person("王五"))
    result = taken(ledger, changed, Staff)
    assert (result.created, result.updated, result.unchanged) == (1, 1, 1)
    newest = history(ledger, "b" * 32)[0]
    assert [(change.field.name, change.before, change.after) for change in newest.changes] == [("name", "李四", "李思")]
    assert len(history(ledger, "a" * 32)) == 1


def test_columns_the_sheet_does_not_have_stay_as_they_are_and_an_empty_cell_empties_its_field(ledger: Ledger) -> None:
    taken(ledger, sheet_of([*STAFF, "办公电话"], [*person("张三", "a" * 32), "0532"]), Staff)
    assert taken(ledger, sheet_of(STAFF, person("张珊", "a" * 32)), Staff).updated == 1
    assert records(ledger, Staff)[0].telephone == "0532"  # type: ignore[attr-defined]
    taken(ledger, sheet_of([*STAFF, "办公电话"], [*person("张珊", "a" * 32), ""]), Staff)
    assert records(ledger, Staff)[0].telephone == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([person("张三", "a" * 32), person("李四", "a" * 32)], "这个编号在表里出现了 2 次。"),
        ([person("赵六", "12")], "编号不完整；新记录请留空，已有的记录请照导出时的原样。"),
    ],
)
def test_a_number_that_cannot_be_meant_is_refused(ledger: Ledger, rows: list[list[Cell]], sentence: str) -> None:
    found = looked_at(ledger, sheet_of(STAFF, *rows), Staff)
    assert [row.problems["id"] for row in found.rows] == [sentence] * len(rows)


def test_the_number_of_a_record_of_another_kind_or_of_a_deleted_one_is_refused(ledger: Ledger) -> None:
    taken(ledger, sheet_of(STAFF, person("张三", "a" * 32)), Staff)
    with operation(ledger, "删除") as change:
        change.delete("a" * 32)
    rows = [person("张三", "a" * 32), person("李四", ledger.profile.unit_id)]
    found = looked_at(ledger, sheet_of(STAFF, *rows), Staff)
    assert statuses(found) == [(2, "refused"), (3, "refused")]
    assert all("另一条记录" in row.problems["id"] for row in found.rows)


def test_a_title_that_two_records_have_is_told_with_how_to_write_it(ledger: Ledger) -> None:
    with operation(ledger, "录入") as change:
        change.add(Unit, {"name": "办公室", "nature": "division"}, record_id="ab" * 16)
    problem = looked_at(ledger, sheet_of(STAFF, person("张三")), Staff).rows[0].problems["unit"]
    assert "有 2 条，请写明是哪一条" in problem
    assert "办公室〔abababab〕" in problem
    assert taken(ledger, sheet_of(STAFF, person("张三", unit="办公室〔abababab〕")), Staff).created == 1


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
    assert imported(ledger, tmp_path / "a.xlsx", Application).unchanged == 1
    assert records(ledger, Application)[0].applicant_name == "张某某"  # type: ignore[attr-defined]


def test_an_export_comes_back_as_unchanged_and_then_into_another_file(
    ledger: Ledger, fresh_file: Path, tmp_path: Path
) -> None:
    with operation(ledger, "录入") as change:
        change.add(Outlet, {"name": "=大众日报", "level": "provincial", "position": 2})
    export_kind(ledger, Outlet, tmp_path / "a.csv")
    assert imported(ledger, tmp_path / "a.csv", Outlet).unchanged == 1
    with opened(Path(shutil.copy(fresh_file, tmp_path / "other.ogi"))) as other:
        assert imported(other, tmp_path / "a.csv", Outlet).created == 1
        assert [(row.id, values_of(row)) for row in records(other, Outlet)] == [
            (row.id, values_of(row)) for row in records(ledger, Outlet)
        ]


def test_a_cancelled_import_keeps_nothing(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,所在单位,岗位,任职日期\n张三,办公室,信息员,2013-05-06\n", "utf-8-sig")
    progress = Cancellable(silent)
    progress.cancel()
    with pytest.raises(CancelledError):
        imported(ledger, path, Staff, progress)
    assert records(ledger, Staff) == []
