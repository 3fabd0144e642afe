"""Who may read a data file and what lies about it: its owner, whatever the system's usual permissions are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.exchange.bundles.folders import INBOX, OUTBOX, QUARANTINE, folder, keep_copy
from desktop_app.exchange.bundles.own_copies import strip_copies
from desktop_app.exchange.bundles.sending import send
from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger, opened
from desktop_app.sample import create_sample
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.log.operation import operation
from tests.folders import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows gives a file its folder's permissions")


@pytest.fixture(autouse=True)
def _open_handed() -> Iterator[None]:
    """Let the system give everybody everything, unless somebody says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(*below: Path) -> list[str]:
    """Return what of all that lies somewhere others than its owner may read, write or enter."""
    found = [path for place in below for path in (place, *place.rglob("*"))]
    return sorted(str(path) for path in found if path.stat().st_mode & 0o077)


@pytest.mark.parametrize("password", ["", "一二三四五六七八"])
def test_a_ledger_and_all_that_it_keeps_about_it_are_its_owners(
    tmp_path: Path, identities: Path, password: str
) -> None:
    own = tmp_path / "own"
    own.mkdir(0o700)
    path = own / "台账.ogi"
    names = {"organisation": "局", "unit": "处", "role": "unit", "catalogue": False}
    ledger = create_ledger(path, **names, password=password)  # type: ignore[arg-type]
    with operation(ledger, "登记") as change:
        change.add(Category, {"name": "a", "code": "a"})
    sent = send(ledger, tmp_path / "sent.ogix")
    strip_copies(ledger, OUTBOX)
    for name in (INBOX, QUARANTINE):
        assert keep_copy(ledger, name, sent.path, "0" * 64)
    backup(ledger)
    backup(ledger, own / "elsewhere" / "copy.ogi")
    close_ledger(ledger)
    assert {entry.name.removeprefix("台账_") for entry in own.iterdir() if entry.is_dir()} == {
        *(OUTBOX, INBOX, QUARANTINE, "备份", "elsewhere")
    }
    assert open_to_others(own, identities) == []


def test_the_sample_is_its_owners(tmp_path: Path) -> None:
    assert create_sample(tmp_path / "示例.ogi").stat().st_mode & 0o777 == 0o600


def test_a_file_restored_or_upgraded_from_one_that_everybody_could_read_is_its_owners(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir(0o700)
    source = Path(shutil.copy(DATA / "schema_0001.ogi", tmp_path / "old.ogi"))
    source.chmod(0o666)
    restore(source, own / "back.ogi")
    assert open_to_others(own) == []
    (own / "back.ogi").chmod(0o644)
    with opened(own / "back.ogi"):
        pass
    assert open_to_others(own) == []
    assert (own / "备份").is_dir()


def test_folders_that_an_earlier_version_left_open_are_closed(tmp_path: Path, identities: Path) -> None:
    names = {"organisation": "局", "unit": "处", "role": "unit", "catalogue": False}
    ledger = create_ledger(tmp_path / "台账.ogi", **names)  # type: ignore[arg-type]
    (tmp_path / f"台账_{OUTBOX}").mkdir(0o755)
    identities.chmod(0o755)
    close_ledger(ledger)
    ledger = open_ledger(tmp_path / "台账.ogi")
    send(ledger, tmp_path / "sent.ogix")
    assert open_to_others(folder(ledger, OUTBOX), identities) == []
    close_ledger(ledger)


def test_a_folder_of_backups_that_is_somebodys_stays_as_it_is(tmp_path: Path) -> None:
    names = {"organisation": "局", "unit": "处", "role": "unit", "catalogue": False}
    ledger = create_ledger(tmp_path / "台账.ogi", **names)  # type: ignore[arg-type]
    shared = tmp_path / "备份"
    shared.mkdir(0o770)
    kept = backup(ledger)
    assert (shared.stat().st_mode & 0o777, kept.stat().st_mode & 0o777) == (0o770, 0o600)
    close_ledger(ledger)
