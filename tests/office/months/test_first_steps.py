"""The first steps of a ledger are told by what it holds, and go as they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Application, Category, HandIn, NilDeclaration, Release
from desktop_app.model.unit_list import read_unit_list, rows_of
from desktop_app.office.months.first_steps import first_steps
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.office.records.unit_list import take_units
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Ledger]:
    made = create_ledger(tmp_path / "unit.ogi", organisation="测试市测试局", unit="就业处", role="unit")
    yield made
    close_ledger(made)


def steps(ledger: Ledger) -> tuple[str, ...]:
    return read(ledger, first_steps, ledger.profile)


def test_an_officer_begins_with_a_release_an_application_and_a_month(unit: Ledger) -> None:
    own = unit.profile.unit_id
    assert steps(unit) == ("release", "application", "hand_in")
    with operation(unit, "登记") as change:
        category = change.add(Category, {"name": "其他", "code": "x"})
        change.add(Release, {"title": "通知", "unit": own, "category": category, "released_on": "2013-03-05"})
    assert steps(unit) == ("application", "hand_in")
    with operation(unit, "登记") as change:
        said: dict[str, Value] = {"subject": "查询", "unit": own, "received_on": "2013-03-05", "channel": "web"}
        change.add(Application, said | {"applicant_type": "natural", "nature": "disclosure"})
    assert steps(unit) == ("hand_in",)
    with operation(unit, "上报") as change:
        change.add(HandIn, {"unit": own, "year": 2013, "month": 3, "handed_in_on": "2013-04-01"})
    assert steps(unit) == ()


def test_who_says_there_was_none_is_not_asked_for_one(unit: Ledger) -> None:
    with operation(unit, "零报告") as change:
        said: dict[str, Value] = {"unit": unit.profile.unit_id, "subject": "application", "year": 2013, "month": 3}
        change.add(NilDeclaration, said)
    assert steps(unit) == ("release", "hand_in")


def test_an_office_lists_units_writes_their_start_file_and_takes_their_first_files(
    ledger: Ledger, unit: Ledger, tmp_path: Path
) -> None:
    assert steps(ledger) == ("units", "start_file", "first_files")
    take_units(ledger, read_unit_list(rows_of("就业处")).lines)
    assert steps(ledger) == ("start_file", "first_files")
    send(ledger, tmp_path / "起步.ogix", Wanted(to="all"))
    assert steps(ledger) == ("first_files",)
    sent = send(unit, tmp_path / "首次.ogix")
    receive(ledger, [sent.path], Taking(codes=(sent.code,)))
    assert steps(ledger) == ()
