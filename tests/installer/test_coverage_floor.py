"""The floor under coverage: too low a share is refused, and so is a floor lower than it was."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from installer.coverage_floor import PROJECT, committed_floors, floor_of, problems
from installer.each_commit import git
from tests.folders import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("share", "floor", "before", "refused"),
    [
        (91.2, 91, [90, 91], 0),
        (91.2, 91, [], 0),
        (90.99, 91, [91], 1),
        (95.0, 90, [85, 91, 90], 1),
        (80.0, 90, [91], 2),
    ],
)
def test_neither_the_share_nor_the_floor_may_fall(share: float, floor: int, before: list[int], refused: int) -> None:
    assert len(problems(share, floor, before)) == refused


def test_every_floor_that_was_committed_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "x")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "x@example.org")
    git(tmp_path, "init", "--quiet")
    for text in ("", "fail_under = 80", "fail_under = 85", "fail_under = 82", "fail_under = 82\nprecision = 2"):
        (tmp_path / PROJECT).write_text(f"[tool.coverage.report]\n{text}\n", "utf-8")
        git(tmp_path, "add", PROJECT)
        git(tmp_path, "commit", "--quiet", "-m", "x")
    assert sorted(committed_floors(tmp_path)) == [80, 82, 85]


def test_a_folder_that_is_no_repository_has_no_floors(tmp_path: Path) -> None:
    assert list(committed_floors(tmp_path)) == []


def test_the_project_has_a_floor_and_it_has_never_been_higher() -> None:
    floor = floor_of((ROOT / PROJECT).read_text("utf-8"))
    assert floor > 0
    assert problems(100, floor, committed_floors(ROOT)) == []


def test_a_run_that_measured_nothing_is_said(tmp_path: Path) -> None:
    # In a process of its own: another measurement inside this one would end that of the tests themselves.
    alone = {name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_START"}
    run = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, ROOT / "installer" / "coverage_floor.py"],
        env=alone | {"COVERAGE_FILE": str(tmp_path / ".coverage")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 2
    assert "No data to combine" in run.stderr
