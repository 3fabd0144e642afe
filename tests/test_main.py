"""`python -m desktop_app`: with a data file it shows the window, with a command it runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from desktop_app import settings
from desktop_app.__main__ import main
from desktop_app.paths import APPLICATION

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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
