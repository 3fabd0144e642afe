"""Records named on the command line: found by the number people use, refused where it is nobody's or several's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, Category, Release
from desktop_app.office.records.named_records import application_named, release_named, unit_named
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


def add_application(ledger: Ledger, number: str) -> str:
    values: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "web", "nature": "disclosure"}
    values |= {"received_on": "2013-03-01", "subject": "政策", "applicant_type": "natural", "number": number}
    with operation(ledger, "登记") as change:
        return change.add(Application, values)


def test_a_unit_is_named_by_its_name(ledger: Ledger) -> None:
    assert read(ledger, unit_named, "办公室") == ledger.profile.unit_id
    assert read(ledger, unit_named, None) is None
    with pytest.raises(UserError, match="没有名为“甲处”") as refused:
        read(ledger, unit_named, "甲处")
    assert "办公室" in refused.value.hint


def test_an_application_is_named_by_its_register_number_or_its_id(ledger: Ledger) -> None:
    one = add_application(ledger, "2013-0001")
    assert read(ledger, application_named, "2013-0001") == one
    assert read(ledger, application_named, one) == one
    with pytest.raises(UserError, match="没有登记号为“2013-0002”的申请"):
        read(ledger, application_named, "2013-0002")


def test_a_number_that_was_given_out_twice_names_nobody(ledger: Ledger) -> None:
    for _twice in range(2):
        add_application(ledger, "2013-0001")
    with pytest.raises(UserError, match="有几件申请的登记号都是"):
        read(ledger, application_named, "2013-0001")


def test_a_release_is_named_by_its_index_number_or_its_id(ledger: Ledger) -> None:
    with operation(ledger, "新增") as change:
        category = change.add(Category, {"name": "甲类", "code": "a"})
        same: dict[str, Value] = {"unit": ledger.profile.unit_id, "category": category, "released_on": "2013-03-01"}
        one = change.add(Release, same | {"title": "通知", "index_number": "A-1"})
        for title in ("公告", "通报"):
            change.add(Release, same | {"title": title, "index_number": "A-2"})
    assert read(ledger, release_named, "A-1") == read(ledger, release_named, one) == one
    with pytest.raises(UserError, match="有几条信息的索引号都是“A-2”"):
        read(ledger, release_named, "A-2")
    with pytest.raises(UserError, match="没有索引号为“A-3”的公开信息"):
        read(ledger, release_named, "A-3")
