"""A data file that holds what the program didn't make is refused before anything is asked of it, whatever it is."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import UserError
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger, opened
from desktop_app.store.file.backup import restore
from desktop_app.store.file.foreign_parts import ForeignPartsError
from desktop_app.store.log.tables import SCHEMA
from desktop_app.store.migrations.parts import MASTER, expected_parts, made_by_migrations, one_way, parts_file, parts_of
from desktop_app.store.proof.verify import verify
from installer.schema import written
from tests.folders import DATA, ROOT
from tests.store.file.foreign import PLANTS, planted

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.timeout(120)


def test_what_a_file_of_each_schema_is_made_of_is_what_the_migrations_make() -> None:
    for version, parts in made_by_migrations():
        assert expected_parts(version) == parts
        assert parts_file(version).read_bytes() == written(parts), "run: python -m installer.schema"


@pytest.mark.parametrize("version", range(1, SCHEMA + 1))
def test_files_of_every_schema_are_made_of_just_that(version: int) -> None:
    with closing(driver.connect(f"file:{DATA}/schema_{version:04}.ogi?mode=ro", uri=True)) as connection:
        assert parts_of(connection.execute(MASTER)) == expected_parts(version)


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("read_only", [False, True], ids=["work", "look"])
def test_a_file_with_something_planted_in_it_is_not_opened(
    fresh_file: Path, tmp_path: Path, plant: str, *, read_only: bool
) -> None:
    path = planted(fresh_file, tmp_path / "data.ogi", *PLANTS[plant])
    before = path.read_bytes()
    with pytest.raises(ForeignPartsError, match="不是本程序建立的") as refused:
        open_ledger(path, read_only=read_only)
    assert "带到一份新的台账" in refused.value.hint
    with pytest.raises(ForeignPartsError):
        restore(path, tmp_path / "back.ogi")
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["data.ogi"]


@pytest.mark.parametrize("plant", ["an endless view for the settings", "a trigger that swallows entries"])
@pytest.mark.parametrize("version", range(1, SCHEMA))
def test_an_older_file_is_held_against_its_own_schema_and_not_upgraded(
    tmp_path: Path, version: int, plant: str
) -> None:
    path = planted(DATA / f"schema_{version:04}.ogi", tmp_path / "old.ogi", *PLANTS[plant])
    before = path.read_bytes()
    with pytest.raises(ForeignPartsError):
        open_ledger(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["old.ogi"]


def test_a_file_that_says_it_is_of_an_older_schema_than_it_is_is_refused(fresh_file: Path, tmp_path: Path) -> None:
    for version in range(-1, SCHEMA):
        path = planted(fresh_file, tmp_path / "data.ogi", f"PRAGMA user_version={version}")
        with pytest.raises(UserError):
            open_ledger(path)


def test_a_file_with_a_password_is_held_against_its_schema_too(tmp_path: Path) -> None:
    made, secret = tmp_path / "made.ogi", "abcdefgh"
    close_ledger(create_ledger(made, organisation="局", unit="处", role="unit", password=secret, catalogue=False))
    path = planted(made, tmp_path / "data.ogi", *PLANTS["an endless view for the settings"], password=secret)
    with pytest.raises(ForeignPartsError):
        open_ledger(path, password=secret)


@pytest.mark.parametrize(("command", "code"), [(("verify",), 3), (("search", "局"), 1)])
def test_a_command_says_so_quickly(fresh_file: Path, tmp_path: Path, command: tuple[str, ...], code: int) -> None:
    path = planted(fresh_file, tmp_path / "data.ogi", *PLANTS["an endless view for the settings"])
    run = subprocess.run(  # noqa: S603 (our own words)
        [sys.executable, "-m", "desktop_app", command[0], str(path), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    assert run.returncode == code
    assert "视图 setting" in (run.stdout + run.stderr).decode()


def test_the_names_of_what_is_foreign_are_said_shortly_and_plainly(fresh_file: Path, tmp_path: Path) -> None:
    odd = [f'CREATE TABLE "{name}" (a)' for name in ("a\nb\x1b[31m", "x" * 5000, "c", "d", "e")]
    path = planted(fresh_file, tmp_path / "data.ogi", *odd)
    with pytest.raises(ForeignPartsError) as refused:
        open_ledger(path)
    assert "a?b?[31m" in refused.value.message
    assert "等 5 处" in refused.value.message
    assert len(refused.value.message) < 250


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('CREATE TABLE "a" (b)', "CREATE TABLE a(b)", True),
        ("CREATE  TABLE\n\ta\n(b)", "CREATE TABLE a (b)", True),
        ("a DEFAULT 'x  y'", "a DEFAULT 'x y'", False),
        ("a DEFAULT '\"x\"'", "a DEFAULT 'x'", False),
        ('"a b"', "a b", False),
        ("CREATE TABLE a (b) -- c", "CREATE TABLE a (b)", False),
        ("ab", "a b", False),
        ("a<>b", "a < > b", True),  # the second is no SQL
        ('"a""b"', "a b", False),
    ],
)
def test_two_ways_of_writing_one_statement_are_the_same_and_nothing_else_is(one: str, other: str, same: bool) -> None:  # noqa: FBT001 (a table's column)
    assert (one_way(one) == one_way(other)) == same


def test_a_file_that_another_program_made_keep_a_log_of_its_own_is_one_file_again(
    fresh_file: Path, tmp_path: Path
) -> None:
    path = planted(fresh_file, tmp_path / "data.ogi", "PRAGMA journal_mode=WAL", "UPDATE setting SET value = value")
    with opened(path) as ledger:
        assert verify(ledger).problems == ()
    assert [entry.name for entry in tmp_path.iterdir()] == ["data.ogi"]
    assert path.read_bytes()[18:20] == b"\1\1"


def journal_of_several(name: bytes) -> bytes:
    """Return a journal that names a file which SQLite deletes once it has rolled back (SQLite file format, §3)."""
    magic = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    head = (magic + struct.pack(">iIIII", 0, 0, 1, 512, 4096)).ljust(512, b"\0")
    checksum = sum(name) & 0xFFFFFFFF
    return head + struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", len(name), checksum) + magic


@pytest.mark.parametrize("read_only", [False, True], ids=["work", "look"])
def test_a_journal_that_names_another_file_is_never_followed(
    fresh_file: Path, tmp_path: Path, *, read_only: bool
) -> None:
    victim = tmp_path / "elsewhere" / "important.txt"
    victim.parent.mkdir()
    victim.write_text("important")
    path = planted(fresh_file, tmp_path / "data.ogi")
    (tmp_path / "data.ogi-journal").write_bytes(journal_of_several(os.fsencode(victim)))
    with pytest.raises(UserError, match=r"data\.ogi-journal"):
        open_ledger(path, read_only=read_only)
    assert victim.read_text() == "important"
    (tmp_path / "data.ogi-journal").unlink()
    with opened(path, read_only=read_only) as ledger:
        assert verify(ledger).problems == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only an administrator make links")
@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_the_place_of_a_journal_is_never_followed(
    fresh_file: Path, tmp_path: Path, ending: str, *, there: bool
) -> None:
    victim = tmp_path / "elsewhere.txt"
    if there:
        victim.write_text("important")
    path = planted(fresh_file, tmp_path / "data.ogi")
    (tmp_path / f"data.ogi{ending}").symlink_to(victim)
    with pytest.raises(UserError, match=f"data.ogi{ending}"):
        open_ledger(path)
    assert victim.exists() == there
