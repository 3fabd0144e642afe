"""What `bench --day` measures on: a disk that is really slow, or a plain word that it isn't; and what it calls late."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop_app.cli import bench_day, main

if TYPE_CHECKING:
    from pathlib import Path

_SYNCS = """
import os, time, sys
file = os.open(sys.argv[1], os.O_CREAT | os.O_RDWR)
begun = time.perf_counter()
os.fsync(file)
os.fdatasync(file)
print(time.perf_counter() - begun)
"""


def measured(seconds: float, sync_ms: int) -> dict[str, object]:
    """Return a day of two things, the second of which took so long without a word."""
    quick = {"action": "打开", "seconds": 0.05, "progress_s": None, "still_s": 0.01, "work_s": 0.01}
    return {"sync_ms": sync_ms, "day": [quick, {**quick, "action": "保存", "seconds": seconds}]}


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a disk be made slow from outside")
def test_each_sync_waits_as_on_a_slow_disk(tmp_path: Path) -> None:
    made = bench_day._slow_disk(tmp_path)
    if made is None:
        pytest.skip("no compiler here")
    words = [sys.executable, "-c", _SYNCS, str(tmp_path / "file")]
    told = subprocess.run(  # noqa: S603 (our own words)
        words, check=True, capture_output=True, text=True, env={**os.environ, "LD_PRELOAD": str(made)}
    )
    assert float(told.stdout) >= 2 * bench_day._SYNC_MS / 1000


def test_sqlite_itself_waits_for_a_slow_disk(tmp_path: Path) -> None:
    made = bench_day._slow_disk(tmp_path)
    if made is None:
        pytest.skip("no compiler here")
    script = (
        "import time, sys\nfrom sqlcipher3 import dbapi2\nc = dbapi2.connect(sys.argv[1])\n"
        "c.execute('PRAGMA synchronous=EXTRA')\nb = time.perf_counter()\n"
        "c.execute('CREATE TABLE t (a)')\nc.commit()\nprint(time.perf_counter() - b)"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "x.db")]
    told = subprocess.run(  # noqa: S603 (our own words)
        words, check=True, capture_output=True, text=True, env={**os.environ, "LD_PRELOAD": str(made)}
    )
    assert float(told.stdout) >= 3 * bench_day._SYNC_MS / 1000


@pytest.mark.parametrize(
    ("seconds", "progress", "met"),
    [(0.1, None, True), (0.3, None, True), (0.31, None, False), (5.0, 0.25, True), (5.0, 0.5, False)],
)
def test_the_goal_is_an_answer_or_progress_in_time(seconds: float, progress: float | None, *, met: bool) -> None:
    assert bench_day.meets_goal({"seconds": seconds, "progress_s": progress}) is met


def test_where_a_disk_cannot_be_made_slow_the_bench_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("desktop_app.cli.bench_day.shutil.which", lambda _name: None)
    assert bench_day._slow_disk(tmp_path) is None
    monkeypatch.setattr(bench_day, "day", lambda _screen, _progress: measured(0.2, 0))
    assert main(["bench", "--day"]) == 0
    assert "不能模拟慢盘" in capsys.readouterr().out


def test_what_is_late_is_marked_and_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_day, "day", lambda _screen, _progress: measured(0.9, 50))
    assert main(["bench", "--day"]) != 0
    said = capsys.readouterr().out
    assert "✗   0.900" in said
    assert "2 件事，超过 0.3 秒又没有显示进度的 1 件" in said
    assert "不能模拟慢盘" not in said
