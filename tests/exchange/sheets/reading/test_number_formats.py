"""Formats of numbers: which change what a cell says, and what it says then."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop_app.exchange.sheets.grid import Cell, Percent, Shown
from desktop_app.exchange.sheets.reading.number_formats import look_of


@pytest.mark.parametrize(
    ("code", "number", "cell"),
    [
        ("000000", 123, Shown(123, "000123")),
        ("000000", 1234567, 1234567),
        ("000000", -5, -5),
        ("000000", 1.5, 1.5),
        ("00-0000", 51234, Shown(51234, "05-1234")),
        ("000-0000-0000", 13800000000, Shown(13800000000, "138-0000-0000")),
        ('"水办"000"号"', 7, Shown(7, "水办007号")),
        (r"\第0\号", 7, Shown(7, "第7号")),
        ('0000"年"00"月"00"日"', 20230508, Shown(20230508, "2023年05月08日")),
        ("[红色]000;[蓝色]-000", 5, Shown(5, "005")),
        ("[$-804]000", 5, Shown(5, "005")),
        ("0%", 0.853, Percent(Decimal("85.3"))),
        ("0.00%", 1, Percent(Decimal(100))),
        ("0.0%;[Red]-0.0%", -0.05, Percent(Decimal(-5))),
    ],
)
def test_a_number_says_what_its_format_shows(code: str, number: float, cell: Cell) -> None:
    look = look_of(code)
    assert look is not None
    assert look.show(number) == cell


@pytest.mark.parametrize(
    "code",
    [
        *(
            "",
            "General",
            "0",
            "0.00",
            "#,##0",
            "#,##0.00",
            "@",
            "0_ ",
            "0_);(0)",
            '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
        ),
        *("yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "h:mm", "[h]:mm:ss", "0.00E+00", "# ?/?", '0.00"%"', "[$¥-804]#,##0.00"),
    ],
)
def test_other_formats_leave_the_number_as_its_digits_or_its_day(code: str) -> None:
    assert look_of(code) is None
