"""A real data file in the schedules: the program's own operations, tables and transactions."""

from __future__ import annotations

import datetime as dt
import shutil
from itertools import count
from typing import TYPE_CHECKING, Self

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.ledger import Source
from desktop_app.model.kinds import Application, Category
from desktop_app.model.record import fields_of
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.store.log.erasing import erase
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.rows import table_of
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import DIFFERENCE, PERSONAL_VALUE, RECORD_STATE, REVISION
from desktop_app.store.log.undo import last_undoable, undo
from desktop_app.store.log.unread_values import IS_DIFFERENCE
from desktop_app.store.log.write_stream import change_lane
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.differences import count_differences, differences
from desktop_app.store.merge.exchanged_files import IN, FileNote, Peer, have_of
from desktop_app.store.merge.have_list import have_list
from desktop_app.store.merge.lacking_entries import delivery_for
from desktop_app.store.merge.settling import settle
from desktop_app.store.merge.state_code import state_code
from desktop_app.store.proof.verify import verify
from tests.conftest import NOON
from tests.store.merge.world.replica import VALUES, Parcel, View

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

KINDS = (Category, Application)
_FILES = count(1)


class FileReplica:
    """A data file of this version, opened as the program opens it."""

    def __init__(self, path: Path, random: Callable[[int], bytes], skew: int = 0) -> None:
        """Open the file on a PC with that randomness and clock."""
        self.path, self.skew = path, skew
        moment = NOON + dt.timedelta(milliseconds=skew)
        self.ledger = open_ledger(path, source=Source(lambda: moment, random))

    @property
    def lane(self) -> str:
        """Return this PC's write stream."""
        with reading(self.ledger) as session:
            return read_settings(session)["lane"]

    def new_lane(self) -> None:
        """Begin a new write stream."""
        with transaction(self.ledger) as session:
            change_lane(session, self.ledger.source, "换电脑")

    def clone(self, random: Callable[[int], bytes], skew: int) -> Self:
        """Copy the data file to another PC."""
        path = self.path.with_name(f"{random(4).hex()}.ogi")
        shutil.copy(self.path, path)
        return type(self)(path, random, skew)

    def save(self, chance: Random, act: str) -> None:
        """Do one thing to one record; what the program refuses is no save."""
        try:
            self._save(chance, act)
        except UserError:
            self.check()

    def _save(self, chance: Random, act: str) -> None:
        kind = Application if act in {"personal", "erase"} else chance.choice(KINDS)
        with reading(self.ledger) as session:
            made = list(session.scalars(select(kind.id).order_by(kind.id)))
        if act == "restore":
            if step := last_undoable(self.ledger):
                undo(self.ledger, step.operation)
        elif act == "create" or not made:
            with operation(self.ledger, "登记") as change:
                change.add(kind, self._values(kind))
        elif act == "erase":
            erase(self.ledger, chance.choice(made), "申请人要求")
        else:
            with operation(self.ledger, "修改") as change:
                if act == "delete":
                    change.delete(chance.choice(made))
                else:
                    change.update(chance.choice(made), _edit(kind, chance, act))

    def _values(self, kind: type[Record]) -> dict[str, Value]:
        if kind is Category:
            return {"name": "新", "code": "new"}
        needed: dict[str, Value] = {"received_on": dt.date(2013, 5, 6), "channel": "face", "nature": "disclosure"}
        return needed | {"subject": "新", "unit": self.ledger.profile.unit_id, "applicant_type": "natural"}

    def settle(self, chance: Random) -> int:
        """Settle every difference by choosing a side."""
        with reading(self.ledger) as session:
            found = differences(session)
        choices = {(one.record, one.key): chance.choice(one.sides).revision for one in found}
        if choices:
            settle(self.ledger, choices, "核对原件")
        return len(choices)

    def unsettled(self) -> int:
        """Return how many differences are open."""
        with reading(self.ledger) as session:
            return count_differences(session)

    def send(self, to: str | None, *, personal: bool) -> Parcel:
        """Write a file for another PC."""
        with reading(self.ledger) as session:
            delivery = delivery_for(session, have_of(session, to) if to else None, personal=personal)
            return Parcel(self.lane, have_list(session), tuple(delivery.bodies()), tuple(delivery.personal()))

    def receive(self, parcel: Parcel) -> None:
        """Take a file in."""
        came = next(_FILES)
        note = FileNote(digest=f"{came:064x}", direction=IN, at=came, lane=parcel.sender)
        peer = Peer(lane=parcel.sender, have=parcel.have, at=came)
        adopt(self.ledger, parcel.delivery(), file=note, peer=peer)

    def view(self) -> View:
        """Return all there is to see."""
        with reading(self.ledger) as session:
            bodies = {row.id: row.body for row in session.execute(select(REVISION.c.id, REVISION.c.body))}
            differing: dict[str, set[str]] = {}
            for row in session.execute(select(DIFFERENCE.c.record, DIFFERENCE.c.key).where(IS_DIFFERENCE)):
                differing.setdefault(row.record, set()).add(row.key)
            waiting = sum(session.scalars(select(RECORD_STATE.c.waiting)))
            values = session.execute(select(PERSONAL_VALUE))
            return View(
                bodies,
                _shown(session) | {"code": state_code(session)},
                {record: frozenset(keys) for record, keys in differing.items()},
                waiting,
                frozenset((row.record, row.commitment, row.value) for row in values),
            )

    def check(self) -> None:
        """Assert that nothing in the file looks as if somebody had changed it."""
        found = verify(self.ledger).problems
        assert not found, found

    def close(self) -> None:
        """Close the file."""
        close_ledger(self.ledger)


def _edit(kind: type[Record], chance: Random, act: str) -> dict[str, Value]:
    if act == "personal":
        return {"applicant_name": chance.choice(VALUES)}
    field = chance.choice(["name", "code"] if kind is Category else ["subject", "number"])
    return {field: chance.choice(VALUES)}


def _shown(session: Session) -> dict[str, object]:
    """Return every row of the kinds that the schedules use."""
    shown: dict[str, object] = {}
    for kind in KINDS:
        table = table_of(kind)
        for row in session.execute(select(table)).mappings():
            shown[row["id"]] = {name: row[name] for name in fields_of(kind)}
    return shown
