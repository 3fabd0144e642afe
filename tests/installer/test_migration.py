"""A new field in a kind: one command writes its migration, and a data file gets its column."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer.bootstrap import ROOT
from installer.migration import changes, main

PROBLEM = Path("desktop_app/model/kinds/problem.py")
VERSIONS = Path("desktop_app/store/migrations/versions")
NEW_FIELD = """
    place: Mapped[str] = column(Field(label="地点", shape=Shape.TEXT, indexed=True))
"""
LOOK = """
import sys, pathlib
from desktop_app.store.file.connection import engine
from desktop_app.store.migrations.upgrade import upgrade
path = pathlib.Path(sys.argv[1])
path.touch()
writer = engine(path, "", writes=True)
upgrade(writer)
with writer.connect() as connection:
    print(*(row[1] for row in connection.exec_driver_sql("PRAGMA table_info(problem)")))
    print(connection.exec_driver_sql("PRAGMA user_version").scalar())
"""


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Return a copy of the project in which problems have a place."""
    folder = tmp_path / "project"
    for name in ("desktop_app", "installer"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "resources").mkdir()
    for entry in (ROOT / "resources").iterdir():  # what a file of each schema is made of is written to
        if entry.name != "schema":
            (folder / "resources" / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "resources" / "schema", folder / "resources" / "schema")
    shutil.copy(ROOT / "pyproject.toml", folder)
    with (folder / PROBLEM).open("a", encoding="utf-8") as file:
        file.write(NEW_FIELD)
    return folder


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a copy of the project."""
    command = [sys.executable, *words]
    places = {"PYTHONPATH": str(folder), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(  # noqa: S603 (our own Python with our own words)
        command, cwd=folder, env=places, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def test_a_new_field_gets_its_migration_which_applies(scratch: Path) -> None:
    before = {path.name for path in (scratch / VERSIONS).glob("v*.py")}
    done = python(scratch, "-m", "installer.migration", "problems get a place")
    assert done.returncode == 0, done.stderr
    (written,) = {path.name for path in (scratch / VERSIONS).glob("v*.py")} - before
    assert written == f"v{len(before) + 1:04}_problems_get_a_place.py"
    text = (scratch / VERSIONS / written).read_text("utf-8")
    assert text.startswith('"""Problems get a place."""')
    assert 'add_column(sa.Column("place"' in text
    assert "ix_problem_place" in text
    columns, schema = python(scratch, "-c", LOOK, str(scratch / "new.ogi")).stdout.splitlines()
    assert "place" in columns.split()
    assert int(schema) == len(before) + 1
    assert "ix_problem_place" in (scratch / "resources" / "schema" / f"{len(before) + 1:04}.json").read_text("utf-8")
    again = python(scratch, "-m", "installer.migration", "once more")
    assert (again.returncode, "nothing to write" in again.stdout) == (1, True), again.stderr
    assert python(scratch, "-m", "ruff", "check", str(VERSIONS / written)).returncode == 0


def test_every_change_of_the_tables_has_its_migration() -> None:
    assert changes() == ""


@pytest.mark.parametrize("arguments", [[], ["two", "words"], ["../elsewhere"], [""]])
def test_anything_else_is_told_how_to_call_it(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "installer.migration" in capsys.readouterr().out
