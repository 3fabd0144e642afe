"""The page for the website: headings, tables and lists a reader program understands, and text that stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.report.paper.charts.chart import Chart, Series
from desktop_app.report.paper.document import (
    Cell,
    Contents,
    Cover,
    Document,
    Grid,
    Heading,
    Listing,
    ListingColumn,
    Paragraph,
    SignOff,
    Title,
)
from desktop_app.report.paper.html import html_page, write_html
from desktop_app.report.paper.plain_text import without_controls
from tests.report.paper.html.reading import Node, read
from tests.report.paper.pdf.forms import annual_tables, qingdao_form

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "某局2013年年度报告"
REPORT = Document(
    title=TITLE,
    author="某局",
    fingerprint="AB12",
    created=date(2014, 1, 20),
    blocks=(
        Cover("某局\n2013年年度报告", "某局", "二〇一四年一月"),
        Contents(),
        Title(TITLE),
        Heading(1, "一、概述"),
        Heading(2, "（一）总体"),
        Heading(1, "二、<b>公开</b>"),
        Title("附表"),
        Heading(1, "（一）来件"),
        SignOff(((("填报人", "张三"), ("日期", "")),)),
    ),
)


def page_of(document: Document) -> Node:
    """Return a document's page, read back."""
    return read(html_page(document))


def headings(page: Node) -> list[tuple[str, str]]:
    """Return each heading's element and text outside the contents."""
    main = page.all("main")[0]
    inside = [node for nav in main.all("nav") for node in nav.all("h2")]
    return [(node.name, node.text) for node in main.all("h1", "h2", "h3", "h4", "h5", "h6") if node not in inside]


def test_headings_nest_and_a_cover_is_said_once() -> None:
    assert headings(page_of(REPORT)) == [
        ("h1", "某局\n2013年年度报告"),
        ("h2", "一、概述"),
        ("h3", "（一）总体"),
        ("h2", "二、<b>公开</b>"),
        ("h2", "附表"),
        ("h3", "（一）来件"),
    ]


def test_the_contents_are_a_nested_list_that_leads_to_the_headings() -> None:
    page = page_of(REPORT)
    places = {node.attributes["id"]: node.text for node in page.all("h1", "h2", "h3") if "id" in node.attributes}
    nav = page.all("nav")[0]
    links = [(node.text, places[node.attributes["href"].removeprefix("#")]) for node in nav.all("a")]
    assert links == [(name, name) for name in ("一、概述", "（一）总体", "二、<b>公开</b>", "附表", "（一）来件")]
    outer = nav.children[1]
    assert [item.all("a")[0].text for item in outer.children] == ["一、概述", "二、<b>公开</b>", "附表"]
    assert [node.name for node in outer.children[0].children] == ["a", "ol"]


@pytest.mark.parametrize("made", [annual_tables(), qingdao_form()], ids=["2021 form", "2013 form"])
def test_a_table_has_the_cells_and_merges_of_its_grid(made: Document) -> None:
    tables = page_of(made).all("table")
    grids = [block for block in made.blocks if isinstance(block, Grid)]
    assert len(tables) == len(grids)
    for node, grid in zip(tables, grids, strict=True):
        assert placed(node) == {(cell.row, cell.column): described(cell) for cell in grid.cells}
        heads = node.all("thead")
        assert len(heads[0].all("tr") if heads else []) == grid.header_rows


def described(cell: Cell) -> tuple[int, int, str]:
    """Return what a cell must be on the page: how far it reaches and its text."""
    return cell.row_span, cell.column_span, without_controls(cell.text)


def placed(table: Node) -> dict[tuple[int, int], tuple[int, int, str]]:
    """Return a table's cells where a browser places them."""
    found, taken = {}, set()
    for row, line in enumerate(table.all("tr")):
        column = 0
        for cell in line.children:
            while (row, column) in taken:
                column += 1
            down, across = (int(cell.attributes.get(name, 1)) for name in ("rowspan", "colspan"))
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            found[row, column] = (down, across, cell.text)
    return found


def test_every_header_says_what_it_heads() -> None:
    scopes = {node.attributes.get("scope") for node in page_of(annual_tables()).all("th")}
    assert scopes <= {"col", "colgroup", "row", "rowgroup"}
    assert {"col", "row"} <= scopes


def test_the_page_needs_nothing_beside_it_and_runs_nothing() -> None:
    text = html_page(annual_tables())
    assert not re.search(r"<script|<link|<img|<iframe|url\(|@import| src=| on[a-z]+=", text)
    page = read(text)
    assert page.all("html")[0].attributes["lang"] == "zh-CN"
    assert page.all("title")[0].text == annual_tables().title


def test_the_foot_says_who_when_and_which_data() -> None:
    foot = page_of(REPORT).all("footer")[0]
    assert foot.text == "某局　2014年1月20日　数据指纹 AB12"
    assert foot.all("time")[0].attributes["datetime"] == "2014-01-20"


def test_signs_are_labels_with_their_values() -> None:
    signs = page_of(REPORT).all("dl")[0]
    assert [(node.all("dt")[0].text, node.all("dd")[0].text) for node in signs.all("div")] == [
        ("填报人：", "张三"),
        ("日期：", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<b>粗</b>&amp;",
        "{{ year }}{% if %}%s%%",
        "</style></main><script>alert(1)</script>",
        "㛃䶮𬱟𫖯",
        "\u0639\u0631\u0628\u064a\u200f \u202e倒\u202c",
        "e\u0301a\u0308",
        "字" * 32_768,
        "\x00\x1b\ud800\ufffe",
        "=1+1",
        "甲\r\n乙\n丙",
    ],
)
def test_a_users_text_stays_text_everywhere(text: str) -> None:
    blocks = (Cover(text, text, text), Title(text + "题"), Heading(1, text), Paragraph(text))
    grid = Grid((1.0,), (Cell(0, 0, text=text),))
    made = replace(REPORT, title=text, author=text, subject=text, blocks=(*blocks, grid, SignOff((((text, text),),))))
    page, kept = page_of(made), without_controls(text)
    assert [node.text for node in page.all("p", "td", "dd")] == [kept] * 5
    assert [node.text for node in page.all("h1", "h2")] == [kept, kept + "题"]
    assert page.all("title")[0].text == "".join(kept.split("\n"))
    assert not page.all("script", "b")


@given(st.text(max_size=60))
def test_any_text_is_read_back_as_it_was_given(text: str) -> None:
    made = replace(REPORT, blocks=(Paragraph(text),), title=text)
    assert page_of(made).all("p")[0].text == without_controls(text)


def test_a_page_is_written_whole_or_the_trouble_is_said(tmp_path: Path) -> None:
    write_html(REPORT, tmp_path / "年报.html")
    assert (tmp_path / "年报.html").read_text("utf-8") == html_page(REPORT)
    with pytest.raises(UserError, match="没有写成"):
        write_html(REPORT, tmp_path / "没有" / "年报.html")


def test_a_chart_is_drawn_said_in_words_and_given_as_a_table() -> None:
    chart = Chart("按<月>", "条", ("1 月", "2 月"), (Series("2013 年", (3, None)), Series("2012 年", (1, 4))))
    figure = page_of(replace(REPORT, blocks=(chart,))).all("figure")[0]
    assert figure.all("figcaption")[0].text == "按<月>（条）"
    assert figure.all("svg")[0].attributes["aria-label"] == chart.summary
    assert len(figure.all("rect")) == 3 + 2  # three figures and the legend
    rows = [[cell.text for cell in row.children] for row in figure.all("tr")]
    assert rows == [["", "2013 年", "2012 年"], ["1 月", "3", "1"], ["2 月", "—", "4"]]


def test_a_long_list_is_a_table_with_headings() -> None:
    listing = Listing((ListingColumn("标题", 2), ListingColumn("页数", 1, "right")), (("<甲>", "1"), ("乙", "2")))
    table = page_of(replace(REPORT, blocks=(listing,))).all("table")[0]
    assert [[cell.text for cell in row.children] for row in table.all("tr")] == [
        ["标题", "页数"],
        ["<甲>", "1"],
        ["乙", "2"],
    ]
    assert table.all("thead")[0].all("th")[0].attributes["scope"] == "col"
