"""The bureau's list of units taken in: which are new, which the ledger has, which the list names twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import Unit
from desktop_app.model.natural_id import plain
from desktop_app.model.unit_list import OFFICE, UnitLine, is_office_name
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.store.log.change import Change

State = Literal["new", "filled", "known", "own", "double", "wrong"]
"""To be added; known, and the list says what it lacks; known; the office's own unit; named above already; to be put
right first."""

_LONGEST_NUMBER = 20


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A line of the list with what would become of it; `said` explains a line that is wrong or named twice."""

    line: UnitLine
    state: State
    said: str = ""
    record: str = ""
    """The unit that the ledger knows by that name."""


@dataclass(frozen=True, slots=True)
class TakenUnits:
    """How many units a list added, and how many it filled in."""

    added: int
    filled: int


def look_at_units(session: Session, lines: Sequence[UnitLine], own_unit: str) -> list[ListedUnit]:
    """Return what would become of each line of a list; `own_unit` is the unit whose ledger this is."""
    units = session.scalars(select(Unit).order_by(Unit.id)).all()
    own = next((unit for unit in units if unit.id == own_unit), None)
    known = {plain(unit.name): unit for unit in units}
    numbers = {plain(unit.number): unit.name for unit in units if unit.number}
    above: dict[str, int] = {}
    listed = []
    for line in lines:
        unit = known.get(plain(line.name)) or (own if own and _is_own(line, own) else None)
        name = unit.id if unit else plain(line.name)
        listed.append(_look(line, unit, own_unit, above.get(name, 0), numbers))
        above.setdefault(name, line.row)
        if line.number:
            numbers.setdefault(plain(line.number), line.name)
    return listed


def take_units(ledger: Ledger, lines: Sequence[UnitLine]) -> TakenUnits:
    """Take a list in as one step: new units are added in its order, of known ones what is empty is filled in.

    Raises `UserError` where a line must be put right first; nothing is taken then.
    """
    with operation(ledger, _("登记单位名单")) as change:
        listed = look_at_units(change.session, lines, ledger.profile.unit_id)
        wrong = [unit for unit in listed if unit.state == "wrong"]
        if wrong:
            text = _("第 {row} 行“{name}”：{said}")
            raise UserError(
                text.format(row=wrong[0].line.row, name=wrong[0].line.name, said=wrong[0].said),
                _("请改正以后再登记，名单一行也没有登记。"),
            )
        last = change.session.scalar(select(func.max(Unit.position))) or 0
        added = [unit for unit in listed if unit.state == "new"]
        for place, unit in enumerate(added, last + 1):
            change.add(Unit, _values(unit.line) | {"position": place})
        filled = [unit for unit in listed if unit.state == "filled"]
        for unit in filled:
            _fill(change, unit)
    return TakenUnits(len(added), len(filled))


def _look(line: UnitLine, unit: Unit | None, own_unit: str, above: int, numbers: Mapping[str, str]) -> ListedUnit:
    if above:
        return ListedUnit(line, "double", _("与第 {row} 行是同一个单位").format(row=above))
    if wrong := _wrong(line, unit, numbers):
        return ListedUnit(line, "wrong", wrong)
    if unit is None:
        return ListedUnit(line, "new")
    if _lacking(line, unit):
        return ListedUnit(line, "filled", record=unit.id)
    return ListedUnit(line, "own" if unit.id == own_unit else "known", record=unit.id)


def _wrong(line: UnitLine, unit: Unit | None, numbers: Mapping[str, str]) -> str:
    other = numbers.get(plain(line.number), "") if line.number else ""
    if other and plain(other) not in {plain(line.name), plain(unit.name) if unit else ""}:
        return _("编号 {number} 已经是“{other}”的").format(number=line.number, other=other)
    if len(line.number) > _LONGEST_NUMBER:
        return _("编号最多 {most} 个字符").format(most=_LONGEST_NUMBER)
    if line.nature == OFFICE and unit is None:
        return _("办公室就是本台账的单位，请改成处室或局属单位")
    return ""


def _is_own(line: UnitLine, own: Unit) -> bool:
    """Tell whether a line is the office's own unit though its name is written a little otherwise (局办公室)."""
    return line.nature == OFFICE and own.nature == OFFICE and is_office_name(line.name) and is_office_name(own.name)


def _values(line: UnitLine) -> dict[str, Value]:
    return {"name": line.name, "short_name": line.short_name, "nature": line.nature, "number": line.number}


def _lacking(line: UnitLine, unit: Unit) -> dict[str, Value]:
    """Return what the list says of a unit and the ledger doesn't; what it says otherwise stays as it is."""
    said = _values(line)
    return {name: said[name] for name in ("short_name", "nature", "number") if said[name] and not getattr(unit, name)}


def _fill(change: Change, listed: ListedUnit) -> None:
    unit = change.session.get_one(Unit, listed.record)
    change.update(unit.id, _lacking(listed.line, unit))
