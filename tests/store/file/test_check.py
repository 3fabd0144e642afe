"""Files that can't be opened: each is one plain sentence, and nothing is changed or left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import UserError
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger, opened
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.log.operation import operation
from desktop_app.store.proof.verify import verify
from tests.conftest import NOON
from tests.folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable


def a_picture(path: Path) -> None:
    """Write what a photograph begins with."""
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 5000)


def nothing_at_all(path: Path) -> None:
    """Leave an empty file."""
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    """Lose the second half, as a pulled stick does."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_in_the_header(path: Path) -> None:
    """Keep only the first bytes."""
    path.write_bytes(path.read_bytes()[:50])


def overwritten_inside(path: Path) -> None:
    """Fill everything behind the header with junk."""
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))


def another_program(path: Path) -> None:
    """Make a database of somebody else."""
    path.unlink()
    with closing(driver.connect(str(path))) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.commit()


def a_newer_version(path: Path) -> None:
    """Mark the file as made by a later version of the program."""
    with closing(driver.connect(str(path))) as connection:
        connection.execute("PRAGMA user_version=999")


def read_only(path: Path) -> None:
    """Take away every right to write."""
    path.chmod(0o444)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (a_picture, "不是公开台账的数据文件"),
        (nothing_at_all, "不是公开台账的数据文件"),
        (cut_short, "不完整或已损坏"),
        (cut_in_the_header, "不完整或已损坏"),
        (overwritten_inside, "不完整或已损坏"),
        (another_program, "不是公开台账的数据文件"),
        (a_newer_version, "更新版本"),
        (read_only, "只读文件"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why_and_stays_as_it_is(
    fresh_file: Path, tmp_path: Path, damage: Callable[[Path], None], sentence: str
) -> None:
    path = tmp_path / "data.ogi"
    shutil.copy(fresh_file, path)
    damage(path)
    before = path.read_bytes()
    with pytest.raises(UserError, match=sentence) as caught:
        open_ledger(path)
    assert caught.value.hint
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["data.ogi"]


def test_a_file_whose_save_was_cut_off_while_it_grew_opens_as_it_was_before(fresh_file: Path, tmp_path: Path) -> None:
    path, cut = tmp_path / "whole.ogi", tmp_path / "cut.ogi"
    shutil.copy(fresh_file, path)
    size = path.stat().st_size
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("CREATE TABLE grown (content)")
        connection.execute("INSERT INTO grown VALUES (zeroblob(1000000))")
        content = bytearray(path.read_bytes()[:size])
        shutil.copy(f"{path}-journal", f"{cut}-journal")
        connection.execute("COMMIT")
    content[:100] = path.read_bytes()[:100]
    cut.write_bytes(content)
    with opened(cut) as ledger:
        assert ledger.path.stat().st_size == size
        assert verify(ledger).problems == ()


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="找不到"):
        open_ledger(tmp_path / "missing.ogi")
    with pytest.raises(UserError, match="文件夹"):
        open_ledger(tmp_path)


def test_a_second_window_is_told_that_the_file_is_open(fresh_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "data.ogi"
    shutil.copy(fresh_file, path)
    with opened(path), pytest.raises(UserError, match="已经在另一个窗口"):
        open_ledger(path)
    with opened(path) as again:
        assert again.profile.role == "office"


def test_a_file_opened_for_looking_needs_no_lock_and_cannot_be_changed(fresh_file: Path) -> None:
    with opened(fresh_file, read_only=True) as ledger, pytest.raises(UserError, match="只读"), operation(ledger, "改"):
        pass


def test_a_new_file_never_replaces_one_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "data.ogi"
    path.write_text("我的旧文件")
    with pytest.raises(UserError, match="已经存在"):
        create_ledger(path, organisation="局", unit="处", role="unit")
    assert path.read_text() == "我的旧文件"


def test_a_new_file_with_an_empty_name_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="机关全称"):
        create_ledger(tmp_path / "data.ogi", organisation=" ", unit="处", role="unit")
    assert list(tmp_path.iterdir()) == []


def test_two_files_made_with_one_seed_and_one_clock_are_alike_to_the_byte_of_their_log(tmp_path: Path) -> None:
    logs = []
    for name in ("one.ogi", "other.ogi"):
        path = tmp_path / name
        close_ledger(create_ledger(path, organisation="局", unit="处", role="unit", seed=7, clock=lambda: NOON))
        with closing(driver.connect(str(path))) as connection:
            logs.append(connection.execute("SELECT id, body FROM revision ORDER BY number").fetchall())
    assert logs[0] == logs[1]


def test_a_password_is_needed_to_open_a_file_made_with_one(tmp_path: Path) -> None:
    path = tmp_path / "data.ogi"
    close_ledger(create_ledger(path, organisation="局", unit="处", role="unit", password="长长的'口令啊啊"))
    assert b"SQLite format" not in path.read_bytes()
    for wrong in ("", "别的"):
        with pytest.raises(UserError):
            open_ledger(path, password=wrong)
    with opened(path, password="长长的'口令啊啊") as ledger:
        assert ledger.profile.role == "unit"


@pytest.mark.skipif(sys.platform != "linux", reason="only here a name may be any bytes")
@pytest.mark.parametrize("place", [b"\xcc\xa8\xd5\xcb.ogi", b"\xcc\xa8\xd5\xcb/data.ogi"])
def test_a_name_in_another_encoding_is_said_so_wherever_it_stands(
    fresh_file: Path, tmp_path: Path, place: bytes
) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + place))
    odd.parent.mkdir(exist_ok=True)
    shutil.copy(fresh_file, odd)
    with opened(fresh_file, read_only=True) as ledger:
        for work in (
            lambda: open_ledger(odd),
            lambda: open_ledger(odd, read_only=True),
            lambda: open_ledger(odd.with_name("缺.ogi") if odd.parent != tmp_path else odd),
            lambda: create_ledger(odd.with_stem(f"{odd.stem}2"), organisation="局", unit="处", role="unit"),
            lambda: backup(ledger, odd),
            lambda: restore(odd, tmp_path / "back.ogi"),
            lambda: restore(fresh_file, odd),
        ):
            with pytest.raises(UserError, match="UTF-8") as refused:
                work()
            str(refused.value).encode()
    assert not (tmp_path / "back.ogi").exists()


LOOKS = """
import sys
from PySide6.QtCore import QTimer
from desktop_app.ui.window import app

begin = app.begin

def begin_and_close(window, argv):
    begin(window, argv)
    print(window.start._note.text())
    QTimer.singleShot(0, window.close)

app.begin = begin_and_close
sys.exit(app.run(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only here a name may be any bytes")
@pytest.mark.parametrize("name", [b"\xcc\xa8\xd5\xcb.ogi", b"\xcc\xa8\xd5\xcb.ogix"])
def test_a_name_in_another_encoding_ends_neither_command_nor_window(
    fresh_file: Path, tmp_path: Path, name: bytes
) -> None:
    odd = os.fsencode(tmp_path) + b"/" + name
    shutil.copy(fresh_file, os.fsdecode(odd))
    ways: list[list[bytes]] = [[b"verify", odd], [b"receive", os.fsencode(fresh_file), odd]]
    for words in ways:
        run = subprocess.run([sys.executable, "-m", "desktop_app", *words], cwd=ROOT, capture_output=True, check=False)  # noqa: S603 (our own words)
        assert run.returncode == 1
        assert b"Traceback" not in run.stderr
    quiet = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    run = subprocess.run([sys.executable, "-c", LOOKS, odd], cwd=ROOT, env=quiet, capture_output=True, check=False)  # noqa: S603 (our own words)
    assert (run.returncode, "不是 UTF-8" in run.stdout.decode()) == (0, True), run.stderr
