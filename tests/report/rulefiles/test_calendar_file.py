"""The arrangement of a year from a file."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.model.kinds import CalendarYear
from desktop_app.model.law.calendar_lines import as_lines, dated_lines
from desktop_app.paths import resource
from desktop_app.report.rulefiles.calendar_file import read_calendar_year

if TYPE_CHECKING:
    from pathlib import Path

DAYS = st.dictionaries(
    st.dates(dt.date(2020, 1, 1), dt.date(2020, 3, 1)), st.text("元旦春节清明", min_size=1, max_size=3), max_size=40
)


def written(folder: Path, content: object) -> Path:
    """Write a file and return it."""
    path = folder / "2027.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


@pytest.mark.parametrize("year", range(2008, 2027))
def test_every_calendar_of_the_program_can_be_taken_in_as_it_stands(year: int) -> None:
    path = resource("calendar") / f"{year}.json"
    values, shipped = read_calendar_year(path), json.loads(path.read_text("utf-8"))
    assert (values["year"], values["notice"]) == (year, shipped["notice"])
    for name in ("holidays", "workdays"):
        assert {str(day): text for day, text in dated_lines(str(values[name])).items()} == shipped[name]
    assert CalendarYear.problems(values) == {}


@given(DAYS)
def test_lines_tell_the_same_days_again(days: dict[dt.date, str]) -> None:
    assert dated_lines(as_lines(days)) == days


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        "[]",
        {"year": 2027},
        {"year": 2027, "notice": "", "holidays": {}, "workdays": {}},
        {"year": 2027, "notice": "", "holidays": {"2013-01-01": "元旦"}, "workdays": {}},
        {"year": 2027, "notice": "", "holidays": {"2027-02-30": "春节"}, "workdays": {}},
        {"year": 2027, "notice": "", "holidays": {"2027-01-01": "元旦"}, "workdays": {}, "more": 1},
    ],
)
def test_another_file_is_refused_in_plain_words(tmp_path: Path, content: object) -> None:
    with pytest.raises(UserError, match="不是年度节假日安排"):
        read_calendar_year(written(tmp_path, content))


def test_a_file_that_names_a_day_twice_is_refused(tmp_path: Path) -> None:
    twice = '{"year": 2027, "notice": "", "holidays": {"2027-01-01": "元旦", "2027-01-01": "春节"}, "workdays": {}}'
    with pytest.raises(UserError, match="2027-01-01 写了两次"):
        read_calendar_year(written(tmp_path, twice))


def test_a_file_that_is_no_text_or_gone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2027.json"
    with pytest.raises(UserError, match="打不开"):
        read_calendar_year(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="不是年度节假日安排"):
        read_calendar_year(path)
    path.write_bytes(b" " * 1_000_001)
    with pytest.raises(UserError, match="不是年度节假日安排"):
        read_calendar_year(path)
