"""Lists of categories, channels and indicators as people have them: names, no codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.exchange.sheets.exporting import export_kind
from desktop_app.exchange.sheets.matching.proposing import propose
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.taking.taking import Taken, take
from desktop_app.model.kinds import Category, Channel, Indicator
from desktop_app.office.catalogue.adding import add_official_catalogue
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

CATEGORIES = "名称,上级分类\n评审结果,职称评审\n职称评审,人事信息\n人事信息,\n"


def taken(ledger: Ledger, folder: Path, kind: type[Record], text: str) -> Taken:
    path = folder / "list.csv"
    path.write_text(text, "utf-8-sig")
    sheet = read_sheet(path, preferred=kind.label)
    return take(ledger, examine(ledger, sheet, kind, propose(ledger, sheet, kind).matching))


def ids(ledger: Ledger, kind: type[Record]) -> set[str]:
    with reading(ledger) as session:
        return set(session.scalars(select(kind.id)))


def test_a_tree_without_codes_is_the_same_in_two_files_and_brings_nothing_twice(
    ledger: Ledger, other: Ledger, tmp_path: Path
) -> None:
    for one in (ledger, other):
        add_official_catalogue(one)
        result = taken(one, tmp_path, Category, CATEGORIES)
        assert (result.created, result.unchanged) == (2, 1)
        again = taken(one, tmp_path, Category, CATEGORIES)
        assert (again.created, again.unchanged) == (0, 3)
    assert ids(ledger, Category) == ids(other, Category)
    with operation(ledger, "手工") as change:
        hr = change.session.scalars(select(Category.id).where(Category.code == "hr")).one()
        added = change.add(Category, {"name": "编制", "parent": hr})
    assert taken(other, tmp_path, Category, "名称,上级分类\n编制,人事信息\n").created == 1
    assert added in ids(other, Category)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Channel, "名称,类型\n局抖音号,其他\n门户网站,门户网站\n"),
        (Indicator, "名称,计量单位,性质\n来访,人次,流量（可累加）\n行政许可处理决定,件,流量（可累加）\n"),
    ],
)
def test_a_list_without_codes_knows_the_official_records_by_their_names(
    ledger: Ledger, tmp_path: Path, kind: type[Record], text: str
) -> None:
    add_official_catalogue(ledger)
    first = taken(ledger, tmp_path, kind, text)
    assert (first.created, first.unchanged) == (1, 1)
    again = taken(ledger, tmp_path, kind, text)
    assert (again.created, again.unchanged) == (0, 2)


@pytest.mark.parametrize("kind", [Category, Channel, Indicator])
def test_no_code_is_written_into_a_sheet(ledger: Ledger, tmp_path: Path, kind: type[Record]) -> None:
    add_official_catalogue(ledger)
    exported = export_kind(ledger, kind, tmp_path / "list.csv")
    assert "代码" not in exported.path.read_text("utf-8-sig").splitlines()[0]
    assert exported.left_out == ()
