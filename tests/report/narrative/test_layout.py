"""Report layouts: chosen by year or by the office; refused with line and reason where something means nothing."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import RuleSetting
from desktop_app.office.years.report_steps import add_step
from desktop_app.paths import resource
from desktop_app.report.annex.filed import keep_figures
from desktop_app.report.annex.formats.format import read_format
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.formats.use import Use, prepare, put_format_in_use
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.narrative import sections
from desktop_app.report.narrative.layout import default_layout, find_layout, layouts, read_layout
from desktop_app.report.narrative.layouts_in_force import SETTING, adopt_layout, layout_of, layouts_of, offered_layout
from desktop_app.report.rulefiles.lines import FormatError
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger

NAME = "nine-2009.json"
TEXT = resource("layout", NAME).read_text(encoding="utf-8")
PARTS = {"nine-2009": 9, "ten-2014": 10, "eleven-2015": 11, "six-2019": 6, "six-2021": 6}
_NUMBERS = "一二三四五六七八九十"


@pytest.mark.parametrize(
    ("year", "layout"),
    [
        (2008, "nine-2009"),
        (2013, "nine-2009"),
        (2014, "ten-2014"),
        (2015, "eleven-2015"),
        (2018, "eleven-2015"),
        (2019, "six-2019"),
        (2020, "six-2019"),
        (2021, "six-2021"),
        (2030, "six-2021"),
        (2005, "nine-2009"),
    ],
)
def test_the_year_chooses_the_layout(year: int, layout: str) -> None:
    assert default_layout(year).id == layout


def test_the_office_may_choose_another_layout_for_a_year_and_only_for_that(ledger: Ledger) -> None:
    with operation(ledger, "选") as change:
        change.add(RuleSetting, {"code": SETTING.format(year=2014), "value": "nine-2009"})
        change.add(RuleSetting, {"code": SETTING.format(year=2016), "value": "unknown"})
    with reading(ledger) as session:
        assert [layout_of(session, year).id for year in (2013, 2014, 2015, 2016)] == [
            "nine-2009",
            "nine-2009",
            "eleven-2015",
            "eleven-2015",
        ]


def test_every_layout_has_its_parts_numbered_in_order() -> None:
    assert set(layouts()) == set(PARTS)
    for layout in layouts().values():
        numbers = [section.heading.partition("、")[0] for section in layout.sections if section.headed]
        assert numbers == [*_NUMBERS, "十一"][: PARTS[layout.id]], layout.id
        assert len(layout.parts) == PARTS[layout.id]
        assert all(section.guidance for section in layout.sections)


def test_every_layout_tells_a_whole_report_from_the_sample(sample: Session) -> None:
    for layout in layouts().values():
        found = sections(sample, 2013, layout)
        assert len(found) >= len([section for section in layout.sections if not section.optional])


@pytest.mark.parametrize("name", ["six-2019", "six-2021"])
def test_the_tables_of_the_national_forms_stand_inside_sections_two_to_four(sample: Session, name: str) -> None:
    found = {section.code: section for section in sections(sample, 2013, find_layout(name))}
    for code in ("releases", "applications", "disputes"):
        kinds = [type(block).__name__ for block in found[code].blocks]
        assert kinds.count("Grid") == 1, code


def test_an_unknown_layout_is_told_with_those_there_are() -> None:
    with pytest.raises(UserError, match="没有“seven”这种版式，可用：nine-2009"):
        find_layout("seven")


MISTAKES = [
    ('"title": "{{fact:organisation}}', '"title": "{{fact:name}}', "没有“fact:name”这个数"),
    ('"first_year": 2008', '"first_year": "2008"', "整数"),
    ('"last_year": 2013', '"last_year": 2001', "早于启用年度"),
    ('"format": "A-qingdao"', '"format": "A-jinan"', "没有“A-jinan”这种附表格式"),
    ('"code": "overview"', '"code": "preamble"', "代码“preamble”用了两次"),
    ('"annex": ["*"]', '"annex": ["A9"]', "附表里没有“A9”这张表"),
    ('"guidance": "没有的写', '"guidence": "没有的写', "不认识的名称“guidence”"),
    ("{{say:releases.contents}}", "{{say:releases.content}}", "没有“say:releases.content”这个数"),
    ("{{num:fees.year.cases}}", "{{num:fees.year.case}}", "没有“num:fees.year.case”这个数"),
    ("{{fact:parts_count|chinese}}", "{{fact:parts_count|roman}}", "没有“roman”这种写法"),
    ("{{list:applications.topics}}等", "{{say:staff.people}}等", "没有“say:staff.people”这个数"),
    ("{{category:org}}条", "{{category:org条", "没有写完"),
    ('{"nil": "complaint"}', '{"nil": "complain"}', "没有“complain”这种零报告"),
    ('{"nil": "fee"}', '{"nil": "fee", "words": "list:applications.topics"}', "也只能写一种"),
    ('"compare": ">", "to": 0', '"compare": ">"', "“compare”“to”一起写"),
    ('"compare": ">", "to": 0', '"compare": "≥", "to": 0', "不认识的写法“≥”"),
    ('{"words": "list:inquiries.channels"}', '{"words": "list:inquiry.channels"}', "没有“list:inquiry.channels”这个数"),
    ('"code": "staff.people"', '"code": "staff.expenses"', "代码“say:staff.expenses”用了两次"),
]


@pytest.mark.parametrize(("right", "wrong", "reason"), MISTAKES)
def test_a_mistake_in_a_layout_is_told_with_its_line(right: str, wrong: str, reason: str) -> None:
    assert right in TEXT
    text = TEXT.replace(right, wrong, 1)
    line = next(number for number, old in enumerate(TEXT.split("\n"), start=1) if right in old)
    with pytest.raises(FormatError) as refusal:
        read_layout(text, NAME, {})
    assert reason in str(refusal.value)
    assert refusal.value.file == NAME
    assert abs(refusal.value.line - line) <= 1 or "两次" in reason


def test_sentences_can_only_be_taken_over_from_a_layout_there_is() -> None:
    text = resource("layout", "ten-2014.json").read_text(encoding="utf-8")
    with pytest.raises(FormatError, match="没有“nine-2009”这种版式"):
        read_layout(text, "ten-2014.json", {})


def test_a_handed_down_layout_is_one_like_the_others_and_serves_its_years(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "six-2031.json"
    own = re.sub(r'  "last_year": \d+,\n', "", resource("layout", "six-2021.json").read_text(encoding="utf-8"))
    path.write_text(
        own.replace('"six-2021"', '"six-2031"').replace('"first_year": 2021', '"first_year": 2031'), "utf-8"
    )
    offered = offered_layout(ledger, path)
    assert len(offered.changes) == 1
    assert offered.changes[0].startswith("2031 年度起：年报的版式由“")
    assert adopt_layout(ledger, offered, instead=True).id == "six-2031"
    with reading(ledger) as session:
        assert [layout_of(session, year).id for year in (2030, 2031)] == [default_layout(2030).id, "six-2031"]
        assert "six-2031" in layouts_of(session).known


def test_a_layout_beside_the_others_is_chosen_by_hand_only(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "own-2021.json"
    own = resource("layout", "six-2021.json").read_text(encoding="utf-8").replace('"six-2021"', '"own-2021"')
    path.write_text(own, "utf-8")
    offered = offered_layout(ledger, path)
    adopt_layout(ledger, offered, instead=False)
    with reading(ledger) as session:
        assert {layout_of(session, year).id for year in range(2021, 2035)} == {"six-2021"}
        kept = layouts_of(session).find("own-2021")
    assert kept.file.by_hand
    with operation(ledger, "选") as change:
        change.add(RuleSetting, {"code": SETTING.format(year=2022), "value": "own-2021"})
    with reading(ledger) as session:
        assert [layout_of(session, year).id for year in (2021, 2022)] == ["six-2021", "own-2021"]
    path.write_text(own.replace('"first_year"', '"by_hand": true,\n  "first_year"', 1), "utf-8")
    again = offered_layout(ledger, path)
    assert again.changes == offered.changes
    adopt_layout(ledger, again, instead=True)
    with reading(ledger) as session:
        assert layout_of(session, 2021).id == "own-2021"


def test_a_copy_that_kept_its_id_stands_beside_the_one_it_was_made_from(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "six-2021.json"
    for heading in ("概述", "总览"):
        text = resource("layout", "six-2021.json").read_text(encoding="utf-8").replace("总体情况", heading)
        path.write_text(text, "utf-8")
        adopt_layout(ledger, offered_layout(ledger, path), instead=False)
        with reading(ledger) as session:
            known = layouts_of(session)
            assert {layout_of(session, year).id for year in range(2021, 2035)} == {"six-2021"}
        assert known.find("six-2021") == layouts()["six-2021"]
        assert set(known.known) == {*layouts(), "six-2021-own"}
        assert any(heading in section.heading for section in known.find("six-2021-own").sections)
        assert known.find("six-2021-own").name != known.find("six-2021").name


def test_a_layout_with_a_mistake_is_not_handed_down(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(TEXT.replace("{{fact:year}}", "{{fact:jahr}}", 1), "utf-8")
    with pytest.raises(FormatError, match=r"bad\.json 第 \d+ 行：没有“fact:jahr”这个数"):
        offered_layout(ledger, path)
    with reading(ledger) as session:
        assert set(layouts_of(session).known) == set(layouts())


def test_the_report_stands_on_the_form_that_its_year_was_filed_on(ledger: Ledger) -> None:
    text = resource("annex", "D-2021.json").read_text("utf-8")
    with reading(ledger) as session:
        first = prepare(read_format(text, NAME), text, Use(2022, 2022, instead=True), formats_of(session))
    put_format_in_use(ledger, first)
    with operation(ledger, "备案") as change:
        keep_figures(change, AnnexScope(first.format, 2022), {}, dt.date(2023, 1, 20), source="备案")
        add_step(change, 2022, "filed", dt.date(2023, 1, 20), "张三")
    amended = text.replace("行政强制", "行政强制执行")
    with reading(ledger) as session:
        second = prepare(read_format(amended, NAME), amended, Use(2021, None, instead=True), formats_of(session))
    put_format_in_use(ledger, second)
    with reading(ledger) as session:
        found = {year: layout_of(session, year).format_of(session, year).id for year in (2021, 2022, 2023)}
    assert found == {2021: "D-2021", 2022: "D-2021-own", 2023: "D-2021"}
