"""A sheet that LibreOffice opened and saved, as .xlsx, .xls, .ods or .csv, still says the same in every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings

from desktop_app.exchange.sheets.columns import columns_of
from desktop_app.exchange.sheets.exporting import export_kind
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.values import from_cell, to_cell
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet
from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import to_log
from desktop_app.model.record import typed_fields
from tests import libreoffice
from tests.any_value import edge_values
from tests.exchange.sheets.registers import imported
from tests.whole_ledgers import contents, enter, everything, two_copies

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Column, Content
    from desktop_app.model.field import Field, Value
    from tests.whole_ledgers import Everything

pytestmark = libreoffice.NEEDED

ENDINGS = (".xlsx", ".csv")

MARK = "\ufeff"

WIDEST = 250
"""An old .xls has no room for more than 256 columns."""

ONCE = settings(max_examples=1, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


class Block(NamedTuple):
    """The fields of some kinds side by side, each as a sheet of its kind has them, and a row for each edge."""

    fields: list[Field]
    columns: list[Column]
    rows: list[list[Value]]

    def cells(self) -> list[list[Content]]:
        """Return what is written."""
        return [list(map(to_cell, self.fields, row)) for row in self.rows]


@pytest.fixture(scope="module")
def sheets() -> dict[str, Block]:
    """Return every field of every kind, at its edges, in as few sheets as have room for them."""
    fields = [field for kind in KINDS.values() for field in typed_fields(kind).values()]
    made = {}
    for start in range(0, len(fields), WIDEST):
        part = fields[start : start + WIDEST]
        edges = [edge_values(field) for field in part]
        rows = [[column[number % len(column)] for column in edges] for number in range(max(map(len, edges)))]
        made[f"字段{start}"] = Block(part, columns_of(part)[1:], rows)
    return made


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for LibreOffice's own settings: those of a new user."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture(scope="module")
def written(sheets: dict[str, Block], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with each sheet as this program writes it, as a workbook and as .csv."""
    folder = tmp_path_factory.mktemp("written")
    for name, block in sheets.items():
        for ending in ENDINGS:
            write_sheet(folder / f"{name}{ending}", name, block.columns, block.cells())
    return folder


@pytest.mark.parametrize("kind", libreoffice.KINDS_OF_FILES)
@pytest.mark.parametrize("ending", ENDINGS)
def test_every_edge_of_every_field_of_every_kind_comes_back(
    sheets: dict[str, Block], written: Path, tmp_path: Path, profile: Path, ending: str, kind: str
) -> None:
    saved = libreoffice.saved_by_libreoffice(written.glob(f"*{ending}"), kind, tmp_path, profile)
    changed = {
        (field.label, number, repr(value), repr(cell))
        for name, block in sheets.items()
        for number, (row, found) in enumerate(zip(block.rows, read_sheet(saved[name]).rows[1:], strict=True), start=2)
        for field, value, cell in zip(block.fields, row, found.cells, strict=True)
        if to_log(from_cell(field, cell)) != to_log(as_kept(kind, value))
    }
    assert changed == set()


def as_kept(kind: str, value: Value) -> Value:
    """Return a value as the kind of file can hold it."""
    if not isinstance(value, str):
        return value
    if kind == "xls":
        # The reader of an old .xls takes the mark of an encoding at the beginning of a text for one.
        return value.lstrip(MARK)
    # LibreOffice writes the tabs of a text of several lines into no .ods: they are gone from the file itself.
    return value.replace("\t", "") if kind == "ods" and "\n" in value else value


@ONCE
@given(records=everything())
def test_a_whole_data_file_comes_back(fresh_file: Path, profile: Path, records: Everything) -> None:
    with two_copies(fresh_file) as (folder, first, second):
        enter(first, records)
        exported, saved = folder / "导出", folder / "另存"
        exported.mkdir()
        saved.mkdir()
        for name, kind in KINDS.items():
            export_kind(first, kind, exported / f"{name}.xlsx", personal=True)
        found = libreoffice.saved_by_libreoffice(exported.iterdir(), "xls", saved, profile)
        for name, kind in KINDS.items():
            assert imported(second, found[name], kind).refused == 0
        assert contents(second) == contents(first)
