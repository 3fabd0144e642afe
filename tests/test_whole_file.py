"""Writing a file: whole or not at all, whatever happens in between, and in plain words when it fails."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.whole_file import UnwritableError, replace_file, written_whole

posix = pytest.mark.skipif(os.name == "nt", reason="Windows gives a file its folder's permissions")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a file stands that is to be replaced."""
    path = tmp_path / "附表.pdf"
    path.write_bytes(b"old")
    return path


def stands_alone(path: Path) -> bytes:
    """Return what stands at the path, having seen that nothing else lies beside it."""
    assert list(path.parent.iterdir()) == [path]
    return path.read_bytes()


def test_the_old_file_stands_until_the_new_one_is_complete(path: Path) -> None:
    with written_whole(path) as unfinished:
        unfinished.write_bytes(b"new")
        assert path.read_bytes() == b"old"
        assert unfinished.parent.name.startswith(".")
    assert stands_alone(path) == b"new"


def test_a_file_that_was_not_there_is_made(tmp_path: Path) -> None:
    replace_file(tmp_path / "附表.pdf", b"new")
    assert stands_alone(tmp_path / "附表.pdf") == b"new"


def test_a_name_as_long_as_names_can_be_is_written(tmp_path: Path) -> None:
    replace_file(tmp_path / ("表" * 85), b"new")
    assert stands_alone(tmp_path / ("表" * 85)) == b"new"


def test_the_file_and_its_new_name_reach_the_medium(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed = []
    flush = os.fsync

    def note(handle: int) -> None:
        flushed.append((os.fstat(handle).st_ino, path.read_bytes()))
        flush(handle)

    monkeypatch.setattr(os, "fsync", note)
    replace_file(path, b"new")
    expected = [(path.stat().st_ino, b"old"), (path.parent.stat().st_ino, b"new")]
    assert flushed == (expected[:1] if os.name == "nt" else expected)


def stop_half_way(path: Path) -> None:
    """Break off while the work file is written."""
    with written_whole(path) as unfinished:
        unfinished.write_bytes(b"half")
        raise ZeroDivisionError


def test_work_that_breaks_off_leaves_the_old_file_and_nothing_else(path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        stop_half_way(path)
    assert stands_alone(path) == b"old"


KILLED = """
import os, signal, sys
from pathlib import Path
from desktop_app.whole_file import written_whole
with written_whole(Path(sys.argv[1])) as unfinished:
    unfinished.write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@posix
def test_a_program_killed_in_between_leaves_the_old_file_whole(path: Path) -> None:
    root = Path(__file__).resolve().parent.parent
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=root, check=False)  # noqa: S603 (our own words)
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    assert [other.suffix for other in path.parent.iterdir() if other != path] == [".part"]


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "磁盘空间不够"),
        (errno.EDQUOT, "磁盘空间不够"),
        (errno.EROFS, "写保护"),
        (errno.EIO, "告诉管理员"),
        (errno.ENAMETOOLONG, "太长"),
    ],
)
def test_a_disk_that_fails_keeps_the_old_file_and_says_what_to_do(
    number: int, word: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnwritableError, match=r"没有写成“附表\.pdf”") as refused:
        replace_file(path, b"new")
    assert word in refused.value.hint
    assert stands_alone(path) == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_disk_that_is_full_says_so_itself(path: Path) -> None:
    with pytest.raises(UnwritableError) as refused, written_whole(path), Path("/dev/full").open("wb") as full:
        full.write(b"new")
        full.flush()
    assert "磁盘空间不够" in refused.value.hint
    assert stands_alone(path) == b"old"


def test_a_file_held_open_by_another_program_is_said_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_unfinished: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held open")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UnwritableError) as refused:
        replace_file(path, b"new")
    assert "Excel、WPS" in refused.value.hint
    assert stands_alone(path) == b"old"


def test_a_folder_of_that_name_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "附表.pdf").mkdir()
    with pytest.raises(UnwritableError) as refused:
        replace_file(tmp_path / "附表.pdf", b"new")
    assert "同名的文件夹" in refused.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["附表.pdf"]


def test_a_stick_that_is_gone_is_said_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_given: object, **_named: object) -> None:
        raise OSError(errno.EIO, "gone")

    with pytest.raises(UnwritableError) as refused, written_whole(path):
        monkeypatch.setattr(Path, "stat", gone)
        gone()
    monkeypatch.undo()
    assert "还插着" in refused.value.hint


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableError) as refused, written_whole(tmp_path / "没有" / "表.csv"):
        pass
    assert str(tmp_path / "没有") in refused.value.hint


def test_a_file_in_place_of_the_folder_is_said_so(path: Path) -> None:
    with pytest.raises(UnwritableError) as refused:
        replace_file(path / "附表.pdf", b"new")
    assert "另选一个" in refused.value.hint


def test_a_folder_that_may_not_be_written_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(errno.EACCES, "not yours")

    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(UnwritableError) as refused:
        replace_file(tmp_path / "附表.pdf", b"new")
    assert "权限" in refused.value.hint


@posix
def test_a_new_file_may_be_read_as_any_other_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "别的.txt").write_text("x", encoding="utf-8")
    replace_file(tmp_path / "附表.pdf", b"new")
    assert (tmp_path / "附表.pdf").stat().st_mode == (tmp_path / "别的.txt").stat().st_mode


@posix
def test_a_file_that_is_replaced_hands_on_its_permissions(path: Path) -> None:
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


@posix
def test_what_only_its_owner_may_read_is_so_from_its_first_byte(path: Path) -> None:
    with written_whole(path, owner_only=True) as unfinished:
        unfinished.write_bytes(b"new")
        assert unfinished.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
