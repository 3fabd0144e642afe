"""What the build says and starts: numbered steps on the terminal, the words of the tools in a log."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from installer.building.places import LOG, commit_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class BuildError(Exception):
    """The build can't go on; holds the sentence that says why."""


class _Count:
    """How many steps were said."""

    said = 0


def step(text: str) -> None:
    """Say what is done next."""
    _Count.said += 1
    print(f"[{_Count.said}] {text}", flush=True)


def run(command: Sequence[str | Path], *, folder: Path | None = None, **environment: str) -> None:
    """Run a tool with its words in the log; raises `BuildError` with the last of them when it fails."""
    words = [str(word) for word in command]
    surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": str(commit_time()), **environment}
    LOG.parent.mkdir(parents=True, exist_ok=True)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"\n$ {' '.join(words)}\n")
        log.flush()
        done = subprocess.run(words, cwd=folder, env=surroundings, stdout=log, stderr=log, check=False)
    if done.returncode:
        last = "\n".join(LOG.read_text("utf-8", "replace").splitlines()[-15:])
        raise BuildError(f"{words[0]}: exit code {done.returncode}; more in {LOG}\n{last}")
