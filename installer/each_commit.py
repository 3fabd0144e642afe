"""Run the quick gates on each commit of a range, oldest first: `python installer/each_commit.py main..HEAD`.

Each commit is laid out in a temporary folder, so that what lies about here neither helps nor harms. Says which commit
broke which gate; exit code 1 if any did, 2 for a range that git doesn't know. A text that came without its English
shows here too, for the translations are one of the gates.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
GATES: Mapping[str, Sequence[str]] = {
    "lint": ("ruff", "check", "."),
    "formatting": ("ruff", "format", "--check", "."),
    "types": ("mypy", "--strict"),
    "architecture and translations": (
        *("pytest", "-q", "-p", "no:cacheprovider"),
        *("tests/test_architecture.py", "tests/test_translations.py"),
    ),
}
"""Each gate as a module of this Python with its options, run in the commit's folder."""


@dataclass(frozen=True)
class Broken:
    """A gate that a commit doesn't pass, and what it said."""

    gate: str
    said: str


class GitError(Exception):
    """Git refused: no such range, or no repository."""


def git(root: Path, *words: str) -> str:
    """Return what git says; raises GitError with its own words where it refuses."""
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise GitError(done.stderr.strip())
    return done.stdout


def commits(root: Path, range_: str) -> list[tuple[str, str]]:
    """Return each commit of a range with its first line, oldest first."""
    lines = git(root, "log", "--reverse", "--format=%H %s", range_, "--").splitlines()
    return [(line[:40], line[41:]) for line in lines]


def broken(folder: Path, gates: Mapping[str, Sequence[str]]) -> Iterator[Broken]:
    """Yield the gates that don't pass in a folder."""
    places = {"PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    # The cache of types lies beside the folder: kept from one commit to the next, it saves most of the time.
    places["MYPY_CACHE_DIR"] = str(folder.parent / "types")
    for name, words in gates.items():
        command = [sys.executable, "-m", *words]
        done = subprocess.run(
            command, cwd=folder, env=os.environ | places, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            yield Broken(name, done.stdout + done.stderr)


def walk(root: Path, range_: str, gates: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, list[Broken]]]:
    """Yield each commit of a range with its first line and the gates it doesn't pass."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "commit"
        git(root, "worktree", "add", "--quiet", "--detach", str(folder))
        try:
            for commit, title in commits(root, range_):
                git(folder, "checkout", "--quiet", "--detach", commit)
                yield commit, title, list(broken(folder, gates))
        finally:
            git(root, "worktree", "remove", "--force", str(folder))


def main(arguments: Sequence[str], root: Path = ROOT, gates: Mapping[str, Sequence[str]] = GATES) -> int:
    """Run the gates on each commit of the range given; returns the exit code."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    failed = False
    try:
        for commit, title, found in walk(root, arguments[0], gates):
            print(f"{'FAILED' if found else 'passed'}  {commit[:10]} {title}", flush=True)
            for one in found:
                failed = True
                print(f"        {one.gate}:\n{one.said.rstrip()}", flush=True)
    except GitError as error:
        print(error, file=sys.stderr)
        return 2
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
