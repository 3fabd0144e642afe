"""Code lists that the office hands down: in force while the file is open, also once they arrive; damaged ones never."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import InvalidRecordError
from desktop_app.model.codes import code_text, official_lists
from desktop_app.model.kinds import Fee, RuleFile
from desktop_app.office.opening import close_ledger, open_ledger, opened
from desktop_app.office.rules.handing_down import hand_down, withdraw
from desktop_app.paths import resource
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery
from desktop_app.store.merge.have_list import have_list
from desktop_app.store.merge.lacking_entries import delivery_for
from tests.store.merge.exchanging import add_application, hand_over

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.ledger import Ledger
    from desktop_app.model.codes import Code
    from desktop_app.model.field import Value
    from desktop_app.store.log.notices import Notice

ADDED = """{
 "fee_item": [
  {"code": "scan", "label": "扫描费", "english": "Scanning"},
  {"code": "copy", "label": "复制费", "english": "Duplication"}
 ]
}"""


def items(ledger: Ledger) -> Mapping[str, Code]:
    """Return the fee items in force in a file."""
    return ledger.codes().by_name["fee_item"]


def add_fee(ledger: Ledger, item: str) -> None:
    """Add a fee to an application; raises `InvalidRecordError` for an unknown item."""
    application = add_application(ledger)
    with operation(ledger, "收费") as change:
        change.add(Fee, {"application": application, "item": item, "charged_on": "2013-03-04", "charged": 100})


def test_a_code_is_added_behind_the_others_and_one_worded_anew_in_its_place(ledger: Ledger) -> None:
    before = list(items(ledger))
    record = hand_down(ledger, "codes", "收费.json", ADDED.encode())
    assert list(items(ledger)) == [*before, "scan"]
    with reading(ledger):
        assert (code_text("fee_item", "scan"), code_text("fee_item", "copy")) == ("扫描费", "复制费")
    withdraw(ledger, record)
    assert ledger.codes() is official_lists()


def test_undoing_the_change_puts_the_lists_back(ledger: Ledger) -> None:
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    step = last_undoable(ledger)
    assert step is not None
    undo(ledger, step.operation)
    assert "scan" not in items(ledger)


def test_an_operation_that_fails_changes_no_list(ledger: Ledger) -> None:
    record = hand_down(ledger, "codes", "收费.json", ADDED.encode())
    with pytest.raises(ZeroDivisionError), operation(ledger, "停用") as change:
        change.update(record, {"withdrawn": True})
        _ = 1 // 0
    assert "scan" in items(ledger)


def test_the_lists_are_there_again_when_the_file_is_opened_again(ledger: Ledger) -> None:
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    close_ledger(ledger)
    with opened(ledger.path) as again:
        assert "scan" in items(again)
        assert code_text("fee_item", "scan") == "扫描费"
    assert code_text("fee_item", "scan") == "scan"


def test_the_codes_of_one_open_file_are_unknown_in_the_other(ledger: Ledger, other: Ledger) -> None:
    for having, wanting in ((ledger, other), (other, ledger)):
        record = hand_down(having, "codes", "收费.json", ADDED.encode())
        add_fee(having, "scan")
        with pytest.raises(InvalidRecordError, match="没有“scan”这一项"):
            add_fee(wanting, "scan")
        with reading(having), reading(wanting):
            assert code_text("fee_item", "scan") == "scan"
        with reading(wanting), reading(having):
            assert code_text("fee_item", "scan") == "扫描费"
        withdraw(having, record)


def test_a_handed_down_format_means_the_codes_of_its_own_file(ledger: Ledger, other: Ledger) -> None:
    text = resource("annex", "A-shanghai-v1.json").read_text(encoding="utf-8")
    text = text.replace('"A-shanghai-v1"', '"B-2099"').replace('"equals": "search"', '"equals": "scan"')
    for one in (ledger, other):
        hand_down(one, "annex", "B-2099.json", text.encode())
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    for one, usable in ((ledger, True), (other, False), (ledger, True)):
        with reading(one) as session:
            assert ("B-2099" in formats_of(session).handed_down) == usable


def test_lists_that_arrive_with_a_file_are_in_force_at_once(ledger: Ledger, other: Ledger) -> None:
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    hand_over(ledger, other)
    assert "scan" in items(other)


def test_lists_whose_bytes_come_later_are_in_force_then_and_it_is_told(ledger: Ledger, other: Ledger) -> None:
    record = hand_down(ledger, "codes", "收费.json", ADDED.encode())
    with reading(other) as session:
        have = have_list(session)
    with reading(ledger) as session:
        bodies = list(delivery_for(session, have).bodies())
    adopt(other, Delivery(lambda: bodies))
    assert "scan" not in items(other)
    heard: list[Notice] = []
    other.notices.subscribe(heard.append)
    assert adopt(other, Delivery(lambda: (), contents=lambda: (ADDED.encode(),))).contents == 1
    assert "scan" in items(other)
    assert [notice.records for notice in heard] == [{record}]


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff",
        b"[]",
        b'{"fee_items": []}',
        b'{"decision": [{"code": "new", "label": "x", "english": "y"}]}',
        b'{"fee_item": [{"code": "scan", "label": "", "english": ""}]}',
    ],
)
def test_a_damaged_file_stops_nothing(ledger: Ledger, content: bytes) -> None:
    hand_down(ledger, "codes", "坏.json", content)
    assert ledger.codes() is official_lists()
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    assert "scan" in items(ledger)
    close_ledger(ledger)
    close_ledger(open_ledger(ledger.path))


def test_a_file_whose_bytes_did_not_come_along_stops_nothing(ledger: Ledger) -> None:
    with operation(ledger, "没有内容") as change:
        values: dict[str, Value] = {
            "subject": "codes",
            "name": "缺.json",
            "sha256": "0" * 64,
            "size": 1,
            "issued_on": "2013-12-31",
        }
        change.add(RuleFile, values)
    assert ledger.codes() is official_lists()
