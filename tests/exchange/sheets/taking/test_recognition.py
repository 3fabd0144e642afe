"""What is there already is recognised, counted, and never taken twice without a word."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.matching.proposing import propose
from desktop_app.exchange.sheets.taking.examined import WHOLE_ROW
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.taking.taking import take
from desktop_app.model.kinds import Application, Release, Staff, Unit
from desktop_app.store.log.operation import operation
from desktop_app.store.log.undo import last_undoable
from tests.exchange.sheets.registers import looked_at, records, sheet_of, statuses, taken, with_offices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.exchange.sheets.grid import Cell
    from desktop_app.ledger import Ledger

CATALOGUE = ["标题", "公开单位", "信息分类", "公开日期", "生成日期", "文号", "文件种类"]
MARCH, MAY, JUNE = dt.date(2013, 3, 8), dt.date(2013, 5, 8), dt.date(2013, 6, 8)


def document(title: str, number: str, day: dt.date, unit: str = "水资源科") -> list[Cell]:
    """Return a row of a catalogue of documents."""
    return [title, unit, "政策文件（本局）", day, day.replace(day=1), number, "规范性文件"]


FIRST, SECOND = document("节水办法", "水规〔2013〕1号", MARCH), document("取水细则", "水规〔2013〕2号", MAY)


def test_next_months_catalogue_adds_only_what_is_new(ledger: Ledger) -> None:
    with_offices(ledger)
    assert taken(ledger, sheet_of(CATALOGUE, FIRST, SECOND), Release).created == 2
    third = document("采砂办法", "水规〔2013〕3号", JUNE)
    found = looked_at(ledger, sheet_of(CATALOGUE, FIRST, SECOND, third), Release)
    assert statuses(found) == [(2, "same"), (3, "same"), (4, "new")]
    result = take(ledger, found)
    assert (result.created, result.updated, result.unchanged) == (1, 0, 2)
    assert len(records(ledger, Release)) == 3


def test_the_same_title_with_another_number_day_or_unit_is_another_document(ledger: Ledger) -> None:
    with_offices(ledger)
    taken(ledger, sheet_of(CATALOGUE, FIRST), Release)
    others = [
        document("节水办法", "水规〔2013〕9号", MARCH),
        document("节水办法", "水规〔2013〕1号", MAY),
        document("节水办法", "水规〔2013〕1号", MARCH, unit="法规科"),
    ]
    assert [status for _row, status in statuses(looked_at(ledger, sheet_of(CATALOGUE, *others), Release))] == [
        "new"
    ] * 3


def test_without_a_document_number_it_is_perhaps_the_same_and_taken_unless_left_out(ledger: Ledger) -> None:
    with_offices(ledger)
    sheet = sheet_of(CATALOGUE, document("领导分工", "", MARCH))
    taken(ledger, sheet, Release)
    found = looked_at(ledger, sheet, Release)
    assert statuses(found) == [(2, "perhaps")]
    assert "台账里已有 1 条和它很像" in found.rows[0].remarks[WHOLE_ROW]
    assert take(ledger, looked_at(ledger, sheet, Release, left_out=[2])).created == 0
    assert take(ledger, found).created == 1


def test_a_changed_row_shows_before_and_after_side_by_side(ledger: Ledger) -> None:
    with_offices(ledger)
    taken(ledger, sheet_of(CATALOGUE, FIRST), Release)
    changed: Sequence[Cell] = [*FIRST[:6], "其他公文"]
    found = looked_at(ledger, sheet_of(CATALOGUE, changed), Release)
    assert [(each.label, each.before, each.after) for each in found.rows[0].changes] == [
        ("文件种类", "行政规范性文件", "其他公文")
    ]
    assert take(ledger, found).updated == 1


def test_an_empty_cell_and_a_value_for_all_rows_change_nothing_in_a_record_known_by_what_it_says(
    ledger: Ledger,
) -> None:
    with_offices(ledger)
    taken(ledger, sheet_of([*CATALOGUE, "关键词"], [*FIRST, "节水"]), Release)
    sheet = sheet_of([*CATALOGUE, "关键词"], [*FIRST, ""])
    assert statuses(looked_at(ledger, sheet, Release, attribute="依申请公开")) == [(2, "same")]


def test_a_day_that_comes_later_in_a_documents_life_is_a_change(ledger: Ledger) -> None:
    with_offices(ledger)
    taken(ledger, sheet_of(CATALOGUE, FIRST), Release)
    assert statuses(looked_at(ledger, sheet_of([*CATALOGUE, "废止日期"], [*FIRST, JUNE]), Release)) == [(2, "changed")]


def test_doubles_within_the_sheet_are_told(ledger: Ledger) -> None:
    with_offices(ledger)
    other: Sequence[Cell] = [*FIRST[:6], "其他公文"]
    bare = document("领导分工", "", MARCH)
    found = looked_at(ledger, sheet_of(CATALOGUE, FIRST, FIRST, other, bare, bare), Release)
    assert statuses(found) == [(2, "new"), (3, "same"), (4, "refused"), (5, "new"), (6, "perhaps")]
    assert found.rows[1].remarks[WHOLE_ROW] == "和第 2 行一样，只取一次。"
    assert found.rows[2].problems[WHOLE_ROW] == "和第 2 行是同一条，内容却不一样。"
    assert found.rows[4].remarks[WHOLE_ROW] == "和第 5 行很像，可能是同一条。"


APPLICATION = ["登记号", "收到日期", "申请内容", "承办单位", "收件渠道", "申请人类型"]


def application(number: str, day: dt.date, channel: str = "网上") -> list[Cell]:
    """Return a row of a register of applications."""
    return [number, day, "医保文件", "法规科", channel, "公民"]


def test_an_application_is_known_by_its_number_within_the_year(ledger: Ledger) -> None:
    with_offices(ledger)
    taken(ledger, sheet_of(APPLICATION, application("1", MARCH)), Application)
    rows = [application("1", MAY, "邮寄"), application("1", dt.date(2012, 3, 8))]
    found = looked_at(ledger, sheet_of(APPLICATION, *rows), Application)
    assert statuses(found) == [(2, "changed"), (3, "new")]
    assert {each.label for each in found.rows[0].changes} == {"收到日期", "收件渠道"}


def test_units_are_known_by_their_names_and_come_once(ledger: Ledger) -> None:
    sheet = sheet_of(["单位名称", "性质"], ["甲 科", "科室"], ["乙科", "科室"])
    assert taken(ledger, sheet, Unit).created == 2
    again = sheet_of(["单位名称", "性质"], ["甲科", "科室"], ["乙科", "下属单位"])
    found = looked_at(ledger, again, Unit)
    assert statuses(found) == [(2, "changed"), (3, "changed")]
    assert [each.label for each in found.rows[0].changes] == ["名称"]
    assert take(ledger, found).created == 0
    assert len(records(ledger, Unit)) == 3


def test_two_records_that_a_row_may_mean_are_for_a_person_to_tell_apart(ledger: Ledger) -> None:
    with_offices(ledger)
    sheet = sheet_of(APPLICATION, application("1", MARCH))
    taken(ledger, sheet, Application)
    first = records(ledger, Application)[0]
    values = {name: getattr(first, name) for name in ("number", "unit", "channel", "received_on", "nature", "subject")}
    with operation(ledger, "录入") as change:
        change.add(Application, {**values, "applicant_type": "natural"})
    found = looked_at(ledger, sheet, Application)
    assert "台账里有 2 条都和这一行相符" in found.rows[0].problems[WHOLE_ROW]


def test_a_person_who_left_is_a_change_of_the_same_person(ledger: Ledger) -> None:
    headings = ["姓名", "单位", "岗位", "任职日期", "离任日期"]
    taken(ledger, sheet_of(headings, ["张三", "办公室", "信息员", MARCH, ""]), Staff)
    assert statuses(looked_at(ledger, sheet_of(headings, ["张三", "办公室", "信息员", MARCH, JUNE]), Staff)) == [
        (2, "changed")
    ]


def test_looking_changes_nothing(ledger: Ledger) -> None:
    with_offices(ledger)
    before = last_undoable(ledger)
    sheet = sheet_of(CATALOGUE, FIRST, SECOND)
    examine(ledger, sheet, Release, propose(ledger, sheet, Release).matching)
    assert last_undoable(ledger) == before
    assert records(ledger, Release) == []
    assert not propose(ledger, sheet, Release).remembered
