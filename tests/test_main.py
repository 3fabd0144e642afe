"""`python -m desktop_app`: with a data file it shows the window, with a command it runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop_app import __version__, settings
from desktop_app.__main__ import main
from desktop_app.paths import APPLICATION

if TYPE_CHECKING:
    from pathlib import Path

_UNTIL_SHOWN = """
import sys
from PySide6.QtCore import QTimer
from desktop_app.__main__ import main
from desktop_app.ui.window.main_window import MainWindow

show_ledger = MainWindow.show_ledger

def then_close(window, ledger):
    show_ledger(window, ledger)
    print(window.windowTitle(), window.desk.pages.current.name, flush=True)
    QTimer.singleShot(0, window.close)

MainWindow.show_ledger = then_close
sys.exit(main(sys.argv[1:]))
"""


def test_a_file_on_the_command_line_opens_in_the_window_and_is_remembered(fresh_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.ogi"
    path.write_bytes(fresh_file.read_bytes())
    config = tmp_path / "config"
    places = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(config), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", _UNTIL_SHOWN, str(path)]
    done = subprocess.run(command, env=os.environ | places, capture_output=True, check=False, timeout=60)  # noqa: S603
    assert (done.returncode, done.stdout.decode().strip()) == (0, "mine — 公开台账 today"), done.stderr.decode()
    assert settings.load(config / APPLICATION).recent == [str(path)]


def test_a_data_file_that_is_not_there_goes_to_the_window_which_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(words: list[str]) -> int:
        asked.append(words)
        return 0

    monkeypatch.setattr("desktop_app.ui.window.app.run", run)
    assert main(["没有.ogi"]) == 0
    assert asked == [["没有.ogi"]]


def test_the_version_is_said() -> None:
    command = [sys.executable, "-m", "desktop_app", "--version"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)  # noqa: S603
    assert (done.returncode, done.stdout.strip()) == (0, f"ogi-ledger {__version__}")


@pytest.mark.parametrize(
    ("word", "shown"),
    [("verify", False), ("./verify", True), ("台账.OGI", True), ("台账", True), ("没有", False), ("check.ogi", True)],
)
def test_a_command_goes_before_a_file_of_its_name(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, shown: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("verify", "台账"):
        (tmp_path / name).touch()
    asked: list[str] = []
    monkeypatch.setattr("desktop_app.ui.window.app.run", lambda _words: asked.append("window"))
    monkeypatch.setattr("desktop_app.cli.main", lambda _words, _screen: asked.append("command"))
    main([word])
    assert asked == ["window" if shown else "command"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a desktop")
def test_without_a_desktop_the_window_says_so_in_a_line() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    bare.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "desktop_app"]
    done = subprocess.run(command, env=bare, capture_output=True, encoding="utf-8", check=False, timeout=60)  # noqa: S603
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "图形桌面" in done.stderr
