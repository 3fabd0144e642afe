"""Backups: made, named, restored."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.office.opening import open_ledger, opened
from desktop_app.sizes import ROOM_LEFT, size_words
from desktop_app.store.file.backup import backup, keep_before_repair, keep_before_upgrade, restore
from desktop_app.store.proof.verify import verify
from tests.folders import DATA

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger


def test_backups_made_within_one_second_all_succeed(ledger: Ledger) -> None:
    made = [backup(ledger) for _turn in range(4)]
    assert [path.stem.removeprefix(made[0].stem) for path in made] == ["", "_2", "_3", "_4"]
    for path in made:
        with opened(path, read_only=True) as copy:
            assert verify(copy).problems == ()


def test_a_backup_put_back_is_the_file_as_it_was(ledger: Ledger, tmp_path: Path) -> None:
    kept = backup(ledger, tmp_path / "kept.ogi")
    restore(kept, tmp_path / "back.ogi")
    assert (tmp_path / "back.ogi").read_bytes() == kept.read_bytes()


@pytest.fixture
def crowded(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> int:
    """Leave one byte too little on every disk, and return how many are free."""
    free = ledger.path.stat().st_size + ROOM_LEFT - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: _Usage(free))
    return free


@dataclass
class _Usage:
    free: int


def test_a_backup_says_before_it_begins_that_the_disk_has_no_room(ledger: Ledger, tmp_path: Path, crowded: int) -> None:
    for target in (None, tmp_path / "kept.ogi"):
        with pytest.raises(UserError, match="只剩") as refused:
            backup(ledger, target)
        assert size_words(crowded) in refused.value.message
        assert "移动硬盘" in refused.value.hint
    assert not (tmp_path / "kept.ogi").exists()
    assert not list((ledger.path.parent / "备份").glob("*"))


def test_restoring_upgrading_and_mending_say_so_too_and_change_nothing(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup(ledger, tmp_path / "kept.ogi")
    old = Path(shutil.copy(DATA / "schema_0008.ogi", tmp_path / "old.ogi"))
    before = old.read_bytes()
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: _Usage(0))
    for work in (
        lambda: restore(kept, tmp_path / "back.ogi"),
        lambda: keep_before_upgrade(old, 8),
        lambda: keep_before_repair(ledger),
        lambda: open_ledger(old),
    ):
        with pytest.raises(UserError, match="只剩"):
            work()
    assert not (tmp_path / "back.ogi").exists()
    assert old.read_bytes() == before


def test_a_medium_that_does_not_say_how_much_is_free_is_tried(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(_place: object) -> None:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", nothing)
    assert backup(ledger, tmp_path / "kept.ogi").exists()
