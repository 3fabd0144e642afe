"""换电脑: the new PC is the same to everybody, the old one writes no more, and a wrong passphrase changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.bundles import moving
from desktop_app.exchange.bundles.addressing import ALL_UNITS
from desktop_app.exchange.bundles.folders import INBOX, OUTBOX, folder
from desktop_app.exchange.bundles.going_along import backups_here
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.moving import SUFFIX, leave, pack, unpack
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.store.file.backup import FOLDER
from desktop_app.store.file.kept_backups import BackupPlan
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.log.settings import read_settings
from desktop_app.store.proof.backing_up import all_backups, back_up
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

SECRET = "four words by heart"  # noqa: S105 (a test's)


def on_a_new_pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str = "new") -> Path:
    """Let this test go on at another PC; returns a folder of that PC."""
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / f"{name}_identities"))
    (tmp_path / name).mkdir()
    return tmp_path / name


def test_the_new_pc_goes_on_in_the_same_stream_under_the_same_code(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_keys(ledger)
    with operation(ledger, "甲") as change:
        change.add(Category, {"name": "甲", "code": "a"})
    code, lane = own_keys(ledger).code, read(ledger, read_settings)["lane"]
    moved = pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET)
    assert moved.code == code
    assert b"SQLite" not in moved.path.read_bytes()
    path = unpack(moved.path, on_a_new_pc(tmp_path, monkeypatch), SECRET)
    new = open_ledger(path)
    assert new.identity.found == ""
    assert (own_keys(new).code, read(new, read_settings)["lane"]) == (code, lane)
    with operation(new, "乙") as change:
        change.add(Category, {"name": "乙", "code": "b"})
    assert verify(new).problems == ()
    close_ledger(new)


def test_the_old_pc_has_given_its_keys_up_and_its_copy_is_a_copy(
    ledger: Ledger, tmp_path: Path, identities: Path
) -> None:
    code, token = own_keys(ledger).code, ledger.identity.token
    pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET)
    close_ledger(ledger)
    gone = leave(ledger.path, token, "已搬走")
    assert not ledger.path.exists()
    assert list(identities.glob(f"{token}.keys.*"))
    again = open_ledger(gone)
    assert again.identity.found == "copied"
    assert own_keys(again).code != code
    close_ledger(again)


def beside(path: Path, box: str) -> dict[str, bytes]:
    """Return the files in a folder beside a data file."""
    return {one.name: one.read_bytes() for one in (path.parent / f"{path.stem}_{box}").iterdir()}


def test_what_was_sent_and_kept_and_the_backups_go_along(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(ledger, tmp_path / "下发.ogix", Wanted(to=ALL_UNITS))
    (folder(ledger, INBOX) / "abc_later.ogix").write_bytes(b"for a newer version")
    made = back_up(ledger, BackupPlan())
    assert made
    sent = beside(ledger.path, OUTBOX)
    moved = pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET, backups=backups_here(ledger, BackupPlan()))
    there = on_a_new_pc(tmp_path, monkeypatch)
    (there / ledger.path.name).write_text("somebody's")
    path = unpack(moved.path, there, SECRET)
    assert path.stem != ledger.path.stem
    assert beside(path, OUTBOX) == sent
    assert beside(path, INBOX) == {"abc_later.ogix": b"for a newer version"}
    new = open_ledger(path)
    (kept,) = all_backups(new, BackupPlan())
    assert kept.path.read_bytes() == made.path.read_bytes()
    assert verify(new).problems == ()
    close_ledger(new)


def test_backups_stay_where_nobody_wants_them_to_go(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert back_up(ledger, BackupPlan())
    moved = pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET)
    path = unpack(moved.path, on_a_new_pc(tmp_path, monkeypatch), SECRET)
    assert not (path.parent / FOLDER).exists()


@pytest.mark.parametrize("name", ["../evil", "outbox/../../evil", "outbox/a/b", "elsewhere/x", "inbox/", "outbox\\x"])
def test_a_name_that_leads_elsewhere_is_refused_whole(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as forged:
        forged.setattr(moving, "write_along", lambda packed, _along: packed.writestr(name, b"x"))
        forged.setattr(moving, "are_sound", lambda *_asked: True)
        moved = pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET)
    there = on_a_new_pc(tmp_path, monkeypatch)
    with pytest.raises(UserError, match="损坏"):
        unpack(moved.path, there, SECRET)
    assert list(there.iterdir()) == []


def test_a_disk_that_gets_full_on_the_way_leaves_nothing_behind(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(ledger, tmp_path / "下发.ogix", Wanted(to=ALL_UNITS))
    moved = pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET)
    there = on_a_new_pc(tmp_path, monkeypatch)

    def full(*_asked: object) -> bool:
        return False

    monkeypatch.setattr(moving, "keep_keys", full)
    with pytest.raises(UserError, match="没有搬成"):
        unpack(moved.path, there, SECRET)
    assert [one for one in there.rglob("*") if one.is_file()] == []


@pytest.mark.parametrize("typed", ["", "wrong words by heart"])
def test_a_wrong_passphrase_changes_nothing(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    moved = pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET)
    folder = on_a_new_pc(tmp_path, monkeypatch)
    with pytest.raises(UserError):
        unpack(moved.path, folder, typed)
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "new_identities").exists()


def test_a_weak_passphrase_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    for weak in ("", "short"):
        with pytest.raises(UserError, match="8"):
            pack(ledger, tmp_path / f"stick{SUFFIX}", weak)
    assert list(tmp_path.glob(f"*{SUFFIX}")) == []


@pytest.mark.parametrize("place", [10, 300, -10])
def test_a_damaged_file_is_refused_whole(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    moved = pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET)
    content = bytearray(moved.path.read_bytes())
    content[place] ^= 0xFF
    moved.path.write_bytes(content)
    folder = on_a_new_pc(tmp_path, monkeypatch)
    with pytest.raises(UserError):
        unpack(moved.path, folder, SECRET)
    assert list(folder.iterdir()) == []


def test_a_pc_with_keys_of_its_own_for_the_ledger_keeps_them(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = pack(ledger, tmp_path / f"stick{SUFFIX}", SECRET)
    copy = tmp_path / "copy.ogi"
    copy.write_bytes(ledger.path.read_bytes())
    folder = on_a_new_pc(tmp_path, monkeypatch)
    own = open_ledger(copy)
    code = own_keys(own).code
    with pytest.raises(UserError, match="另一套密钥"):
        unpack(moved.path, folder, SECRET)
    assert own_keys(own).code == code
    close_ledger(own)
