"""The wheel: everything that the program needs is inside, and nothing that only its makers need."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from installer.bootstrap import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = ROOT / "desktop_app"
RESOURCES = ROOT / "resources"


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Return the name and size of everything in a wheel built without network from what is installed."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "PIP_NO_INDEX": "1"})  # noqa: S603
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return {member.filename: member.file_size for member in wheel.infolist()}


def files_below(folder: Path) -> dict[str, int]:
    """Return the place and size of every file of a folder that Python didn't write itself."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in found}


def test_every_module_and_migration_is_in_the_wheel(members: dict[str, int]) -> None:
    expected = {f"desktop_app/{name}": size for name, size in files_below(PROGRAM).items()}
    assert "desktop_app/store/migrations/env.py" in expected
    assert expected.items() <= members.items()


def test_every_resource_and_compiled_translation_lies_inside_the_program(members: dict[str, int]) -> None:
    expected = {f"desktop_app/resources/{name}": size for name, size in files_below(RESOURCES).items()}
    assert "desktop_app/resources/locale/en/LC_MESSAGES/ogi-ledger.mo" in expected
    assert expected.items() <= members.items()


def test_the_pages_and_the_script_that_the_program_names_are_in_the_wheel(members: dict[str, int]) -> None:
    named = {"annex-formats.md", "letters.md", "proofs.md", "steps.md", "verify_proof.py"}
    assert {f"desktop_app/docs/{name}" for name in named} <= set(members)


def test_the_wheel_installs_one_folder_and_brings_its_licence(members: dict[str, int]) -> None:
    places = {name.split("/")[0] for name in members}
    assert {place for place in places if not place.endswith(".dist-info")} == {"desktop_app"}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in members)


def test_nothing_of_a_developer_is_in_the_wheel(members: dict[str, int]) -> None:
    assert not [name for name in members if "__pycache__" in name or name.endswith((".pyc", ".ogi"))]
