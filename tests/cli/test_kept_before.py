"""The commands receive and import make a backup first, as the window does: told in a line, under the password."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from desktop_app.cli.command import DONE, USER_ERROR
from desktop_app.store.file.backup import FOLDER
from desktop_app.store.file.check import is_plain
from desktop_app.store.file.kept_backups import BEFORE_IMPORT, BEFORE_RECEIVING, LARGE_IMPORT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome


class Usage(NamedTuple):
    """What a disk says of itself."""

    free: int


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Return the file that the office's password stands in."""
    path = tmp_path / "password.txt"
    path.write_text("long secret words\n", encoding="utf-8")
    return path


@pytest.fixture
def office(run: Callable[..., Outcome], tmp_path: Path, secret: Path) -> Path:
    """Return the office's data file, under a password."""
    path = tmp_path / "office" / "office.ogi"
    path.parent.mkdir()
    words = ("--organisation", "测试局", "--unit", "办公室", "--role", "office", "--password-file", secret)
    assert run("new", path, *words).code == DONE
    return path


@pytest.fixture
def sent(run: Callable[..., Outcome], tmp_path: Path) -> Path:
    """Return a unit's file for the office."""
    unit, path = tmp_path / "unit.ogi", tmp_path / "up.ogix"
    assert run("new", unit, "--organisation", "测试局", "--unit", "就业处", "--role", "unit").code == DONE
    assert run("send", unit, path, "--for", "office", "--month", "2024-03", "--nil").code == DONE
    return path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return a large sheet of activities."""
    return rows(tmp_path / "large.csv", LARGE_IMPORT + 1)


def rows(path: Path, many: int) -> Path:
    """Write a sheet of so many activities."""
    lines = [f"培训{number},办公室,培训,2014-05-06" for number in range(many)]
    path.write_text("\n".join(["活动名称,组织单位,类型,日期", *lines]) + "\n", encoding="utf-8")
    return path


def made(file: Path) -> list[Path]:
    """Return the backups beside a data file."""
    return sorted((file.parent / FOLDER).glob("*.ogi"))


def test_receive_makes_a_backup_first_says_so_in_one_line_and_keeps_the_password_on_it(
    run: Callable[..., Outcome], office: Path, secret: Path, sent: Path
) -> None:
    taken = run("receive", office, sent, "--password-file", secret)
    assert taken.code == DONE, taken.err
    (kept,) = made(office)
    assert BEFORE_RECEIVING in kept.name
    assert [line for line in taken.out.splitlines() if "备份" in line] == [f"已先备份到“{kept}”。"]
    assert not is_plain(kept)
    assert run("verify", kept, "--password-file", secret).code == DONE
    assert run("verify", kept).code == USER_ERROR


def test_looking_at_a_file_makes_no_backup(run: Callable[..., Outcome], office: Path, secret: Path, sent: Path) -> None:
    assert run("receive", office, sent, "--dry-run", "--password-file", secret).code == DONE
    assert made(office) == []


def test_json_on_the_terminal_stays_json(run: Callable[..., Outcome], office: Path, secret: Path, sent: Path) -> None:
    taken = run("receive", office, sent, "--json", "-", "--password-file", secret)
    assert taken.data["files"]
    assert "已先备份到" in taken.err


def test_a_large_import_makes_a_backup_first_and_a_small_one_none(
    run: Callable[..., Outcome], office: Path, secret: Path, sheet: Path, tmp_path: Path
) -> None:
    small = run("import", office, rows(tmp_path / "few.csv", 3), "--kind", "activity", "--password-file", secret)
    assert (small.code, made(office)) == (DONE, [])
    large = run("import", office, sheet, "--kind", "activity", "--password-file", secret)
    (kept,) = made(office)
    assert BEFORE_IMPORT in kept.name
    assert f"已先备份到“{kept}”。" in large.out.splitlines()


@pytest.mark.parametrize("what", ["receive", "import"])
def test_a_full_disk_refuses_before_anything_is_changed(
    run: Callable[..., Outcome],
    office: Path,
    secret: Path,
    sent: Path,
    sheet: Path,
    what: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = run("verify", office, "--password-file", secret).out
    words = {"receive": (sent,), "import": (sheet, "--kind", "activity")}[what]
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _place: Usage(0))
        refused = run(what, office, *words, "--password-file", secret)
        assert refused.code == USER_ERROR
        assert "只剩 0 B" in refused.err
        assert "--without-backup" in refused.err
    assert run("verify", office, "--password-file", secret).out == before
    assert made(office) == []


def test_without_a_backup_only_where_somebody_says_so(
    run: Callable[..., Outcome], office: Path, secret: Path, sent: Path
) -> None:
    taken = run("receive", office, sent, "--without-backup", "--password-file", secret)
    assert (taken.code, made(office)) == (DONE, [])
    assert "备份" not in taken.out
