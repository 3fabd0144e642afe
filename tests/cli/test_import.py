"""The command `import`: sheets as offices have them go in, and what it says of them."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from desktop_app.model.kinds import Application, Category, Release, Unit
from desktop_app.office.opening import opened
from desktop_app.office.records.listing import record_ids, rows
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from tests.exchange.sheets.workbooks import make_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.model.record import Record
    from tests.cli.conftest import Outcome

    Run = Callable[..., Outcome]

DAY = dt.date(2013, 3, 1)
CATEGORY = "政策文件（本局）"


@pytest.fixture(scope="module")
def offices(fresh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office's data file with its units and a category, made once and never written to."""
    path = Path(shutil.copy(fresh_file, tmp_path_factory.mktemp("offices") / "offices.ogi"))
    with opened(path) as ledger, operation(ledger, "录入") as change:
        for name in ("政策法规科", "水资源科", "规划建设科"):
            change.add(Unit, {"name": name, "nature": "division"})
        change.add(Category, {"name": CATEGORY, "code": "policy-own"})
    return path


@pytest.fixture
def file(offices: Path, tmp_path: Path) -> Path:
    """Return a copy of the office's data file to change."""
    return Path(shutil.copy(offices, tmp_path / "a.ogi"))


def found(path: Path, kind: type[Record]) -> list[Any]:
    """Return all records of a kind in a data file."""
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        return rows(session, kind, record_ids(session, kind))


def workbook(path: Path, *table: Sequence[object]) -> Path:
    """Write a sheet to a workbook."""
    return make_workbook(path, {"Sheet1": table})


FORM = ["序号", "信息编号", "信息名称", "内容描述", "生成时间", "公开属性"]
TITLES: tuple[list[object], ...] = (
    ["门户网站公开信息登记表"],
    ["填写单位：政策法规科", None, None, "登记时间：2013年4月8日"],
)
BLANK: list[list[object]] = [[number] for number in range(4, 9)]
LISTED: tuple[list[object], ...] = (
    [1, "水办〔2013〕12号", "节水通知", "节水工作安排", DAY, "主动公开"],
    [2, "水办〔2013〕15号", "水资源公报", "年度情况", DAY, "主动公开"],
    [3, None, "局领导分工", "分工调整", DAY, "主动公开"],
    *BLANK,
)
GIVEN = ("--set", "公开单位=政策法规科", "--set", f"信息分类={CATEGORY}")


def test_a_published_register_form_goes_in_and_next_month_without_a_question(run: Run, file: Path) -> None:
    sheet = workbook(file.parent / "登记表.xlsx", *TITLES, FORM, *LISTED)
    asked = run("import", file, sheet, "--kind", "release")
    assert asked.code == 1
    assert "没有必填的内容：信息分类。" in asked.err  # whose sheet it is, the line above the headings says
    assert "--set 信息分类=…" in asked.err
    first = run("import", file, sheet, "--kind", "release", *GIVEN)
    assert first.code == 0
    assert "信息编号 → 文号" in first.out
    assert "序号 → 不导入" in first.out
    assert "没有读入第 7—11 行：只有序号" in first.out
    assert "已新增 3 条" in first.out
    releases = found(file, Release)
    assert {(each.title, each.document_number, each.summary, each.made_on) for each in releases} >= {
        ("节水通知", "水办〔2013〕12号", "节水工作安排", DAY),
        ("局领导分工", "", "分工调整", DAY),
    }
    month = workbook(file.parent / "五月.xlsx", *TITLES, FORM, [1, "水办〔2013〕40号", "新通知", "", DAY, "主动公开"])
    again = run("import", file, month, "--kind", "release")
    assert again.code == 0
    assert "这种表以前导入过" in again.out
    assert len(found(file, Release)) == 4


def test_a_unit_and_a_category_typed_in_each_row_need_no_value_for_all(run: Run, file: Path) -> None:
    lines = [[*row[1:], "政策法规科", CATEGORY] for row in LISTED[:3]]
    sheet = workbook(file.parent / "去序号.xlsx", [*FORM[1:], "公开单位", "信息分类"], *lines)
    assert "已新增 3 条" in run("import", file, sheet, "--kind", "release").out


CATALOGUE = ["标题", "公开单位", "信息分类", "公开日期", "文号"]


def test_a_merged_value_holds_for_every_row_and_is_said(run: Run, file: Path) -> None:
    path = file.parent / "合并.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, CATALOGUE)
        sheet.write_column(1, 0, ["通知一", "通知二"])
        sheet.merge_range(1, 1, 2, 1, "政策法规科")
        sheet.merge_range(1, 2, 2, 2, CATEGORY)
        sheet.merge_range(1, 3, 2, 3, DAY, day)
        sheet.write_column(1, 4, ["水〔2013〕9号", "水〔2013〕10号"])
    outcome = run("import", file, path, "--kind", "release")
    assert "B2:B3" in outcome.out
    assert "已新增 2 条" in outcome.out
    assert {each.released_on for each in found(file, Release)} == {DAY}


def test_the_foot_of_a_sheet_is_left_out_and_said(run: Run, file: Path) -> None:
    sheet = workbook(
        file.parent / "带合计.xlsx",
        CATALOGUE,
        ["通知一", "政策法规科", CATEGORY, DAY, "水〔2013〕1号"],
        ["合计", None, None, None, "1条"],
        ["填表人：李四", None, "审核人：王五"],
    )
    outcome = run("import", file, sheet, "--kind", "release")
    assert "没有读入第 3 行：合计行 合计 1条" in outcome.out
    assert "没有读入第 4 行：签字行" in outcome.out
    assert "已新增 1 条" in outcome.out


PERSONS = "登记号,收到日期,姓名或名称,证件类型,证件号码,收件渠道,申请事项,承办单位,来件性质,申请人类型"


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("\t110101199001011237", "110101199001011237"),
        ('"=""110101199001011237"""', "110101199001011237"),
        ("1.10101E+17", None),
        ("110101199001011000", None),
    ],
)
def test_a_long_number_is_read_rightly_or_refused(run: Run, file: Path, written: str, stored: str | None) -> None:
    sheet = file.parent / "申请.csv"
    line = f"2013-1,2013/3/6,张某某,居民身份证,{written},网站提交,某批复,规划建设科,属于依申请公开,自然人"
    sheet.write_text(f"{PERSONS}\n{line}\n", encoding="gb18030")
    outcome = run("import", file, sheet, "--kind", "application")
    assert outcome.code == (0 if stored else 1)
    assert [each.identity_number for each in found(file, Application)] == ([stored] if stored else [])


def test_a_number_that_ends_in_noughts_is_taken_when_it_is_said_to_be_so(run: Run, file: Path) -> None:
    sheet = workbook(
        file.parent / "a.xlsx",
        [*CATALOGUE, "索引号"],
        ["通知", "政策法规科", CATEGORY, DAY, "1", "1234567890123450"],
    )
    assert run("import", file, sheet, "--kind", "release").code == 1
    assert run("import", file, sheet, "--kind", "release", "--confirm").code == 0


def test_the_same_catalogue_a_month_later_adds_the_new_row_only(run: Run, file: Path) -> None:
    lines = [[f"办法{n}", "水资源科", CATEGORY, DAY, f"水规〔2013〕{n}号"] for n in (1, 2, 3)]
    assert run("import", file, workbook(file.parent / "a.xlsx", CATALOGUE, *lines[:2]), "--kind", "release").code == 0
    later = run("import", file, workbook(file.parent / "b.xlsx", CATALOGUE, *lines), "--kind", "release")
    assert "新增 1 条，已有 2 条，有变化 0 条" in later.out
    assert len(found(file, Release)) == 3


def test_the_rest_is_written_with_reasons_and_the_good_rows_are_taken(run: Run, file: Path) -> None:
    good, bad = ["通知", "水资源科", CATEGORY, DAY, "1"], ["公告", "没有的科", CATEGORY, DAY, "2"]
    sheet, rest = workbook(file.parent / "a.xlsx", CATALOGUE, good, bad), file.parent / "其余.xlsx"
    refused = run("import", file, sheet, "--kind", "release")
    assert refused.code == 1
    assert "第 3 行“公开单位”：没有名为“没有的科”" in refused.err
    assert '"words": {"公开单位": {"没有的科": "…"}}' in refused.out
    assert found(file, Release) == []
    taken = run("import", file, sheet, "--kind", "release", "--rest", rest)
    assert taken.code == 0
    assert "有 1 行没有导入" in taken.out
    assert len(found(file, Release)) == 1
    words = file.parent / "words.json"
    words.write_text(json.dumps({"words": {"公开单位": {"没有的科": "水资源科"}}}), encoding="utf-8")
    assert run("import", file, rest, "--kind", "release", "--mapping", words).code == 0
    assert len(found(file, Release)) == 2


def test_a_mapping_file_says_columns_values_for_all_rows_and_words(run: Run, file: Path) -> None:
    sheet = workbook(file.parent / "a.xlsx", ["甲", "乙", "丙"], ["通知", "法规", DAY], ["公告", "法规", DAY])
    mapping = file.parent / "mapping.json"
    said = {
        "columns": {"甲": "标题", "乙": "公开单位", "丙": "公开日期"},
        "constants": {"信息分类": CATEGORY},
        "words": {"公开单位": {"法规": "政策法规科"}},
    }
    mapping.write_text(json.dumps(said), encoding="utf-8")
    assert "已新增 2 条" in run("import", file, sheet, "--kind", "release", "--mapping", mapping).out
    again = run("import", file, sheet, "--kind", "release", "--dry-run")
    assert "可能重复 2 条" in again.out
    assert len(found(file, Release)) == 2


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"columns": {"没有": "标题"}}, "表里没有标题为“没有”的列"),
        ({"columns": {"标题": "题目"}}, "“题目”不是“主动公开信息”的字段"),
        ({"column": {"标题": "标题"}}, "读不懂对应关系文件"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(run: Run, file: Path, said: dict[str, Any], sentence: str) -> None:
    mapping = file.parent / "mapping.json"
    mapping.write_text(json.dumps(said), encoding="utf-8")
    sheet = workbook(file.parent / "a.xlsx", CATALOGUE, ["通知", "水资源科", CATEGORY, DAY, "1"])
    assert sentence in run("import", file, sheet, "--kind", "release", "--mapping", mapping).err


def test_a_row_can_be_left_out_and_a_strange_column_is_left_out_by_itself(run: Run, file: Path) -> None:
    lines = [["通知", "水资源科", CATEGORY, DAY, "1", "x", "z"], ["公告", "水资源科", CATEGORY, DAY, "2", "y"]]
    sheet = workbook(file.parent / "a.xlsx", [*CATALOGUE, "内部用"], *lines)
    outcome = run("import", file, sheet, "--kind", "release", "--leave-out", 3)
    assert "内部用 → 不导入" in outcome.out
    assert "没有标题的第 7 列 → 不导入" in outcome.out
    assert "不要 1 条" in outcome.out
    assert [each.title for each in found(file, Release)] == ["通知"]


def test_a_sheet_of_several_is_named(run: Run, file: Path) -> None:
    line = ["通知", "水资源科", CATEGORY, DAY, "1"]
    sheet = make_workbook(file.parent / "a.xlsx", {"三月": [CATALOGUE, line], "四月": [CATALOGUE, line, line]})
    assert run("import", file, sheet, "--kind", "release").code == 1
    assert "新增 1 条，已有 1 条" in run("import", file, sheet, "--kind", "release", "--sheet-name", "四月").out


def test_a_value_for_all_rows_needs_an_equals_sign(run: Run, file: Path) -> None:
    sheet = workbook(file.parent / "a.xlsx", CATALOGUE, ["通知", "水资源科", CATEGORY, DAY, "1"])
    assert "没有等号" in run("import", file, sheet, "--kind", "release", "--set", "公开属性").err
