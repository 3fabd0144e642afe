"""A file is written whole or not at all, and a refusal says what to do."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.sheets.whole_sheet_file import replacing


def test_the_old_file_stands_until_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("旧")
    with replacing(path) as unfinished:
        unfinished.write_text("新")
        assert path.read_text() == "旧"
    assert path.read_text() == "新"
    assert [found.name for found in tmp_path.iterdir()] == ["表.csv"]


def _stop_half_way(path: Path) -> None:
    with replacing(path) as unfinished:
        unfinished.write_text("半")
        raise ZeroDivisionError


def test_a_failure_in_between_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("旧")
    with pytest.raises(ZeroDivisionError):
        _stop_half_way(path)
    assert path.read_text() == "旧"
    assert [found.name for found in tmp_path.iterdir()] == ["表.csv"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"文件夹“.*没有”不存在"), replacing(tmp_path / "没有" / "表.csv"):
        pass


def test_a_folder_of_that_name_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "表.csv").mkdir()
    with pytest.raises(UserError, match="同名的文件夹"), replacing(tmp_path / "表.csv") as unfinished:
        unfinished.write_text("新")


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (OSError(errno.ENOSPC, "full"), "磁盘空间不够"),
        (PermissionError(errno.EACCES, "open elsewhere"), "Excel 或 WPS 里打开，请先关闭"),
    ],
)
def test_a_refusal_of_the_disk_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, advice: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match=r"没有写成“表\.csv”") as caught, replacing(tmp_path / "表.csv") as unfinished:
        unfinished.write_text("新")
    assert advice in caught.value.hint
    assert [found.name for found in tmp_path.iterdir()] == []
