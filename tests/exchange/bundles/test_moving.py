"""换电脑: the new PC is the same to everybody, the old one writes no more, and a wrong passphrase changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.moving import SUFFIX, leave, pack, unpack
from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.store.log.settings import read_settings
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
