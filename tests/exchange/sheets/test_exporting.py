"""Records out: headings, order, privacy, and what is said afterwards."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.errors import CancelledError
from desktop_app.exchange.sheets.exporting import export_kind
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.model.kinds import Application, Category, Fee, Release, Staff, Unit
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.progress import Cancellable, silent
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

DAY = dt.date(2013, 5, 6)


@pytest.fixture
def application(ledger: Ledger) -> str:
    """Return an application with personal values."""
    values: dict[str, Value] = {
        "unit": ledger.profile.unit_id,
        "channel": "web",
        "received_on": DAY,
        "nature": "disclosure",
        "subject": "医保文件",
        "applicant_type": "natural",
        "applicant_name": "张某某",
        "identity_kind": "resident",
        "identity_number": "370202199001011234",
        "applicant_phone": "0532",
    }
    with operation(ledger, "录入") as change:
        return change.add(Application, values)


def columns(path: Path) -> dict[str, Cell]:
    """Return the first record of a sheet by heading."""
    headings, first = (row.cells for row in read_sheet(path).rows[:2])
    return dict(zip(map(str, headings), first, strict=True))


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_record_is_written_under_its_fields_labels_as_people_read_it(
    ledger: Ledger, application: str, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"a{ending}"
    with operation(ledger, "录入") as change:
        values: dict[str, Value] = {
            "item": "copy",
            "charged_on": DAY,
            "charged": 1250,
            "waived": 0,
            "application": application,
        }
        fee = change.add(Fee, values | {"application": application})
    assert export_kind(ledger, Fee, path).rows == 1
    found = columns(path)
    assert list(found) == [
        "记录编号",
        "依申请公开",
        "收费项目",
        "收费日期",
        "收缴金额（元）",
        "减免金额（元）",
        "人数",
        "减免理由",
    ]
    assert list(found.values())[:3] == [fee, "医保文件", "复制费"]
    assert list(found.values())[3:] in ([DAY, 12.5, 0, "", ""], ["2013-05-06", "12.50", "0.00", "", ""])


def test_personal_values_stay_out_unless_asked_for_and_it_is_said(
    ledger: Ledger, application: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    done = export_kind(ledger, Application, path)
    assert "姓名或名称" not in columns(path)
    assert "370202199001011234" not in str(columns(path))
    assert "已导出 1 条到“a.xlsx”" in done.message
    assert "没有导出个人信息：申请内容原文、姓名或名称、证件类型、证件号码" in done.message
    done = export_kind(ledger, Application, path, personal=True)
    assert columns(path)["记录编号"] == application
    assert columns(path)["证件号码"] == "370202199001011234"
    assert columns(path)["联系电话"] == "0532"
    assert done.message == "已导出 1 条到“a.xlsx”。"


def test_what_the_program_computes_is_written_too(ledger: Ledger, application: str, tmp_path: Path) -> None:
    export_kind(ledger, Application, tmp_path / "a.xlsx")
    assert (columns(tmp_path / "a.xlsx")["记录编号"], columns(tmp_path / "a.xlsx")["答复期限"]) == (
        application,
        dt.date(2013, 5, 27),
    )


def test_only_what_the_filter_lets_through_is_written_in_its_order(ledger: Ledger, tmp_path: Path) -> None:
    with operation(ledger, "录入") as change:
        for name, role in (("乙", "liaison"), ("甲", "office"), ("丙", "office")):
            change.add(Staff, {"name": name, "unit": ledger.profile.unit_id, "role": role, "since": DAY})
    chosen = Filter(where=(Condition("role", "=", "office"),), order="-name")
    assert export_kind(ledger, Staff, tmp_path / "a.csv", chosen).rows == 2
    assert [row.cells[1] for row in read_sheet(tmp_path / "a.csv").rows] == ["姓名", "甲", "丙"]


def test_a_kind_without_records_gives_a_sheet_of_headings_to_fill_in(ledger: Ledger, tmp_path: Path) -> None:
    assert export_kind(ledger, Release, tmp_path / "a.xlsx").rows == 0
    assert read_sheet(tmp_path / "a.xlsx").rows[0].cells[:3] == ["记录编号", "标题", "公开单位"]


def test_a_link_takes_the_number_along_only_where_the_title_is_not_clear(ledger: Ledger, tmp_path: Path) -> None:
    with operation(ledger, "录入") as change:
        for name, code in (("机构职能", "01"), ("机构职能", "02"), ("政策法规", "03")):
            change.add(Category, {"name": name, "code": code})
        for parent in change.session.query(Category).order_by(Category.code):
            change.add(Category, {"name": f"{parent.code}之下", "code": f"{parent.code}1", "parent": parent.id})
    export_kind(ledger, Category, tmp_path / "a.csv")
    cells = [row.cells for row in read_sheet(tmp_path / "a.csv").rows]
    parents = {str(row[2]): str(row[3]) for row in cells}
    number = next(str(row[0]) for row in cells if row[2] == "01")
    assert parents["011"] == f"机构职能〔{number[:8]}〕"
    assert parents["031"] == "政策法规"


def test_the_sheet_of_an_english_screen_is_the_same(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_kind(ledger, Unit, tmp_path / "a.csv")
    monkeypatch.setattr(i18n._Chosen, "language", "en")
    export_kind(ledger, Unit, tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_a_cancelled_export_leaves_the_old_file(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    progress = Cancellable(silent)
    progress.cancel()
    with pytest.raises(CancelledError):
        export_kind(ledger, Unit, path, progress=progress)
    assert path.read_bytes() == b"old"
