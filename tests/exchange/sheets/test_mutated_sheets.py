"""A sheet with anything wrong with it is taken whole or not at all, and never stops the program.

`OGI_MUTATED_SHEETS=1000` tries that many; each is made from its number, which a failure names.
"""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.errors import CancelledError, UserError
from desktop_app.exchange.sheets.matching.proposing import missing_targets, propose
from desktop_app.exchange.sheets.reading.clipboard import from_clipboard
from desktop_app.exchange.sheets.reading.sheet_reading import read_sheet, sheet_names
from desktop_app.exchange.sheets.taking.drafting import PutRight
from desktop_app.exchange.sheets.taking.examining import examine
from desktop_app.exchange.sheets.taking.taking import Taken, take
from desktop_app.model.kinds import KINDS
from desktop_app.store.log.reading import reading
from desktop_app.store.proof.verify import verify
from tests.exchange.sheets.mutated import ODD, REGISTERS, damage, mutate, write
from tests.exchange.sheets.registers import with_offices

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exchange.sheets.grid import Sheet
    from desktop_app.exchange.sheets.matching.targets import Target
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

SHEETS = int(os.environ.get("OGI_MUTATED_SHEETS", "60"))
USUAL = {"unit": "办公室", "category": "政策文件（本局）"}


def counts(ledger: Ledger) -> dict[str, int]:
    """Return how many records of each kind there are."""
    with reading(ledger) as session:
        return {name: session.scalar(select(func.count()).select_from(kind)) or 0 for name, kind in KINDS.items()}


def sheet_from(folder: Path, luck: random.Random) -> tuple[type[Record], Sheet]:
    """Make a register, spoil it, write it as some kind of file, perhaps spoil that as well, and read it."""
    kind, grid = luck.choice(REGISTERS)
    spoilt = mutate(grid, luck)
    if luck.random() < 0.1:
        return kind, from_clipboard("\n".join("\t".join(map(str, row)) for row in spoilt))
    path = write(folder, spoilt, luck)
    if luck.random() < 0.4:
        damage(path, luck)
    return kind, read_sheet(path, luck.choice(sheet_names(path) or [""]))


def import_one(ledger: Ledger, folder: Path, luck: random.Random) -> tuple[type[Record], Taken]:
    """Go through the whole import as a person who fills in what is missing; sometimes it is cancelled."""
    kind, sheet = sheet_from(folder, luck)
    matching = propose(ledger, sheet, kind).matching
    for target in missing_targets(kind, matching):
        matching = matching.with_constant(target.name, constant(target, luck))
    examined = examine(ledger, sheet, kind, matching, put_right=PutRight(every=luck.random() < 0.3))
    rest = folder / "其余.xlsx" if luck.random() < 0.7 else None
    ends = luck.random() < 0.1

    def progress(done: int, total: int, label: str = "") -> None:  # noqa: ARG001 (as every progress is told)
        if ends:
            raise CancelledError

    return kind, take(ledger, examined, rest=rest, source="表", progress=progress)


def constant(target: Target, luck: random.Random) -> str:
    """Return what a person gives for all rows, mostly something sensible."""
    return USUAL.get(target.name, "") or str(luck.choice(ODD) or "")


def test_a_spoilt_sheet_is_taken_whole_or_not_at_all(ledger: Ledger, tmp_path: Path) -> None:
    with_offices(ledger)
    taken, wrong = 0, []
    for number in range(SHEETS):
        folder = tmp_path / str(number)
        folder.mkdir()
        before = counts(ledger)
        try:
            kind, result = import_one(ledger, folder, random.Random(number))
        except (UserError, CancelledError):
            wrong += [f"sheet {number}: half of it was taken"] if counts(ledger) != before else []
        except Exception as error:  # noqa: BLE001 (whatever it is, the sheet that did it is named)
            wrong.append(f"sheet {number}: {error!r}")
        else:
            taken += 1
            as_said = counts(ledger)[kind.kind] == before[kind.kind] + result.created
            wrong += [] if as_said else [f"sheet {number}: {result.created} were to be new"]
        shutil.rmtree(folder)
    assert wrong == []
    assert SHEETS / 10 < taken < SHEETS
    assert verify(ledger).sound
