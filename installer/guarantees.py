"""What the deep runs counted, and the table of docs/guarantees.md that tells of it.

`python -m installer.guarantees count NAME RUNS [FAILED]` keeps a run and fills the table; without words it only
fills it. A row names what it counts in its last column, e.g. `[schedules]: …`; what stands behind is written here.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "guarantees.md"
COUNTED = ROOT / "docs" / "guarantees.json"
_CELL = re.compile(r"(?<=[|;] )\[(?P<name>[a-z0-9-]+)\]: [^|]*?(?= \||; \[)")
_NOTHING = "–"


class Counted(NamedTuple):
    """The last whole run of something: how many times it was done, how often it failed, when, and at which commit."""

    runs: int
    failed: int
    day: str
    commit: str

    def __str__(self) -> str:
        """Say it in a table's cell."""
        return f"{self.runs:,} ({self.failed} failed; {self.day}, {self.commit})"


def read_counted(path: Path = COUNTED) -> dict[str, Counted]:
    """Return what was counted, by name."""
    return {name: Counted(**kept) for name, kept in json.loads(path.read_text("utf-8")).items()}


def keep(name: str, runs: int, failed: int, path: Path = COUNTED) -> None:
    """Keep the result of a run in place of the last one of that name."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    counted = read_counted(path)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    counted[name] = Counted(runs, failed, today, commit.stdout.strip() or _NOTHING)
    kept = {name: one._asdict() for name, one in sorted(counted.items())}
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def filled(page: str, counted: dict[str, Counted]) -> str:
    """Return the page with what was counted in the cells that name it."""
    return _CELL.sub(lambda cell: f"[{cell['name']}]: {counted.get(cell['name'], _NOTHING)}", page)


def names_in(page: str) -> set[str]:
    """Return what the page's cells count."""
    return {cell["name"] for cell in _CELL.finditer(page)}


def main(words: list[str]) -> int:
    """Keep a run where one is given, and fill the table; 2 for words that mean nothing."""
    if words:
        if words[0] != "count" or len(words) not in {3, 4} or not all(word.isdecimal() for word in words[2:]):
            print(__doc__, file=sys.stderr)
            return 2
        if words[1] not in names_in(PAGE.read_text("utf-8")):
            print(f"No row of {PAGE.name} counts {words[1]}.", file=sys.stderr)
            return 2
        keep(words[1], int(words[2]), int(words[3]) if len(words) > 3 else 0)  # noqa: PLR2004 (the words of the usage)
    PAGE.write_text(filled(PAGE.read_text("utf-8"), read_counted()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
