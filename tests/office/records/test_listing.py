"""Lists and search: the right records in the right order, found by Chinese words of any length."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as driver

from desktop_app.model.kinds import Category, NilDeclaration, Release
from desktop_app.office.records.listing import Condition, Filter, choices, record_ids, rows, titles
from desktop_app.office.records.search import search
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.search_index import match_expression, tokens
from desktop_app.store.log.tables import SEARCH_SQL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

TITLES = ("关于公布社会保险缴费基数的通知", "2013年公务员招录公告", "青人社发〔2013〕12号文件解读", "㛃䶮𬱟𫖯先进事迹")


@pytest.fixture
def releases(ledger: Ledger) -> list[str]:
    """Return four releases in two categories, one for each quarter."""
    with operation(ledger, "新增") as change:
        first = change.add(Category, {"name": "乙类", "code": "b", "position": 2})
        second = change.add(Category, {"name": "甲类", "code": "a", "position": 1})
        made = []
        for number, title in enumerate(TITLES):
            values: dict[str, Value] = {"title": title, "unit": ledger.profile.unit_id}
            values |= {"category": (first, second)[number % 2], "released_on": dt.date(2013, 3 * number + 1, 1)}
            made.append(change.add(Release, values))
        return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("社会", [0]),
        ("社会保险缴费", [0]),
        ("公", [0, 1]),
        ("公务员", [1]),
        ("2013", [1, 2]),
        ("２０１３", [1, 2]),
        ("青人社发", [2]),
        ("青人社发〔2013〕12号", [2]),
        ("𬱟", [3]),
        ("䶮𬱟", [3]),
        ("通知 基数", [0]),
        ("通知 公告", []),
        ("会社", []),
        ('“*" OR NEAR(', []),
        ("", []),
    ],
)
def test_the_search_box_finds_words_of_any_length(
    ledger: Ledger, releases: list[str], words: str, found: list[int]
) -> None:
    hits = {hit.record_id for hit in search(ledger, words) if hit.kind == "release"}
    assert hits == {releases[place] for place in found}


def test_a_filter_narrows_by_words_and_conditions_and_sorts(ledger: Ledger, releases: list[str]) -> None:
    with reading(ledger) as session:
        assert record_ids(session, Release) == releases[::-1]
        assert record_ids(session, Release, Filter(words="2013", order="released_on")) == releases[1:3]
        spring = (
            Condition("released_on", ">=", dt.date(2013, 4, 1)),
            Condition("released_on", "<=", dt.date(2013, 7, 1)),
        )
        assert record_ids(session, Release, Filter(where=spring)) == [releases[2], releases[1]]
        (first,) = [record for record, title in choices(session, "category") if title == "乙类"]
        one = (Condition("category", "in", (first,)), Condition("abolished_on", "empty"))
        assert set(record_ids(session, Release, Filter(where=one))) == {releases[0], releases[2]}
        by_category = record_ids(session, Release, Filter(order="category"))
        assert {*by_category[:2]} == {releases[1], releases[3]}  # 甲 jiǎ before 乙 yǐ
        assert [row.id for row in rows(session, Release, [releases[2], "f" * 32, releases[0]])] == [
            releases[2],
            releases[0],
        ]
        assert titles(session, "release", releases)[releases[1]] == TITLES[1]
        assert [title for _, title in choices(session, "category")] == ["甲类", "乙类"]


def test_a_record_without_a_title_of_its_own_is_named_by_what_it_is_about(ledger: Ledger) -> None:
    with operation(ledger, "零报告") as change:
        values: dict[str, Value] = {"unit": ledger.profile.unit_id, "subject": "lawsuit", "year": 2013}
        record = change.add(NilDeclaration, values)
    with reading(ledger) as session:
        assert titles(session, "nil_declaration", [record]) == {record: "未发生行政诉讼"}


def test_a_deleted_record_is_neither_listed_nor_found(ledger: Ledger, releases: list[str]) -> None:
    with operation(ledger, "删除") as change:
        change.delete(releases[0])
    with reading(ledger) as session:
        assert releases[0] not in record_ids(session, Release)
    assert search(ledger, "社会保险") == []


@pytest.fixture(scope="module")
def index() -> Iterator[Any]:
    """Return an empty search index in memory."""
    with closing(driver.connect(":memory:")) as connection:
        connection.execute(SEARCH_SQL)
        yield connection


@given(st.text(st.sampled_from('公开台账信息a𬱟㛃、〔〕"*'), min_size=1, max_size=12), st.data())
def test_every_run_of_ideographs_in_a_title_finds_it(index: Any, title: str, data: st.DataObject) -> None:
    runs = re.findall(r"[公开台账信息𬱟㛃]+", title)
    if not runs:
        return
    run = data.draw(st.sampled_from(runs))
    start = data.draw(st.integers(0, len(run) - 1))
    piece = run[start : data.draw(st.integers(start + 1, len(run)))]
    index.execute("DELETE FROM search_index")
    index.execute("INSERT INTO search_index (rowid, body) VALUES (1, ?)", (" ".join(tokens(title)),))
    found = index.execute("SELECT rowid FROM search_index WHERE search_index MATCH ?", (match_expression(piece),))
    assert found.fetchall() == [(1,)]
