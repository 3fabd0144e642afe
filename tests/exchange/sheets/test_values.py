"""Values as cells: Chinese wording, real days and numbers, and sentences for what a cell can't mean."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from desktop_app import i18n
from desktop_app.exchange.sheets.grid import Broken
from desktop_app.exchange.sheets.values import from_cell, to_cell
from desktop_app.model.codes import official_lists
from desktop_app.model.field import Field, Shape
from desktop_app.model.text import FieldError

if TYPE_CHECKING:
    from desktop_app.exchange.sheets.grid import Cell, Content
    from desktop_app.model.field import Value

DAY = dt.date(2013, 5, 6)


def field(shape: Shape, codes: str = "") -> Field:
    """Return a field of the shape."""
    return Field(label="项目", shape=shape, name="item", codes=codes)


@pytest.mark.parametrize(
    ("shape", "value", "cell"),
    [
        (Shape.TEXT, "=1", "=1"),
        (Shape.YES_NO, True, "是"),
        (Shape.YES_NO, False, "否"),
        (Shape.MONEY, -12345, Decimal("-123.45")),
        (Shape.MONEY, 10, Decimal("0.10")),
        (Shape.DAY, DAY, DAY),
        (Shape.WHOLE, 0, 0),
        (Shape.WHOLE, None, ""),
        (Shape.DECIMAL, Decimal("12.50"), Decimal("12.50")),
    ],
)
def test_a_value_is_written_as_people_read_it(shape: Shape, value: Value, cell: Content) -> None:
    written = to_cell(field(shape), value)
    assert (written, str(written)) == (cell, str(cell))


@pytest.mark.parametrize(
    ("shape", "cell", "value"),
    [
        (Shape.WHOLE, 12.0, 12),
        (Shape.WHOLE, " １２ ", 12),
        (Shape.MONEY, 123.45, 12345),
        (Shape.MONEY, 0.1 + 0.2, 30),
        (Shape.MONEY, "1,234.50元", 123450),
        (Shape.DECIMAL, 1e-7, Decimal("1E-7")),
        (Shape.DAY, DAY, DAY),
        (Shape.DAY, dt.datetime(2013, 5, 6, 23, 59), DAY),  # noqa: DTZ001 (cells have no time zone)
        (Shape.DAY, "2013年5月6日", DAY),
        (Shape.DAY, 20130506.0, DAY),
        (Shape.TEXT, 532.0, "532"),
        (Shape.TEXT, DAY, "2013-05-06"),
        (Shape.TEXT, True, "TRUE"),
        (Shape.YES_NO, True, True),
        (Shape.YES_NO, 0, False),
        (Shape.YES_NO, "", False),
        (Shape.TEXT, "  ", ""),
        (Shape.DAY, "", None),
    ],
)
def test_a_cell_of_any_program_is_read_as_it_was_meant(shape: Shape, cell: Cell, value: Value) -> None:
    assert from_cell(field(shape), cell) == value


@pytest.mark.parametrize(
    ("shape", "cell", "sentence"),
    [
        (Shape.TEXT, Broken.CELL, "公式的错误值"),
        (Shape.TEXT, 370202199001011234.0, "已被 Excel 改成 0"),
        (Shape.WHOLE, 12.5, "要填整数"),
        (Shape.MONEY, 0.001, "最多写到分"),
        (Shape.DAY, 1400.0, "不是一个日期"),
        (Shape.DAY, 20131305.0, "这一天不存在"),
        (Shape.DAY, "14:30:00", "不是一个日期"),
        (Shape.YES_NO, "大概", "要填“是”或“否”"),
    ],
)
def test_a_cell_that_cannot_be_meant_is_refused_in_words(shape: Shape, cell: Cell, sentence: str) -> None:
    with pytest.raises(FieldError, match=sentence):
        from_cell(field(shape), cell)


@pytest.mark.parametrize("name", official_lists().by_name)
def test_every_code_is_written_by_its_wording_and_read_back(name: str) -> None:
    choice = field(Shape.CODE, name)
    for code in official_lists().by_name[name].values():
        assert to_cell(choice, code.code) == code.label
        assert from_cell(choice, code.label) == code.code


def test_a_sheet_is_chinese_whatever_the_language_of_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n._Chosen, "language", "en")
    assert to_cell(field(Shape.CODE, "unit_nature"), "office") == "办公室"
    assert to_cell(field(Shape.YES_NO), value=True) == "是"
    assert from_cell(field(Shape.YES_NO), "否") is False


def test_a_code_of_a_newer_version_is_written_as_it_stands() -> None:
    assert to_cell(field(Shape.CODE, "unit_nature"), "from_the_future") == "from_the_future"
