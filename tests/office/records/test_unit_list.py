"""The list of units taken in: twice adds nothing, doubles are told, and a number has one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import Unit
from desktop_app.model.natural_id import natural_id
from desktop_app.model.unit_list import UnitLine, read_unit_list, rows_of
from desktop_app.office.records.unit_list import TakenUnits, look_at_units, take_units
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger

SIXTY = "办公室\n" + "\n".join(f"{place}、第{place}技工学校" for place in range(1, 60))


def lines(text: str) -> Sequence[UnitLine]:
    return read_unit_list(rows_of(text)).lines


def states(ledger: Ledger, text: str) -> list[str]:
    return [unit.state for unit in read(ledger, look_at_units, lines(text), ledger.profile.unit_id)]


def test_sixty_units_are_taken_in_their_order_and_the_same_list_again_adds_none(ledger: Ledger) -> None:
    assert take_units(ledger, lines(SIXTY)) == TakenUnits(59, 0)
    assert take_units(ledger, lines(SIXTY)) == TakenUnits(0, 0)
    with reading(ledger) as session:
        units = session.scalars(select(Unit).order_by(Unit.position)).all()
        assert [unit.name for unit in units][1:4] == ["第1技工学校", "第2技工学校", "第3技工学校"]
        assert len(units) == 60
        assert all(unit.id == natural_id(Unit, {"name": unit.name}) for unit in units)


def test_the_office_itself_and_doubles_are_recognised(ledger: Ledger) -> None:
    assert states(ledger, "局办公室\n就业处\n办公室\n就业 处") == ["own", "new", "double", "double"]


def test_a_unit_known_only_by_its_own_file_gets_its_nature_and_number(ledger: Ledger) -> None:
    with operation(ledger, "收下") as change:
        mentioned = change.mention(Unit, {"name": "就业处"})
    assert states(ledger, "就业处\t处室\tJY") == ["filled"]
    assert take_units(ledger, lines("就业处\t处室\tJY")) == TakenUnits(0, 1)
    assert states(ledger, "就业处\t局属单位\tXX") == ["known"]
    with reading(ledger) as session:
        unit = session.get_one(Unit, mentioned)
        assert (unit.nature, unit.number) == ("division", "JY")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("就业处\tJY\n社保处\tJY", "编号 JY 已经是“就业处”的"),
        ("就业处\n某某办公室\t办公室", "办公室就是本台账的单位"),
        ("就业处\n单位名称\t编号\n社保处\t" + "1" * 30, "编号最多 20 个字符"),
    ],
)
def test_a_line_that_can_t_be_stops_the_whole_list(ledger: Ledger, text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        take_units(ledger, lines(text))
    with reading(ledger) as session:
        assert session.scalars(select(Unit.name)).all() == ["办公室"]
