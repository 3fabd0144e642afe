"""A disk that loses power, lies or rots: what was called saved is there, or its loss is told."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections import Counter
from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import Category
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import PERSONAL_VALUE, REVISION
from desktop_app.store.proof.verify import verify
from tests.store.file.flipped import setting_misnamed
from tests.store.file.power_cuts import FAULTS, Disk, Save, laid_out, save_watched, some_fault
from tests.whole_ledgers import contents

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

if sys.platform == "win32":
    pytest.skip("an open journal can't be held on to there", allow_module_level=True)

FAULTS_TRIED = int(os.environ.get("OGI_DISK_FAULTS", "60"))
_TEXT_OF_32_LETTERS = 13 + 2 * 32
"""What the head of an entry in SQLite's pages says of such a value; one less is as many mere bytes."""
OF_ONE_SAVE = 100
"""After so many faults of one save another one is made."""


def shown(ledger: Ledger) -> object:
    """Return all that a data file holds of records: the log, byte for byte, what it shows, and personal values."""
    with reading(ledger) as session:
        log = [tuple(row) for row in session.execute(select(REVISION).order_by(REVISION.c.number))]
        personal = {tuple(row) for row in session.execute(select(PERSONAL_VALUE))}
    return log, personal, contents(ledger)


def looked_at(path: Path) -> tuple[str, object]:
    """Open a data file as the window does and prove it; returns what is told ("" nothing), and what is shown."""
    try:
        with opened(path) as ledger:
            if ledger.identity.found:
                return ledger.identity.found, None
            told = verify(ledger).problems
            return (told[0], None) if told else ("", shown(ledger))
    except UserError as error:
        return error.message, None


def saves(fresh_file: Path, folder: Path, pc: Path) -> tuple[Save, dict[str, object]]:
    """Make one more save in a data file that grows; return it, with what is shown before and after."""
    path = folder / "growing.ogi"
    if not path.exists():
        shutil.copy(fresh_file, path)
    with opened(path) as ledger:
        before = shown(ledger)
        number = len(save_list(folder))
        category = {"name": f"分类{number}", "code": f"made-{number}"}
        save = save_watched(ledger, pc, folder / f"{number}.journal", lambda change: change.add(Category, category))
        return save, {"before": before, "after": shown(ledger)}


def save_list(folder: Path) -> list[Path]:
    """Return the journals that were held on to."""
    return sorted(folder.glob("*.journal"))


@pytest.mark.timeout(0 if FAULTS_TRIED > 1000 else 300)
def test_what_was_called_saved_is_there_or_its_loss_is_told(fresh_file: Path, tmp_path: Path, identities: Path) -> None:
    tried: Counter[str] = Counter()
    told: Counter[str] = Counter()
    memory: dict[str, bytes] = {}
    for seed in range(FAULTS_TRIED):
        if seed % OF_ONE_SAVE == 0:
            if memory:
                laid_out(Disk("", b"", b"", memory, ""), tmp_path / "none", identities)
            save, expected = saves(fresh_file, tmp_path, identities)
            memory = save.memory_after
        disk = FAULTS[seed](save, Random(seed)) if seed < len(FAULTS) else some_fault(save, Random(seed))
        path = laid_out(disk, tmp_path / "disk", identities)
        try:
            said, found = looked_at(path)
        except Exception as error:
            error.add_note(f"seed {seed}, {disk.fault}")
            raise
        tried[disk.fault] += 1
        told[disk.fault] += bool(said)
        assert not said or disk.may_tell, f"seed {seed}, {disk.fault}: {said}"
        honest = [expected[name] for name in ("before", "after") if disk.expected in {name, "either"}]
        assert said or found in honest, f"seed {seed}, {disk.fault}: another content, and not a word"
    counters = (f"{fault}: {count}, told of {told[fault]}\n" for fault, count in sorted(tried.items()))
    sys.stdout.writelines(["\n", *counters])
    assert len(tried) == len(FAULTS)


@pytest.mark.parametrize("place", [0, 3, 8])
def test_a_schema_that_is_no_text_any_more_is_said_plainly(fresh_file: Path, tmp_path: Path, place: int) -> None:
    content = bytearray(fresh_file.read_bytes())
    content[content.index(b"CREATE TABLE release ") + place] |= 0x80
    path = tmp_path / "damaged.ogi"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(UserError), opened(path):
        pass


def test_an_entry_whose_letters_are_none_any_more_is_told(fresh_file: Path, tmp_path: Path) -> None:
    content = bytearray(fresh_file.read_bytes())
    kind = content.index(b',"kind":"unit"')
    name = content.rindex(b'"name":"', 0, kind) + len(b'"name":"')
    content[name] ^= 0x40
    path = tmp_path / "flipped.ogi"
    path.write_bytes(content)
    path.chmod(0o600)
    with opened(path) as ledger:
        assert verify(ledger).problems


@pytest.mark.parametrize("name", ["lane", "token", "signing_key", "lane_seq", "lane_tip"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_setting_whose_name_only_the_index_knows_is_told(
    fresh_file: Path, tmp_path: Path, name: str, *, read_only: bool
) -> None:
    path = setting_misnamed(fresh_file, tmp_path / "damaged.ogi", name)
    with suppress(UserError), opened(path, read_only=read_only) as ledger:
        assert verify(ledger).problems
        if not read_only:
            with operation(ledger, "登记") as change:
                change.add(Category, {"name": "分类", "code": "made"})


def test_a_records_number_that_is_no_text_any_more_is_told_wherever_it_stands(fresh_file: Path, tmp_path: Path) -> None:
    shutil.copy(fresh_file, tmp_path / "one.ogi")
    with opened(tmp_path / "one.ogi") as ledger, operation(ledger, "登记") as change:
        number = change.add(Category, {"name": "分类", "code": "made"}).encode()
    content = (tmp_path / "one.ogi").read_bytes()
    ends = [found.start() for found in re.finditer(number, content)]
    places = {at for end in ends for at in range(end - 40, end) if content[at] == _TEXT_OF_32_LETTERS}
    assert len(places) > 4
    path = tmp_path / "flipped.ogi"
    for at in places:
        flipped = bytearray(content)
        flipped[at] ^= 1  # SQLite takes text for mere bytes then
        path.write_bytes(flipped)
        path.chmod(0o600)
        assert looked_at(path)[0], at
