"""The lock files: complete, checked by hash, free of addresses, and in step with pyproject.toml and its reasons."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.bootstrap import ROOT, RUN_LOCK, TEST_LOCK
from installer.building.interpreter import TOOLS

if TYPE_CHECKING:
    from pathlib import Path

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
DEVELOPMENT = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]
PACKING = [Requirement(line) for line in PYPROJECT["dependency-groups"]["packing"]]
LOCKS = pytest.mark.parametrize("lock", [RUN_LOCK, TEST_LOCK, TOOLS], ids=lambda lock: str(lock.name))


def locked(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Return each package of a lock file with its version and the hashes allowed for it."""
    entries = re.findall(r"^([\w.-]+)==(\S+).*\\\n((?: +--hash=\S+.*\n)+)", lock.read_text("utf-8"), re.MULTILINE)
    return {name: (version, frozenset(re.findall(r"sha256:\w{64}", hashes))) for name, version, hashes in entries}


@LOCKS
def test_every_locked_package_has_hashes(lock: Path) -> None:
    names = re.findall(r"^([\w.-]+)==", lock.read_text("utf-8"), re.MULTILINE)
    assert sorted(name for name, (_, hashes) in locked(lock).items() if hashes) == sorted(names)


@LOCKS
def test_a_lock_file_names_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)


def test_the_test_lock_holds_all_of_the_run_lock() -> None:
    assert locked(RUN_LOCK).items() <= locked(TEST_LOCK).items()


@pytest.mark.parametrize(
    ("lock", "requirements"), [(RUN_LOCK, RUNTIME), (TEST_LOCK, RUNTIME + DEVELOPMENT), (TOOLS, PACKING)]
)
def test_what_pyproject_asks_for_is_locked_at_a_version_it_allows(lock: Path, requirements: list[Requirement]) -> None:
    versions = {name: version for name, (version, _) in locked(lock).items()}
    for requirement in requirements:
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement.name


def test_every_dependency_has_its_reason_on_record() -> None:
    page = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text("utf-8")
    reasons = re.findall(r"^\| ([\w-]+) \| .{20,} \|$", page, re.MULTILINE)
    assert sorted(reasons) == sorted(requirement.name for requirement in RUNTIME + DEVELOPMENT + PACKING)
