"""The official catalogue: right in itself, what the annexes ask for, and the same entries in every file."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from desktop_app.model.kinds import Category, Channel, Indicator, Outlet
from desktop_app.model.official_catalogue import official_catalogue
from desktop_app.office.catalogue.adding import add_official_catalogue
from desktop_app.office.catalogue.official_entries import body_of, official_entries
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.paths import resource
from desktop_app.report.rulefiles.catalogue_file import read_catalogue
from desktop_app.report.rulefiles.lines import FormatError
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import parse
from desktop_app.store.log.undo import last_undoable
from desktop_app.store.proof.verify import verify
from tests.exchange.places import hand_over

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

FILES = sorted(path.name for path in resource("catalogue").glob("*.json"))


def text_of(name: str) -> str:
    return resource("catalogue", name).read_text("utf-8")


def asked_for(name: str) -> dict[str, set[str]]:
    """Return the codes that the annex formats ask a sort of record for, with the units they are counted in."""
    found: dict[str, set[str]] = {}

    def look(part: object) -> None:
        if isinstance(part, dict):
            if name in part and isinstance(part[name], str):
                found.setdefault(part[name], set()).update({part["measure"]} if "measure" in part else set())
            if part.get("field") == f"{name}.code":
                found.setdefault(part["equals"], set())
            for each in part.values():
                look(each)
        elif isinstance(part, list):
            for each in part:
                look(each)

    for path in resource("annex").glob("*.json"):
        look(json.loads(path.read_text("utf-8")))
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_file_that_comes_along_is_right(name: str) -> None:
    assert read_catalogue(text_of(name), name) in official_catalogue()


@pytest.mark.parametrize(
    ("name", "right", "wrong", "line", "told"),
    [
        ("categories-2019.json", '"art20.2"', '"art20.1"', 10, "写了两次"),
        ("categories-2009.json", '"parent": "org"', '"parent": "orga"', 9, "不在前面"),
        ("categories-2009.json", '"last_year": 2018', '"last_year": 2008', 5, "早于启用年度"),
        ("channels.json", '"nature": "gazette"', '"nature": "gazete"', 7, "不认识的名称“gazete”"),
        ("outlets.json", '"level": "central"', '"levle": "central"', 6, "levle"),
        ("indicators.json", '"nature": "stock"', '"nature": "stok"', 12, "不认识的名称“stok”"),
    ],
)
def test_a_mistake_is_told_with_its_line(name: str, right: str, wrong: str, line: int, told: str) -> None:
    with pytest.raises(FormatError, match=told) as caught:
        read_catalogue(text_of(name).replace(right, wrong, 1), name)
    assert caught.value.line == line


def test_no_two_categories_are_called_alike_and_none_stands_twice() -> None:
    every = [category for file in official_catalogue() for category in file.categories]
    assert [name for name, times in Counter(each.name for each in every).items() if times > 1] == []
    assert [code for code, times in Counter(each.code for each in every).items() if times > 1] == []


def test_the_catalogue_has_what_the_annexes_ask_for_in_the_unit_they_count_in() -> None:
    indicators = {each.code: each.measure_unit for file in official_catalogue() for each in file.indicators}
    asked = asked_for("indicator")
    assert asked.keys() <= indicators.keys()
    assert {code: units for code, units in asked.items() if units - {indicators[code]}} == {}
    tops = {each.code for file in official_catalogue() for each in file.categories if not each.parent}
    assert asked_for("category").keys() <= tops


def test_the_statutory_content_has_fifteen_items_from_2019_on() -> None:
    (file,) = [file for file in official_catalogue() if file.first_year == 2019]
    items = [each for each in file.categories if each.code.startswith("art20.") and not each.parent]
    assert len(items) == 15
    assert all("第二十条第（" in each.basis for each in items)


def test_a_department_has_eight_categories_and_a_government_nine() -> None:
    def tops(organisation: str) -> set[object]:
        entries = [parse(entry).f for entry in official_entries(body_of(organisation))]
        of_the_city = {"first_year": 2009, "last_year": 2018}
        return {said["code"] for said in entries if said.get("years") == of_the_city and "parent" not in said}

    assert tops("青岛市人力资源和社会保障局") == {"org", "doc", "plan", "fin", "hr", "biz", "news", "oth"}
    assert tops("平度市人民政府") == {"org", "doc", "plan", "fin", "live", "soc", "mgmt", "hr", "oth"}


def held(ledger: Ledger) -> list[int]:
    with reading(ledger) as session:
        return [
            session.scalar(select(func.count()).select_from(kind)) or 0
            for kind in (Category, Channel, Outlet, Indicator)
        ]


def test_a_new_ledger_is_complete_proven_and_its_making_cannot_be_undone(tmp_path: Path) -> None:
    ledger = create_ledger(tmp_path / "new.ogi", organisation="测试局", unit="就业处", role="unit", person="甲")
    try:
        assert min(held(ledger)) > 5
        assert verify(ledger).problems == ()
        assert last_undoable(ledger) is None
        assert add_official_catalogue(ledger) == 0
    finally:
        close_ledger(ledger)


def test_files_made_apart_mean_the_same_records_and_a_renamed_category_makes_no_difference(tmp_path: Path) -> None:
    office = create_ledger(tmp_path / "office.ogi", organisation="测试局", unit="办公室", role="office", person="主任")
    unit = create_ledger(tmp_path / "unit.ogi", organisation="测试局", unit="就业处", role="unit", person="甲")
    try:
        before = held(office)
        with operation(office, "改名") as change:
            found = change.session.scalars(select(Category).where(Category.code == "org")).one()
            change.update(found.id, {"name": "机构"})
        outcome = hand_over(unit, office, tmp_path / "u.ogix")
        assert outcome.adopted is not None
        assert outcome.adopted.differences == ()
        assert held(office) == before
        hand_over(office, unit, tmp_path / "o.ogix", to="就业处")
        with reading(unit) as session:
            assert session.scalar(select(Category.name).where(Category.code == "org")) == "机构"
    finally:
        close_ledger(office)
        close_ledger(unit)


def test_a_ledger_made_before_takes_what_it_lacks_and_keeps_what_it_has(ledger: Ledger) -> None:
    with operation(ledger, "录入") as change:
        mine = change.add(Category, {"name": "机构", "code": "org"})
        gone = change.add(Category, {"name": "财政", "code": "fin"})
    with operation(ledger, "删除") as change:
        change.delete(gone)
    entries = official_entries("department")
    assert add_official_catalogue(ledger) == len(entries) - 2
    with reading(ledger) as session:
        assert session.get_one(Category, mine).name == "机构"
        assert session.get(Category, gone) is None
    assert verify(ledger).problems == ()
