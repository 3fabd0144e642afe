"""Code lists that the office hands down: in force while the file is open, also once they arrive; damaged ones never."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.codes import code_lists, code_text, codes, official_lists
from desktop_app.model.kinds import RuleFile
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.office.rules.handing_down import hand_down, withdraw
from desktop_app.store.log.operation import operation
from desktop_app.store.log.undo import last_undoable, undo
from tests.store.merge.exchanging import hand_over

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

ADDED = """{
 "fee_item": [
  {"code": "scan", "label": "扫描费", "english": "Scanning"},
  {"code": "copy", "label": "复制费", "english": "Duplication"}
 ]
}"""


def test_a_code_is_added_behind_the_others_and_one_worded_anew_in_its_place(ledger: Ledger) -> None:
    before = list(codes("fee_item"))
    record = hand_down(ledger, "codes", "收费.json", ADDED.encode())
    assert list(codes("fee_item")) == [*before, "scan"]
    assert (code_text("fee_item", "scan"), code_text("fee_item", "copy")) == ("扫描费", "复制费")
    withdraw(ledger, record)
    assert code_lists() == official_lists()


def test_undoing_the_change_puts_the_lists_back(ledger: Ledger) -> None:
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    step = last_undoable(ledger)
    assert step is not None
    undo(ledger, step.operation)
    assert "scan" not in codes("fee_item")


def test_the_lists_hold_while_the_file_is_open(ledger: Ledger, fresh_file: Path, tmp_path: Path) -> None:
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    close_ledger(ledger)
    assert code_lists() == official_lists()
    plain = tmp_path / "plain.ogi"
    shutil.copy(fresh_file, plain)
    close_ledger(open_ledger(plain))
    again = open_ledger(ledger.path)
    assert code_text("fee_item", "scan") == "扫描费"
    close_ledger(open_ledger(plain))
    assert code_text("fee_item", "scan") == "扫描费"
    close_ledger(again)
    assert code_lists() == official_lists()


def test_lists_that_arrive_with_a_file_are_in_force_at_once(ledger: Ledger, other: Ledger) -> None:
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    hand_over(ledger, other)
    close_ledger(ledger)
    assert code_text("fee_item", "scan") == "扫描费"


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
    assert code_lists() == official_lists()
    hand_down(ledger, "codes", "收费.json", ADDED.encode())
    assert "scan" in codes("fee_item")
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
    assert code_lists() == official_lists()
