"""Format files: what the program brings along, how one is chosen, and that every mistake is told with its line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.codes import codes
from desktop_app.paths import resource
from desktop_app.report.annex.cell import Query
from desktop_app.report.annex.formats.format import (
    Format,
    FormatError,
    default_format,
    find_format,
    formats,
    load_format,
)
from tests.report.annex.formats.format_mistakes import ELSEWHERE, MISTAKES, A, D

if TYPE_CHECKING:
    from pathlib import Path


def text_of(name: str) -> str:
    return resource("annex", name).read_text(encoding="utf-8")


def test_the_program_brings_every_form_from_2004_on() -> None:
    assert list(formats()) == [
        "A-shanghai-v1",
        "A-fujian",
        "A-qingdao",
        "A-shanghai-annual",
        "A-shanghai-v2",
        "B-2014",
        "C-2019",
        "D-2021",
    ]


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (2008, "A-qingdao"),
        (2013, "A-qingdao"),
        (2014, "A-qingdao"),
        (2015, "B-2014"),
        (2018, "B-2014"),
        (2019, "C-2019"),
        (2020, "C-2019"),
        (2021, "D-2021"),
        (2030, "D-2021"),
    ],
)
def test_the_year_chooses_the_format(year: int, name: str) -> None:
    assert default_format(year).id == name
    assert default_format(year).in_force(year)


def test_2014_may_be_reported_on_the_national_form_too() -> None:
    assert find_format("B-2014").in_force(2014)


@pytest.mark.parametrize(
    ("year", "local", "name"),
    [
        (2005, "shanghai", "A-shanghai-v1"),
        (2010, "shanghai", "A-shanghai-annual"),
        (2010, "fujian", "A-fujian"),
        (2014, "shanghai", "B-2014"),
        (2016, "fujian", "B-2014"),
        (2023, "fujian", "D-2021"),
    ],
)
def test_the_office_says_which_local_form_is_used_here(year: int, local: str, name: str) -> None:
    assert default_format(year, settings={"local_annex": local}).id == name


def test_a_year_before_all_formats_gets_the_first_one_used_here() -> None:
    assert default_format(2005).id == "A-qingdao"
    assert not default_format(2005).in_force(2005)


def test_a_year_after_a_form_was_given_up_gets_the_nearest_earlier_one() -> None:
    old = {name: fmt for name, fmt in formats().items() if fmt.file.first_year < 2021}
    assert default_format(2030, old).id == "C-2019"


def test_a_format_answers_to_its_other_names() -> None:
    assert find_format("D-2021-30") is find_format("D-2021")
    assert find_format("C-2019-60") is find_format("C-2019")
    assert find_format("B-2014-32") is find_format("B-2014")
    assert find_format("A-Qingdao") is find_format("A-qingdao")
    assert find_format("A-Shanghai") is find_format("A-shanghai-v2")


def test_an_unknown_format_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(UserError) as refused:
        find_format("B-2024")
    assert refused.value.message == "没有“B-2024”这种附表格式。"
    assert refused.value.hint.startswith("可用的格式：A-shanghai-v1、A-fujian、A-qingdao、")


def test_an_unknown_cell_is_refused_by_name(national: Format) -> None:
    with pytest.raises(UserError, match=r"T9\.a\.b"):
        national.definition("T9.a.b")


def test_the_government_has_columns_of_its_own() -> None:
    government = load_format(resource("annex", A), profile="government")
    department = load_format(resource("annex", A))
    assert government.definition("A1.cnt.live").label == "主动公开数量 · 民生"
    assert "A1.cnt.live" not in department.cells
    assert len(government.cells) == len(department.cells) + 2


def counted_codes(fmt: Format, codes_wanted: list[str], field: str) -> Counter[str]:
    """Return how often each code of a field is asked for by some cells."""
    found: Counter[str] = Counter()
    for code in codes_wanted:
        source = fmt.cells[code].source
        assert isinstance(source, Query)
        for rule in source.where:
            if rule.field == field:
                found.update(rule.one_of or (str(rule.equals),))
    return found


@pytest.mark.parametrize(
    ("name", "table", "column", "field", "code_list"),
    [
        ("C-2019", "T3", "natural", "decision", "decision"),
        ("D-2021", "T3", "natural", "decision", "decision"),
        ("A-qingdao", "A3", "", "decision", "decision"),
        ("A-qingdao", "A2", "", "channel", "application_channel"),
        ("A-qingdao", "A5", "", "channel", "inquiry_channel"),
    ],
)
def test_every_code_counts_in_exactly_one_cell(name: str, table: str, column: str, field: str, code_list: str) -> None:
    fmt = find_format(name)
    cells = [
        code
        for code, cell in fmt.cells.items()
        if cell.table == table and (not column or cell.column == column) and isinstance(cell.source, Query)
    ]
    assert counted_codes(fmt, cells, field) == dict.fromkeys(codes(code_list), 1)


@pytest.mark.parametrize(
    ("row", "field", "code_list"), [("new", "applicant_type", "applicant_type"), ("n", "outcome", "dispute_outcome")]
)
def test_every_applicant_and_outcome_has_its_columns(national: Format, row: str, field: str, code_list: str) -> None:
    cells = [code for code, cell in national.cells.items() if cell.row == row and isinstance(cell.source, Query)]
    assert set(counted_codes(national, cells, field)) == set(codes(code_list))


@pytest.mark.parametrize(("name", "right", "wrong", "reason"), MISTAKES, ids=[mistake[2] for mistake in MISTAKES])
def test_a_mistake_is_told_with_file_line_and_reason(
    tmp_path: Path, name: str, right: str, wrong: str, reason: str
) -> None:
    text = text_of(name)
    assert text.count(right) >= 1
    path = tmp_path / "我的格式.json"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(FormatError) as refused:
        load_format(path)
    assert reason in refused.value.reason
    if "不是正确的 JSON" not in reason:
        assert wrong in path.read_text(encoding="utf-8").split("\n")[refused.value.line - 1]
    assert refused.value.message.startswith(f"我的格式.json 第 {refused.value.line} 行：")


@pytest.mark.parametrize(
    ("name", "right", "wrong", "told", "reason"), ELSEWHERE, ids=[mistake[2] for mistake in ELSEWHERE]
)
def test_a_mistake_is_told_where_it_is_to_be_mended(
    tmp_path: Path, name: str, right: str, wrong: str, told: str, reason: str
) -> None:
    text = text_of(name)
    assert text.count(right) == 1
    path = tmp_path / "f.json"
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(FormatError) as refused:
        load_format(path)
    assert reason in refused.value.reason
    near = path.read_text(encoding="utf-8").split("\n")[refused.value.line - 1 :][:2]
    assert told in "\n".join(near)


def test_a_file_that_is_no_text_or_is_gone_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "f.json"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(FormatError, match="编码不是 UTF-8"):
        load_format(picture)
    with pytest.raises(FormatError, match="打不开"):
        load_format(tmp_path / "none.json")


def test_a_file_that_only_some_programs_can_read_is_refused_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(text_of(D).replace('"first_year": 2021', '"first_year": NaN'), encoding="utf-8")
    with pytest.raises(FormatError, match="不能读的字符或数") as refused:
        load_format(path)
    assert "NaN" in path.read_text(encoding="utf-8").split("\n")[refused.value.line - 1]


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_text(text_of(D), encoding="utf-8-sig")
    assert load_format(path).id == "D-2021"
