"""Every kind and field: a value survives the log, the text of the screen, .xlsx and .csv; so do whole files."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop_app.exchange.sheets.columns import columns_of
from desktop_app.exchange.sheets.exporting import export_kind
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.values import from_cell, to_cell
from desktop_app.exchange.sheets.writing.sheet_file import write_sheet
from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import Logged, from_log, to_log
from desktop_app.model.record import Record, typed_fields
from desktop_app.model.text import check_value, from_text, to_text
from tests.any_value import any_value, edge_values
from tests.exchange.sheets.registers import imported
from tests.whole_ledgers import contents, enter, everything, two_copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.model.field import Field, Value
    from tests.whole_ledgers import Everything

FIELDS = [
    pytest.param(field, id=f"{name}.{field.name}")
    for name, kind in KINDS.items()
    for field in typed_fields(kind).values()
]
ENDINGS = pytest.mark.parametrize("ending", [".xlsx", ".csv"])
MANY = settings(max_examples=25, deadline=None)
SOME = settings(max_examples=10, deadline=None)
FEW = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Whole files take a second each: too long to look for a smaller one that fails as well."""


@pytest.mark.parametrize("field", FIELDS)
@MANY
@given(data=st.data())
def test_a_value_survives_the_log_and_the_text_of_the_screen(field: Field, data: st.DataObject) -> None:
    value = data.draw(any_value(field))
    assert from_log(field, to_log(value)) == value
    assert from_text(field, to_text(field, value)) == value
    assert check_value(field, value) == value


@ENDINGS
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@SOME
@given(data=st.data())
def test_every_value_of_a_kind_survives_a_sheet(ending: str, kind: type[Record], data: st.DataObject) -> None:
    fields = list(typed_fields(kind).values())
    table = data.draw(st.lists(st.tuples(*(any_value(field) for field in fields)), min_size=1, max_size=5))
    assert through_a_sheet(kind, ending, table) == [tuple(map(to_log, values)) for values in table]


@ENDINGS
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_edge_survives_a_sheet_in_every_field(ending: str, kind: type[Record]) -> None:
    columns = [list(edge_values(field)) for field in typed_fields(kind).values()]
    table = [tuple(column[number % len(column)] for column in columns) for number in range(max(map(len, columns)))]
    assert through_a_sheet(kind, ending, table) == [tuple(map(to_log, values)) for values in table]


def through_a_sheet(kind: type[Record], ending: str, table: Sequence[tuple[Value, ...]]) -> list[tuple[Logged, ...]]:
    """Write values of all fields of a kind to a file and return what reading it gives, in the log's exact form."""
    fields = list(typed_fields(kind).values())
    cells = [["1", *(to_cell(*pair) for pair in zip(fields, values, strict=True))] for values in table]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"表{ending}"
        write_sheet(path, kind.label, columns_of(fields), cells)
        found = read_sheet(path).rows[1:]
    return [tuple(to_log(from_cell(*pair)) for pair in zip(fields, row.cells[1:], strict=True)) for row in found]


@ENDINGS
@FEW
@given(records=everything())
def test_a_file_exported_kind_by_kind_and_imported_into_an_empty_one_is_the_same(
    ending: str, fresh_file: Path, records: Everything
) -> None:
    with two_copies(fresh_file) as (folder, first, second):
        enter(first, records)
        for kind in KINDS.values():
            path = folder / f"{kind.label}{ending}"
            export_kind(first, kind, path, personal=True)
            assert imported(second, path, kind).refused == 0
        assert contents(second) == contents(first)
        assert all(records[name].keys() <= contents(second)[name].keys() for name in records)
