"""The sample as the sixty data files it would really have come from: the office's, and one for each other unit."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, Receipt, Unit
from desktop_app.model.record import Record, links_of, typed_fields, values_of
from desktop_app.office.months.returns import unit_of
from desktop_app.office.opening import close_ledger, create_ledger, opened
from desktop_app.progress import silent
from desktop_app.sample.content import YEAR
from desktop_app.sample.creation import BEGUN_AT, SEED, create_sample
from desktop_app.sample.structure import OFFICE, organisation_content, staff_contents, unit_contents
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.record_state import state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.progress import Progress
    from desktop_app.sample.structure import UnitContent
    from desktop_app.store.log.operation import Change


@dataclass(frozen=True, slots=True)
class UnitFiles:
    """The data files of the sample: the office's, and those of the 59 other units."""

    office: Path
    units: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Entered:
    """One record of the sample: what was entered, and by which unit."""

    kind: type[Record]
    record: str
    values: dict[str, Value]
    unit: str


def create_unit_files(folder: Path, progress: Progress = silent, *, units: int | None = None) -> UnitFiles:
    """Make the sixty data files in a folder; merged, in whatever order, they are the sample.

    Each unit's file holds what the unit entered, and of the catalogue only what that refers to. `units`
    makes only the first so many of the other units' files. Raises `UserError` where a file can't be made.
    """
    with tempfile.TemporaryDirectory() as name:
        entered = _entered(create_sample(Path(name) / "whole.ogi", progress=progress))
    numbers = {unit: number for number, unit in _units(entered).items()}
    made: dict[str, Path] = {}
    wanted = unit_contents() if units is None else unit_contents()[: 1 + units]
    for done, content in enumerate(wanted):
        progress(done, len(wanted), _("正在建立各单位的台账"))
        mine = [one for one in entered.values() if numbers.get(one.unit, OFFICE) == content.number]
        made[content.number] = _make(folder, content, done, _with_what_they_need(mine, entered))
    return UnitFiles(made.pop(OFFICE), tuple(made.values()))


def _entered(path: Path) -> dict[str, _Entered]:
    """Return every record of the sample, each after the records it links to."""
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        return {one.record: one for kind in KINDS.values() for one in _of_kind(session, kind)}


def _of_kind(session: Session, kind: type[Record]) -> Iterator[_Entered]:
    for row in session.scalars(select(kind).order_by(*([kind.position] if hasattr(kind, "position") else []), kind.id)):
        values = {name: value for name, value in values_of(row).items() if name in typed_fields(kind)}
        yield _Entered(kind, row.id, values, unit_of(session, row))


def _units(entered: dict[str, _Entered]) -> dict[str, str]:
    """Return the record of each unit by its number."""
    return {str(one.values["number"]): one.record for one in entered.values() if one.kind is Unit}


def _with_what_they_need(mine: list[_Entered], entered: dict[str, _Entered]) -> list[_Entered]:
    """Return records with all that they link to, in the order in which they can be entered."""
    needed = {one.record for one in mine}
    waiting = list(mine)
    while waiting:
        one = waiting.pop()
        for target in (one.values[name] for name in links_of(one.kind)):
            if target and target not in needed:
                needed.add(str(target))
                waiting.append(entered[str(target)])
    return [one for one in entered.values() if one.record in needed]


def _make(folder: Path, content: UnitContent, position: int, records: list[_Entered]) -> Path:
    minutes = count()
    ledger = create_ledger(
        folder / f"{content.number}.ogi",
        organisation=organisation_content().name,
        unit=content.name,
        role="office" if content.number == OFFICE else "unit",
        person=next(person.name for person in staff_contents() if person.unit == content.number),
        seed=SEED * 100 + position,
        since=f"{YEAR}-01",
        clock=lambda: BEGUN_AT + dt.timedelta(minutes=next(minutes)),
    )
    try:
        with operation(ledger, _("登记全年事项")) as change:
            for one in records:
                # The office gives its receipts when it takes the files in.
                if one.kind is not Receipt or content.number == OFFICE:
                    _enter(change, one, office=content.number == OFFICE)
    finally:
        close_ledger(ledger)
    return ledger.path


def _enter(change: Change, one: _Entered, *, office: bool) -> None:
    """Enter a record; what every file knows by its name is worded in the office's file alone."""
    if state_of(change.session, one.record) is None:
        change.add(one.kind, one.values, record_id=one.record)
    elif office and one.kind.named_by:
        change.update(one.record, one.values)
