"""Run the quick tests against every seeded mistake and print which were noticed: `python -m tests.mutants [WORD …]`.

With words only the mistakes whose name or file holds one of them. Each is made in a copy of the project; the project
itself is never touched, and without a mistake all the tests must pass first. The exit status is the number of mistakes
that no test noticed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from compileall import compile_dir
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import TYPE_CHECKING

from tests.mutants.catalogue import MUTANTS, Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

if sys.platform != "win32":
    import resource

PROJECT = Path(__file__).parents[2]
MERGING = (
    "store/log/test_projection",
    "store/merge/test_small_worlds",
    "store/log/test_personal",
    "store/merge/test_adopting",
    "store/merge/test_differences",
    "store/log/test_erasing",
    "store/merge/test_state_code",
    "store/merge/test_schedules",
    "model/test_bounds",
    "store/log/test_unread_values",
    "exchange/bundles/test_containment",
)
EXCHANGING = (
    "exchange/bundles/test_size_limits",
    "exchange/bundles/test_frames",
    "exchange/bundles/test_damage",
    "exchange/bundles/test_insider",
    "exchange/bundles/test_written_files",
    "exchange/bundles/test_send_receive",
    "exchange/bundles/test_witnesses",
    "exchange/bundles/test_containment",
    "exchange/bundles/test_limits",
)
TRUSTING = (
    "model/test_rights",
    "store/trust/test_rights_table",
    "store/trust/test_giving_away",
    "store/trust/test_seals",
    "store/trust/test_hostile_unit",
    "exchange/bundles/test_judged_anew",
    "exchange/bundles/test_lying_unit",
    "exchange/bundles/test_listed_unit",
)
WITNESSING = (
    "model/test_merkle",
    "exchange/bundles/test_witnesses",
    "store/witness/test_schedules",
    "exchange/bundles/test_proving",
)
PROVING = ("store/proof/test_judgement", "store/proof/test_tampering", "exchange/bundles/test_repairing")
FORGETTING = (
    "store/log/test_once_plain",
    "store/log/test_erasing",
    "exchange/bundles/test_forgetting",
    "exchange/bundles/test_file_names",
    "exchange/bundles/test_size_limits",
    "store/merge/test_differences",
    "exchange/bundles/test_send_receive",
)
"""The tests run against a mistake in the store, in exchanged files, in who may say what, in witnesses, in proving a
file, in erasing.

The quickest come first.
"""

FORGETS = ("once_plain", "erasing", "forgetting", "draft_files", "looked_at", "backups_holding", "own_copies")
"""Words of the files that erasing is made of."""

# Compiled tests are kept in the copy: of what is compiled of the program there the hash is asked, so no mistake stays.
QUICK = {"OGI_SCHEDULES": "60", "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
_QUICKLY = ("-k", "not passphrase and not takes_a_hundred and not takes_no_time")
"""Opening a file by its passphrase takes seconds on purpose, each time; measuring memory takes them too, and what
measures time tells of the machine's other work as well."""

_UNHURRIED = ("-o", "timeout=0", "-o", "faulthandler_timeout=0")
LONGEST = 600
"""Seconds of work, not of waiting for a busy machine, after which a mistake that makes the tests hang is noticed."""


def main(words: list[str]) -> int:
    """Print each mistake with the test that noticed it, then the score; returns how many nobody noticed."""
    chosen = [one for one in MUTANTS if not words or any(word in f"{one.file} {one.name}" for word in words)]
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "project")
        named = sorted({_path(mutant.test) for mutant in chosen if mutant.test})
        if failed := failing(copy, named):
            sys.exit(f"fails without any mistake: {failed}")
        for place, mutant in enumerate(chosen, 1):
            begun = time.monotonic()
            noticed = next(filter(None, (noticed_by(copy, mutant, tests) for tests in tests_for(mutant))), "")
            seconds = time.monotonic() - begun
            say(f"{place}/{len(chosen)} {mutant.file}: {mutant.name}: {noticed or 'NOT NOTICED'} ({seconds:.0f} s)")
            if not noticed:
                missed.append(mutant)
    say(f"{len(chosen) - len(missed)} of {len(chosen)} noticed")
    for mutant in missed:
        say(f"not noticed: {mutant.file}: {mutant.name}")
    return len(missed)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def copied(target: Path) -> Path:
    """Copy what the tests need of the project, compiled, so that only a mistake is compiled anew; returns where."""
    target.mkdir()
    for name in ("desktop_app", "tests"):
        shutil.copytree(PROJECT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "resources", "installer", "docs"):
        (target / name).symlink_to(PROJECT / name)
    compile_dir(target, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return target


def tests_for(mutant: Mutant) -> Iterator[list[str]]:
    """Yield the files of the tests that ought to notice a mistake: first the one that it names, then the others."""
    if mutant.test:
        yield [_path(mutant.test)]
    yield [_path(name) for name in _of_its_area(mutant.file) if name != mutant.test]


def _path(name: str) -> str:
    """Return the path of a file of tests, or of one test in it (`file::test`), as pytest knows it."""
    file, *case = name.split("::")
    return "::".join((f"tests/{file}.py", *case))


def _of_its_area(file: str) -> Sequence[str]:
    if "/trust/" in file or "rights" in file:
        return TRUSTING
    if any(word in file for word in ("witness", "merkle", "entry_list")):
        return WITNESSING
    if "/proof/" in file or "stream_entries" in file:
        return PROVING
    if any(word in file for word in (*FORGETS, "named_contents")):
        return FORGETTING
    return EXCHANGING if "/exchange/" in file else MERGING


def noticed_by(copy: Path, mutant: Mutant, tests: Sequence[str]) -> str:
    """Make the mistake in the copy, run the tests, put it right again; returns the test that failed, or nothing."""
    path = copy / mutant.file
    right = path.read_text(encoding="utf-8")
    path.write_text(right.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        return failing(copy, tests)
    finally:
        path.write_text(right, encoding="utf-8")


def failing(copy: Path, tests: Sequence[str]) -> str:
    """Run tests in the copy up to the first that fails; returns it, or nothing where all pass."""
    options = ("-q", "-x", "--no-header", "-p", "no:cacheprovider", "--tb=no", *_UNHURRIED, *_QUICKLY)
    command = [sys.executable, "-m", "pytest", *options, *tests]
    run = subprocess.run(  # noqa: S603 (our own tests)
        command,
        cwd=copy,
        env=os.environ | QUICK,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=None if sys.platform == "win32" else _limit_work,
    )
    failed = [line for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if failed:
        return failed[0].split(" - ")[0]
    # Some of the tests may all be left out: pytest says so by its own code.
    return "" if run.returncode in {0, 5} else f"ends with {run.returncode}"


def _limit_work() -> None:
    """End the process after so many seconds of work."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
