"""Codes that nobody types: made from the name, the same in every file, and refused where they stand there already."""

from __future__ import annotations

import pytest

from desktop_app.errors import InvalidRecordError
from desktop_app.ledger import Ledger  # noqa: TC001 (pytest reads the annotation)
from desktop_app.model.field import OWN
from desktop_app.model.kinds import Category, Channel, Indicator
from desktop_app.model.natural_id import natural_id
from desktop_app.office.catalogue.adding import add_official_catalogue
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading


def official(ledger: Ledger, code: str) -> str:
    add_official_catalogue(ledger)
    return str(natural_id(Category, {"code": code}))


def own_category(ledger: Ledger, name: str, parent: str) -> str:
    with operation(ledger, "新增") as change:
        return change.add(Category, {"name": name, "parent": parent})


def test_a_category_of_ones_own_is_the_same_record_in_two_files(ledger: Ledger, other: Ledger) -> None:
    ids = {own_category(one, name, official(one, "hr")) for one, name in ((ledger, "职称 评审"), (other, "职称评审"))}
    assert len(ids) == 1
    with reading(ledger) as session:
        assert session.get_one(Category, ids.pop()).code.startswith(OWN)


def test_the_same_name_under_another_category_is_another_record(ledger: Ledger) -> None:
    first = own_category(ledger, "其他", official(ledger, "hr"))
    assert own_category(ledger, "其他", official(ledger, "fin")) != first


def test_a_name_that_is_there_already_is_refused_beside_the_name(ledger: Ledger) -> None:
    own_category(ledger, "职称评审", official(ledger, "hr"))
    with pytest.raises(InvalidRecordError) as caught:
        own_category(ledger, "职称评审", official(ledger, "hr"))
    assert "已经有“职称评审”" in caught.value.fields["name"]


def test_a_category_of_ones_own_under_none_is_refused(ledger: Ledger) -> None:
    with pytest.raises(InvalidRecordError) as caught, operation(ledger, "新增") as change:
        change.add(Category, {"name": "自定"})
    assert "上级分类" in caught.value.fields["parent"]


def test_a_record_that_comes_with_an_official_number_has_the_official_code(ledger: Ledger) -> None:
    number = str(natural_id(Category, {"code": "hr"}))
    with operation(ledger, "导入") as change:
        change.add(Category, {"name": "人事"}, record_id=number)
    with reading(ledger) as session:
        assert session.get_one(Category, number).code == "hr"


def test_channels_and_indicators_need_no_code_either(ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        channel = change.add(Channel, {"name": "局抖音号", "nature": "other"})
        indicator = change.add(Indicator, {"name": "来访", "measure_unit": "人次", "nature": "flow"})
    with reading(ledger) as session:
        codes = session.get_one(Channel, channel).code, session.get_one(Indicator, indicator).code
        assert natural_id(Channel, {"code": codes[0]}) == channel
        assert natural_id(Indicator, {"code": codes[1]}) == indicator
