"""Writing a file: whole or not at all, and in plain words when it fails."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.report.paper.replacing import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_and_nothing_else_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "附表.pdf"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "磁盘已满"),
        (errno.EROFS, "没有写入权限"),
        (errno.EIO, "告诉管理员"),
    ],
)
def test_a_failure_keeps_the_old_file_and_says_what_to_do(
    number: int, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "附表.pdf"
    path.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError, match="没有保存成功") as refused:
        replace_file(path, b"new")
    assert word in refused.value.hint
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows gives a file its folder's permissions")
def test_colleagues_may_read_the_file_as_any_other_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "别的.txt").write_text("x", encoding="utf-8")
    replace_file(tmp_path / "附表.pdf", b"new")
    assert (tmp_path / "附表.pdf").stat().st_mode == (tmp_path / "别的.txt").stat().st_mode


def test_a_folder_of_that_name_is_said_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "附表.pdf").mkdir()
    with pytest.raises(UserError) as refused:
        replace_file(tmp_path / "附表.pdf", b"new")
    assert "另起一个文件名" in refused.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["附表.pdf"]


def test_a_file_in_place_of_the_folder_is_said_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "不是文件夹").write_bytes(b"x")
    with pytest.raises(UserError) as refused:
        replace_file(tmp_path / "不是文件夹" / "附表.pdf", b"new")
    assert "另选一个文件夹" in refused.value.hint


@pytest.mark.skipif(os.access("/", os.W_OK), reason="the superuser may write anywhere")
def test_a_folder_without_permission_is_said_in_plain_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError) as refused:
        replace_file(tmp_path / "附表.pdf", b"new")
    assert "没有写入权限" in refused.value.hint
