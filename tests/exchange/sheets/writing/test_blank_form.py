"""Empty forms: drop-downs, an example and explanations, and what is filled in goes in by the import."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.example_row import EXAMPLE, is_example
from desktop_app.exchange.sheets.grid import Column
from desktop_app.exchange.sheets.matching.proposing import propose
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.taking.examined import Examined, Status
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.writing.blank_form import write_blank_form
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet
from desktop_app.model.kinds import KINDS, Category, Release, Unit
from desktop_app.model.record import typed_fields
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    with operation(ledger, "新增") as change:
        for number in range(40):
            change.add(Unit, {"name": f"第{number}个名字很长的处室或者单位", "nature": "division"})
        change.add(Category, {"name": "政策文件", "code": "policy"})
    return ledger


def examined(ledger: Ledger, path: Path, kind: type[Record]) -> Examined:
    """Return what the import makes of a file, as it proposes to read it."""
    sheet = read_sheet(path, preferred=kind.label)
    return examine(ledger, sheet, kind, propose(ledger, sheet, kind).matching)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_the_empty_form_of_each_kind_goes_in_and_its_example_is_left_out(
    ledger: Ledger, tmp_path: Path, kind: type[Record]
) -> None:
    path = write_blank_form(ledger, kind, tmp_path / "空表.xlsx")
    sheet = read_sheet(path, preferred=kind.label)
    assert sheet.rows[0].cells[1:] == [field.label for field in typed_fields(kind).values()]
    assert is_example(sheet.rows[1].cells)
    found = examined(ledger, path, kind)
    assert found.rows == ()
    assert "示例行" in {left.why for left in found.table.left_out}


def test_what_the_example_says_can_be_taken_when_it_is_no_example(filled: Ledger, tmp_path: Path) -> None:
    path = write_blank_form(filled, Release, tmp_path / "空表.xlsx")
    sheet = read_sheet(path, preferred=Release.label)
    headings = [Column(str(heading)) for heading in sheet.rows[0].cells]
    example = ["" if cell == EXAMPLE else str(cell) for cell in sheet.rows[1].cells]
    write_sheet(tmp_path / "填好.xlsx", Release.label, headings, [example])
    found = examined(filled, tmp_path / "填好.xlsx", Release)
    assert [(row.status, row.problems) for row in found.rows] == [(Status.NEW, {})]


def test_short_choices_stand_beside_the_cell_and_long_ones_on_a_hidden_sheet(filled: Ledger, tmp_path: Path) -> None:
    path = write_blank_form(filled, Release, tmp_path / "空表.xlsx")
    with zipfile.ZipFile(path) as parts:
        form, book = (parts.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "workbook"))
        explained = parts.read("xl/sharedStrings.xml").decode()
    assert '"是,否"' in form
    assert re.search(r"选项!\$A\$1:\$A\$4\d<", form)
    assert 'name="选项" sheetId="2" state="hidden"' in book
    assert re.search("……共 4[0-9] 项", explained)
    assert "公文以签发日期为准。" in explained


@pytest.mark.parametrize("text", ["示例", "示例（不导入）", " 示例 1 ", "示例(不导入)"])
def test_an_example_says_so_in_its_first_cell(text: str) -> None:
    assert is_example(["", text, "关于做好工作的通知"])
    assert not is_example(["", f"{text}工程建设方案", ""])


def test_an_empty_form_is_a_workbook_or_nothing(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="空表不能存为"):
        write_blank_form(ledger, Release, tmp_path / "空表.csv")
