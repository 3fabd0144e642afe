"""Backups: made, named, restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.office.opening import opened
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

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
