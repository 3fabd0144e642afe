"""The password of a data file on the command line: in a file, never among the words that everybody can read."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app.cli.command import DONE, USER_ERROR
from desktop_app.cli.run import COMMANDS, parser
from desktop_app.office.opening import close_ledger, create_ledger, opened
from desktop_app.store.file.backup import FOLDER

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

SECRET = "一把长长的钥匙啊"  # noqa: S105 (a test's own)
_NO_LEDGER = {"sample", "self-test", "screenshots", "bench", "check-layout"}
"""Commands that open no data file of the user's."""


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """Return a data file with a password."""
    path = tmp_path / "locked.ogi"
    close_ledger(create_ledger(path, organisation="局", unit="处", role="unit", password=SECRET))
    return path


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Return the file that the password stands in."""
    path = tmp_path / "密码.txt"
    path.write_text(f"{SECRET}\r\n第二行不算\r\n", "utf-8-sig")
    return path


def parser_of(name: str) -> ArgumentParser:
    (choice,) = (action for action in parser()._actions if action.choices)
    return choice.choices[name]  # type: ignore[index, no-any-return]


@pytest.mark.parametrize("command", [one.name for one in COMMANDS if one.name not in _NO_LEDGER])
def test_every_command_that_opens_a_ledger_takes_its_password_from_a_file(command: str) -> None:
    options = {option for action in parser_of(command)._actions for option in action.option_strings}
    assert "--password-file" in options
    assert "--password" not in options


@pytest.mark.parametrize(
    "words",
    [
        ("verify",),
        ("backup",),
        ("due",),
        ("search", "公告"),
        ("annex", "--year", "2013", "--json", "-"),
        ("check", "--year", "2013", "--json", "-"),
        ("device",),
    ],
)
def test_a_file_with_a_password_is_worked_with_by_its_password_only(
    run: Callable[..., Outcome], locked: Path, secret: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    name, *more = words
    assert run(name, locked, *more, "--password-file", secret).code in {DONE, 3}
    without = run(name, locked, *more)
    assert (without.code, "--password-file" in without.err) == (USER_ERROR, True)
    (tmp_path / "wrong.txt").write_text("不是这一把长钥匙")
    wrong = run(name, locked, *more, "--password-file", tmp_path / "wrong.txt")
    assert (wrong.code, "密码不对" in wrong.err) == (USER_ERROR, True)


def test_a_backup_of_a_file_with_a_password_is_put_back_by_command(
    run: Callable[..., Outcome], locked: Path, secret: Path, tmp_path: Path
) -> None:
    assert run("backup", locked, "--password-file", secret).code == DONE
    (kept,) = (tmp_path / FOLDER).iterdir()
    assert run("restore", kept, tmp_path / "back.ogi").code == USER_ERROR
    assert run("restore", kept, tmp_path / "back.ogi", "--password-file", secret).code == DONE
    assert run("verify", tmp_path / "back.ogi", "--password-file", secret).code == DONE


def test_a_new_file_is_made_with_a_password_and_never_with_a_short_one(
    run: Callable[..., Outcome], secret: Path, tmp_path: Path
) -> None:
    names = ("--organisation", "局", "--unit", "处", "--role", "unit")
    assert run("new", tmp_path / "new.ogi", *names, "--password-file", secret).code == DONE
    with opened(tmp_path / "new.ogi", password=SECRET) as ledger:
        assert ledger.profile.role == "unit"
    (tmp_path / "short.txt").write_text("1234567\n")
    refused = run("new", tmp_path / "other.ogi", *names, "--password-file", tmp_path / "short.txt")
    assert (refused.code, "至少要 8 个字符" in refused.err) == (USER_ERROR, True)
    assert not (tmp_path / "other.ogi").exists()


@pytest.mark.parametrize(
    "content", [None, b"", b"\r\nsecond line", b"\xff\xfe\xff", b"one\0word of eight", b"\x1b[31mcolour"]
)
def test_a_file_that_holds_no_password_is_said_so(
    run: Callable[..., Outcome], locked: Path, tmp_path: Path, content: bytes | None
) -> None:
    holder = tmp_path / "holder.txt"
    if content is not None:
        holder.write_bytes(content)
    said = run("verify", locked, "--password-file", holder)
    assert (said.code, "口令文件" in said.err) == (USER_ERROR, True)


def test_the_password_file_does_no_harm_to_a_file_without_a_password(
    run: Callable[..., Outcome], fresh_file: Path, secret: Path, tmp_path: Path
) -> None:
    shutil.copy(fresh_file, tmp_path / "plain.ogi")
    assert run("verify", tmp_path / "plain.ogi", "--password-file", secret).code == DONE
