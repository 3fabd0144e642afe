"""A list on paper: the columns and order of the screen, everything that was filtered, signed, and quick."""

from __future__ import annotations

import datetime as dt
import os
import time
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import CancelledError
from desktop_app.model.kinds import Application, Category, Release, Unit
from desktop_app.model.listed import listed_fields
from desktop_app.office.records.listing import Condition, Filter
from desktop_app.office.records.year_condition import in_year
from desktop_app.report.lists.ledger_listing import ledger_listing
from desktop_app.report.paper.document import Document, Listing, ListingColumn, Page, Paragraph, SignOff
from desktop_app.report.paper.pdf.render import render
from desktop_app.store.log.operation import operation
from tests.report.paper.pdf.reading import page_texts, without_blanks

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

ROWS = int(os.environ.get("LISTING_ROWS", "3000"))
"""How many rows the test of speed prints; the goal is 20,000 in under 8 s."""

SECONDS_A_ROW = 8.0 / 20_000


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Return a ledger with three releases of two years."""
    with operation(ledger, "填") as change:
        unit = change.add(Unit, {"name": "法规处", "nature": "division"})
        category = change.add(Category, {"name": "公文<b>", "code": "doc"})
        for title, day in (("甲㛃䶮𬱟𫖯", "2013-03-01"), ("乙&{{x}}%s", "2013-02-01"), ("丙", "2012-05-05")):
            values = {"title": title, "unit": unit, "category": category}
            change.add(Release, values | {"released_on": dt.date.fromisoformat(day)})
    return ledger


def note(document: Document) -> str:
    """Return the line under the title: what the list is narrowed to."""
    return next(block.text for block in document.blocks if isinstance(block, Paragraph))


def listing_of(document: Document) -> Listing:
    """Return the document's list."""
    return next(block for block in document.blocks if isinstance(block, Listing))


def test_the_columns_are_those_of_the_screen_after_a_number(filled: Ledger) -> None:
    listing = listing_of(ledger_listing(filled, Release))
    assert [column.heading for column in listing.columns] == ["序号", *(f.label for f in listed_fields(Release))]


def test_what_the_filter_lets_through_is_printed_in_its_order(filled: Ledger) -> None:
    chosen = Filter(where=in_year(Release, 2013), order="released_on")
    document = ledger_listing(filled, Release, chosen)
    assert [row[:4] for row in listing_of(document).rows] == [
        ("1", "乙&{{x}}%s", "法规处", "公文<b>"),
        ("2", "甲㛃䶮𬱟𫖯", "法规处", "公文<b>"),
    ]
    assert note(document) == "2013 年度"


def test_unit_person_checker_day_and_fingerprint_are_on_the_paper(filled: Ledger) -> None:
    document = ledger_listing(filled, Release)
    text = without_blanks("".join(page_texts(render(document).pdf)))
    for said in (
        "填报单位：测试市测试局",
        "合计：3条",
        "填报人：测试员",
        "审核人：",
        "日期：2013年12月31日",
        "第1页共1页",
    ):
        assert said in text
    assert f"数据指纹{document.fingerprint}" in text
    assert "甲㛃䶮𬱟𫖯" in text
    assert "乙&{{x}}%s" in text


def test_the_fingerprint_is_of_what_is_listed(filled: Ledger) -> None:
    marks = {
        ledger_listing(filled, Release, chosen).fingerprint
        for chosen in (None, Filter(), Filter(order="title"), Filter(words="甲"))
    }
    assert len(marks) == 3


def test_no_personal_value_is_ever_listed(filled: Ledger) -> None:
    with operation(filled, "收件") as change:
        names = {
            "number": "1",
            "subject": "某事",
            "nature": "disclosure",
            "channel": "web",
            "applicant_type": "natural",
        }
        day = dt.date(2013, 3, 1)
        change.add(Application, names | {"applicant_name": "张三", "received_on": day, "unit": filled.profile.unit_id})
    assert "张三" not in str(ledger_listing(filled, Application))


def test_an_empty_list_says_so_and_is_signed(ledger: Ledger) -> None:
    document = ledger_listing(ledger, Release, Filter(words="没有这个词"))
    assert note(document) == "含“没有这个词”"
    assert "没有符合条件的记录。" in without_blanks("".join(page_texts(render(document).pdf)))
    assert isinstance(document.blocks[-1], SignOff)


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ((Condition("category", "empty"),), "信息分类没有填写"),
        ((Condition("released_on", ">=", dt.date(2013, 1, 1)),), "公开日期：2013-01-01 至 …"),
        ((Condition("id", "in", ("x",)),), "选定的记录"),
        ((Condition("document_kind", "in", ("rule",)),), "文件种类：规章"),
    ],
)
def test_the_head_says_what_the_list_is_narrowed_to(
    filled: Ledger, conditions: tuple[Condition, ...], said: str
) -> None:
    document = ledger_listing(filled, Release, Filter(where=conditions))
    assert note(document) == said


def test_headings_are_on_every_page_and_no_row_is_lost() -> None:
    document = long_list(200)
    texts = page_texts(render(document).pdf)
    assert len(texts) > 3
    assert all("标题" in text for text in texts)
    together = without_blanks("".join(texts))
    assert all(f"第{number}条文" in together for number in range(200))


def test_a_row_higher_than_a_page_goes_on_over_the_page() -> None:
    document = long_list(3, "长" * 32_768 + "完")
    texts = page_texts(render(document).pdf)
    assert "".join(texts).count("长") == 3 * 32_768
    assert "".join(texts).count("完") == 3


def test_a_long_list_can_be_cancelled_while_it_is_read_and_while_it_is_set(filled: Ledger) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        if total and done == 0 and label:
            raise CancelledError

    with pytest.raises(CancelledError):
        ledger_listing(filled, Release, None, stop)
    with pytest.raises(CancelledError):
        render(long_list(5), stop)


def test_a_long_list_is_printed_quickly() -> None:
    document = long_list(ROWS)
    render(long_list(1))  # typefaces are loaded once
    begun = time.process_time()
    render(document)
    assert time.process_time() - begun < SECONDS_A_ROW * ROWS


def long_list(rows: int, text: str = "") -> Document:
    """Return a document of a list as the releases' list is, so many rows long."""
    widths = {"序号": 4, "标题": 24, "单位": 12, "日期": 7, "文号": 11, "索引号": 12, "种类": 6}
    columns = tuple(ListingColumn(heading, width) for heading, width in widths.items())
    rest = ("市劳动保障监察支队", "2013-05-01", "青人社发〔2013〕9号")
    title = text or "关于第{}条文的通知政策问答和办事流程公告"
    made = tuple((str(n), title.format(n), *rest, f"Q-2013-{n}", "规章") for n in range(rows))
    return Document(title="台账", author="局", page=Page(orientation="landscape"), blocks=(Listing(columns, made),))
