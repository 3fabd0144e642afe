"""The floor under the tests' coverage only rises: `python installer/coverage_floor.py`, after a measured run.

Puts together what the processes of the run measured and refuses a share below `fail_under` in pyproject.toml, and a
`fail_under` below any that was ever committed. Where the share rose by a whole point it says what the floor may be.
Exit code 1: refused; 2: nothing was measured.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from coverage import Coverage
from coverage.exceptions import NoDataError

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "pyproject.toml"


def floor_of(project: str) -> int:
    """Return the floor that a pyproject.toml sets, in percent; 0 where it sets none."""
    report = tomllib.loads(project).get("tool", {}).get("coverage", {}).get("report", {})
    return int(report.get("fail_under", 0))


def committed_floors(root: Path) -> Iterable[int]:
    """Yield the floor at each commit that touched one; what the clone doesn't reach back to isn't known."""
    commits = _git(root, "log", "--format=%H", "-G", "fail_under", "--", PROJECT).split()
    return (floor_of(_git(root, "show", f"{commit}:{PROJECT}")) for commit in commits)


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else ""


def problems(share: float, floor: int, committed: Iterable[int]) -> list[str]:
    """Return what is wrong with a measured share in percent, the floor, and the floors there were before."""
    highest = max(committed, default=0)
    found = []
    if share < floor:
        found.append(f"The tests reach {share:.2f} % of the program, the floor is {floor} %: test what you added.")
    if floor < highest:
        found.append(f"The floor is {floor} %, but it was {highest} % before: it only rises.")
    return found


def measured() -> float:
    """Return the share of lines and branches that the run reached, in percent; prints what it didn't reach."""
    coverage = Coverage(config_file=str(ROOT / PROJECT))
    coverage.combine(strict=True)
    coverage.save()
    return coverage.report()


def main() -> int:
    """Judge the last measured run; returns the exit code."""
    floor = floor_of((ROOT / PROJECT).read_text("utf-8"))
    try:
        share = measured()
    except NoDataError as error:
        print(error, file=sys.stderr)
        return 2
    found = problems(share, floor, committed_floors(ROOT))
    print(*found, sep="\n", end="\n" if found else "")
    if share >= floor + 1:
        print(f"The tests reach {share:.2f} %: fail_under in {PROJECT} may rise to {int(share)}.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
