"""Passwords: new ones are long enough, old ones still open, and backups of what they protect come back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app import passwords
from desktop_app.errors import UserError
from desktop_app.exchange.bundles.sending import Wanted
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger, opened
from desktop_app.passwords import refuse_weak, weakness
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.file.check import PasswordError
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

SECRET = "一把'长\"的; 钥匙"  # noqa: S105 (a test's own)


def make(path: Path, password: str) -> Ledger:
    return create_ledger(path, organisation="局", unit="处", role="unit", password=password, catalogue=False)


@pytest.fixture
def short_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that was made when passwords could be of any length."""
    path = tmp_path / "old" / "short.ogi"
    with monkeypatch.context() as then:
        then.setattr(passwords, "LEAST", 0)
        close_ledger(make(path, "短"))
    return path


@pytest.mark.parametrize("word", ["1", " ", "口令", "1234567", " " * 20, "      七个字的密码啊     ", "\t\n" * 8])
def test_a_password_that_is_too_short_is_refused_with_a_word_why(tmp_path: Path, word: str) -> None:
    assert "至少要 8 个字符" in weakness(word)
    with pytest.raises(UserError, match="试出来") as refused:
        make(tmp_path / "new.ogi", word)
    assert refused.value.hint
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UserError, match="试出来"):
        Wanted(passphrase=word)


@pytest.mark.parametrize("word", ["12345678", "八个字的口令正好"])
def test_a_password_of_eight_characters_is_taken(word: str) -> None:
    assert weakness(word) == ""
    assert Wanted(passphrase=word).passphrase == word


def test_no_password_at_all_is_no_weak_one() -> None:
    refuse_weak("")


def test_a_file_with_a_shorter_password_still_opens_and_its_backup_comes_back(short_one: Path, tmp_path: Path) -> None:
    with opened(short_one, password="短") as ledger:
        kept = backup(ledger, tmp_path / "kept.ogi")
    restore(kept, tmp_path / "back.ogi", "短")
    with opened(tmp_path / "back.ogi", password="短") as ledger:
        assert verify(ledger).problems == ()


def test_a_backup_of_a_file_with_a_password_is_put_back_with_that_one_only(tmp_path: Path) -> None:
    ledger = make(tmp_path / "locked.ogi", SECRET)
    kept = backup(ledger, tmp_path / "kept.ogi")
    close_ledger(ledger)
    back = tmp_path / "back.ogi"
    with pytest.raises(PasswordError, match="设有密码"):
        restore(kept, back)
    with pytest.raises(PasswordError, match="密码不对"):
        restore(kept, back, f"{SECRET} ")
    assert not back.exists()
    restore(kept, back, SECRET)
    with opened(back, password=SECRET) as again:
        assert verify(again).problems == ()
    with pytest.raises(PasswordError, match="密码不对"):
        open_ledger(back, password="password")
    with pytest.raises(PasswordError, match="设有密码"):
        open_ledger(back, read_only=True)


def test_a_damaged_backup_with_a_password_is_not_put_back(tmp_path: Path) -> None:
    ledger = make(tmp_path / "locked.ogi", SECRET)
    kept = backup(ledger, tmp_path / "kept.ogi")
    close_ledger(ledger)
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 1
    kept.write_bytes(content)
    with pytest.raises(UserError, match="损坏"):
        restore(kept, tmp_path / "back.ogi", SECRET)
    assert not (tmp_path / "back.ogi").exists()


def test_a_password_given_for_a_file_without_one_does_no_harm(fresh_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "plain.ogi"
    shutil.copy(fresh_file, path)
    with opened(path, password=SECRET) as ledger:
        kept = backup(ledger, tmp_path / "kept.ogi")
    restore(kept, tmp_path / "back.ogi", SECRET)
    with opened(tmp_path / "back.ogi", read_only=True) as ledger:
        assert verify(ledger).problems == ()
