"""Where the build works and what it leaves, and the one day that everything it writes bears."""

from __future__ import annotations

import os
import subprocess
import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
WORK = ROOT / "build" / "packing"
LOG = WORK / "build.log"


@cache
def commit_time() -> int:
    """Return the seconds since 1970 of the commit that is built, or of `SOURCE_DATE_EPOCH` where that is set."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    asked = ["git", "log", "-1", "--format=%ct"]
    return int(given or subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


@cache
def version() -> str:
    """Return the program's version."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def day() -> str:
    """Return the day of the commit that is built."""
    return datetime.fromtimestamp(commit_time(), UTC).date().isoformat()
