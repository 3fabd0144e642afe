"""What a power cut leaves of a PC's memory of a data file: whatever becomes of it, the PC is still itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from desktop_app.exchange.bundles.keys import own_keys, sign_anew
from desktop_app.exchange.bundles.outbox import return_outbox
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.store.file import remembered as anchor
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.file.identity import is_return_due, words
from desktop_app.store.file.kept_keys import load_keys
from desktop_app.store.log.reading import read
from desktop_app.store.log.settings import read_settings
from desktop_app.store.merge.differences import differences
from desktop_app.store.proof.verify import verify
from tests.exchange.places import NAMES, enter, hand_over, take, values

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.ledger import Ledger


def emptied(file: Path) -> None:
    """Leave nothing, as file systems do with what was never flushed."""
    file.write_bytes(b"")


def filled_with_noughts(file: Path) -> None:
    """Leave the length and none of the content."""
    file.write_bytes(b"\0" * file.stat().st_size)


def cut_short(file: Path) -> None:
    """Leave the first half."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def gone(file: Path) -> None:
    """Leave no file."""
    file.unlink()


def of_another(file: Path) -> None:
    """Leave what belongs to another data file."""
    file.write_text(json.dumps(json.loads(file.read_text()) | {"token": "0" * 32}))


@pytest.mark.parametrize("lose", [emptied, filled_with_noughts, cut_short, gone, of_another])
def test_a_pc_whose_memory_is_lost_keeps_its_keys_and_goes_on_in_a_new_stream(
    unit: Ledger, office: Ledger, tmp_path: Path, identities: Path, lose: Callable[[Path], None]
) -> None:
    hand_over(unit, office, tmp_path / "u1.ogix")
    hand_over(office, unit, tmp_path / "o1.ogix", to=NAMES["unit"])
    kept = backup(unit, tmp_path / "kept.ogi")
    enter(unit, "application", {"subject": "备份以后"})
    sent = send(unit, tmp_path / "u2.ogix")
    code, lane, token = own_keys(unit).code, read(unit, read_settings)["lane"], unit.identity.token
    close_ledger(unit)
    lose(identities / f"{token}.json")

    with_lost = open_ledger(unit.path)
    assert with_lost.identity.found == "forgotten"
    assert "另起一段" in words(with_lost.identity)[0]
    assert (own_keys(with_lost).code, with_lost.identity.token) == (code, token)
    assert read(with_lost, read_settings)["lane"] != lane
    assert is_return_due(with_lost)
    assert return_outbox(with_lost).unreadable == ()
    enter(with_lost, "application", {"subject": "断电以后"})
    down = send(office, tmp_path / "o2.ogix", Wanted(to=NAMES["unit"]))
    assert take(with_lost, down.path).state == "taken"
    assert take(office, sent.path).state == "taken"
    assert take(office, send(with_lost, tmp_path / "u3.ogix").path).state == "taken"
    assert {"备份以后", "断电以后"} <= values(office, "application", "subject")
    assert read(office, differences) == []
    assert verify(with_lost).problems == ()
    close_ledger(with_lost)

    again = open_ledger(unit.path)
    assert again.identity.found == ""
    close_ledger(again)
    unit.path.unlink()
    restore(kept, unit.path)
    restored = open_ledger(unit.path)
    assert restored.identity.found == "copied"  # its stream isn't the one this PC writes now
    assert return_outbox(restored).unreadable == ()
    assert {"备份以后", "断电以后"} <= values(restored, "application", "subject")
    close_ledger(restored)


def test_saving_never_writes_the_keys_again(unit: Ledger, identities: Path) -> None:
    own_keys(unit)
    (keys,) = identities.glob(f"{unit.identity.token}.keys*")
    before = (keys.read_bytes(), keys.stat().st_mtime_ns, keys.stat().st_ino)
    enter(unit, "application", {"subject": "又一条"})
    assert (keys.read_bytes(), keys.stat().st_mtime_ns, keys.stat().st_ino) == before
    assert keys.stat().st_mode & 0o777 == 0o600
    assert identities.stat().st_mode & 0o777 == 0o700


def test_a_memory_of_an_earlier_version_with_the_keys_in_it_goes_on(unit: Ledger, identities: Path) -> None:
    keys, token = own_keys(unit), unit.identity.token
    close_ledger(unit)
    known, kept = anchor.load(token), load_keys(token)
    (identities / f"{token}.keys").unlink()
    old = msgspec.to_builtins(known) | msgspec.to_builtins(kept)
    (identities / f"{token}.json").write_text(json.dumps(old))
    ledger = open_ledger(unit.path)
    assert (ledger.identity.found, own_keys(ledger).code) == ("", keys.code)
    assert "AGE" not in (identities / f"{token}.json").read_text()
    assert load_keys(token) == kept
    close_ledger(ledger)


def test_keys_of_an_earlier_version_are_not_lost_where_no_new_file_can_be_written(
    unit: Ledger, identities: Path
) -> None:
    keys, token = own_keys(unit), unit.identity.token
    known, kept = anchor.load(token), load_keys(token)
    assert known is not None
    (identities / f"{token}.keys").unlink()
    old = json.dumps(msgspec.to_builtins(known) | msgspec.to_builtins(kept))
    (identities / f"{token}.json").write_text(old)
    (identities / f"{token}.keys").mkdir()
    (identities / f"{token}.keys" / "x").touch()
    anchor.save(known)
    assert own_keys(unit).code == keys.code


def test_a_pc_that_signs_anew_keeps_the_key_before_too(unit: Ledger, identities: Path) -> None:
    before = own_keys(unit)
    sign_anew(unit)
    after = own_keys(unit)
    assert (before.signing_key, before.receiving_key) != (after.signing_key, after.receiving_key)
    assert before.receiving_key == after.receiving_key
    kept = [file.read_text() for file in identities.glob(f"{unit.identity.token}.keys.*")]
    assert [before.signing.private_bytes_raw().hex() in text for text in kept] == [True]


@pytest.mark.parametrize("lose", [emptied, filled_with_noughts, cut_short])
def test_keys_that_are_damaged_are_kept_beside_the_new_ones(
    unit: Ledger, identities: Path, lose: Callable[[Path], None]
) -> None:
    before = own_keys(unit)
    lose(identities / f"{unit.identity.token}.keys")
    damaged = (identities / f"{unit.identity.token}.keys").read_bytes()
    assert own_keys(unit).code != before.code
    assert own_keys(unit).code == own_keys(unit).code
    assert [file.read_bytes() for file in identities.glob(f"{unit.identity.token}.keys.*")] == [damaged]
