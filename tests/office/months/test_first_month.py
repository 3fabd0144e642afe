"""A ledger begins where it begins: nothing is missing before the month from which units hand in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.hand_in_due import SINCE, handed_in_since
from desktop_app.model.kinds import RuleSetting, Unit
from desktop_app.model.law.rule_settings import setting_problem
from desktop_app.office.months.inbox import read_board
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.report.checks.asked_year import AskedYear
from desktop_app.report.checks.unit_reading import months_due
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable
from tests.exchange.places import hand_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

MARCH = dt.datetime(2026, 3, 20, 4, 0, tzinfo=dt.UTC)
NOVEMBER = dt.date(2026, 11, 20)


def made(folder: Path, unit: str, role: str, at: dt.datetime = MARCH) -> Ledger:
    path = folder / f"{unit}.ogi"
    return create_ledger(path, organisation="测试局", unit=unit, role=role, person="甲", clock=lambda: at)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Ledger]:
    ledger = made(tmp_path, "办公室", "office")
    yield ledger
    close_ledger(ledger)


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Ledger]:
    ledger = made(tmp_path, "就业处", "unit", dt.datetime(2026, 6, 2, 4, 0, tzinfo=dt.UTC))
    yield ledger
    close_ledger(ledger)


def states(ledger: Ledger, name: str = "办公室", year: int = 2026) -> list[str]:
    with reading(ledger) as session:
        rows = read_board(session, ledger.rules, year, NOVEMBER).rows
    return [cell.state for row in rows if row.unit.name == name for cell in row.months]


def test_a_new_office_misses_nothing_before_the_month_it_was_made_in(office: Ledger) -> None:
    assert states(office)[:4] == ["absent", "absent", "missing", "missing"]
    assert set(states(office, year=2025)) == {"absent"}
    assert states(office, year=2027)[0] == "future"
    assert last_undoable(office) is None
    with reading(office) as session:
        asked = AskedYear(session=session, rules=office.rules, year=2026, today=NOVEMBER)
        assert months_due(asked) == tuple(range(3, 11))


def test_the_office_sets_another_month_and_a_unit_set_up_later_begins_later(office: Ledger) -> None:
    with operation(office, "设置") as change:
        setting = change.session.query(RuleSetting).one()
        change.update(setting.id, {"value": "2026-05"})
        change.add(Unit, {"name": "社保处", "nature": "division", "since": dt.date(2026, 7, 9)})
    assert states(office)[3:6] == ["absent", "missing", "missing"]
    assert states(office, "社保处")[4:8] == ["absent", "absent", "missing", "missing"]


def test_a_unit_begins_with_its_own_month_until_the_office_says_from_when(
    unit: Ledger, office: Ledger, tmp_path: Path
) -> None:
    assert handed_in_since(unit.rules) == dt.date(2026, 6, 1)
    assert states(unit, "就业处")[4:6] == ["absent", "missing"]
    hand_over(unit, office, tmp_path / "u.ogix")
    hand_over(office, unit, tmp_path / "o.ogix", to="就业处")
    assert handed_in_since(unit.rules) == dt.date(2026, 3, 1)
    assert states(unit, "就业处") == states(office, "就业处")


def test_a_ledger_made_before_the_setting_asks_for_every_month(ledger: Ledger) -> None:
    assert handed_in_since(ledger.rules) == dt.date.min


@pytest.mark.parametrize(("value", "good"), [("", True), ("2026-03", True), ("2026-13", False), ("三月", False)])
def test_only_a_year_and_a_month_answer_the_setting(value: str, *, good: bool) -> None:
    assert (setting_problem(SINCE, value) == "") is good
