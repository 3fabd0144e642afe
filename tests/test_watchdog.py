"""A test that hangs where Python gets no turn is ended with a traceback that names it, and the others still run."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.folders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]

STUCK = """
from PySide6.QtCore import QEventLoop


def test_that_waits_for_a_dialog_for_ever(qapp):
    QEventLoop().exec()


def test_that_comes_after():
    pass
"""


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the stuck test in a process of its own, with the project's settings but a shorter patience."""
    (folder / "test_stuck.py").write_text(STUCK, "utf-8")
    settings = (f"{name}={SETTINGS[name]}" for name in ("timeout", "faulthandler_exit_on_timeout", "qt_api"))
    chosen = [part for setting in (*settings, "faulthandler_timeout=2") for part in ("-o", setting)]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *chosen, *options, "test_stuck.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603


@pytest.mark.parametrize("options", [("-n", "0"), ("-n", "1")], ids=["alone", "shared out"])
def test_a_test_stuck_in_a_loop_of_qt_is_ended_and_named(tmp_path: Path, options: tuple[str, ...]) -> None:
    ended = run(tmp_path, *options)
    assert ended.returncode not in (0, 5)
    assert "in test_that_waits_for_a_dialog_for_ever" in ended.stderr


def test_the_tests_after_a_stuck_one_still_run(tmp_path: Path) -> None:
    said = run(tmp_path, "-n", "1").stdout
    assert "crashed while running 'test_stuck.py::test_that_waits_for_a_dialog_for_ever'" in said
    assert "1 failed, 1 passed" in said


def test_a_slow_test_fails_by_name_before_the_watchdog_ends_its_worker() -> None:
    assert SETTINGS["timeout"] < SETTINGS["faulthandler_timeout"]
