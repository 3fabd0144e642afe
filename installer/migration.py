"""Write the migration for a changed record kind or table: `python -m installer.migration "releases get a place"`.

It compares what the program declares with a data file made by the migrations there are, writes what lacks to a new file
in desktop_app/store/migrations/versions, named for the words given, raises `SCHEMA` by one and notes what a file of
it is made of (`installer/schema.py`). Read the file before
you commit it: a renamed column is taken for one that went and one that came.

Exit code 0: written; 1: nothing has changed; 2: wrong usage.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop_app.model.kinds import Release
from desktop_app.store.file.connection import engine
from desktop_app.store.log import tables
from desktop_app.store.migrations.upgrade import configuration, upgrade

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLES = Path(tables.__file__)
"""The module in which `SCHEMA` stands."""

_NOT_DECLARED = ("search_index", "alembic")
"""Tables that SQLite and Alembic keep for themselves."""


def changes() -> str:
    """Return the statements that bring a data file from the last migration to what the program declares, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "current.ogi"
        path.touch()
        writer = engine(path, "", writes=True)
        upgrade(writer)
        options = {"include_object": _is_declared, "compare_type": True, "render_as_batch": True}
        with writer.connect() as connection:
            context = MigrationContext.configure(connection, opts=options)
            # Through a kind, since the tables of kinds are declared only once their modules are loaded.
            found = produce_migrations(context, Release.metadata).upgrade_ops
        writer.dispose()
    if found is None or found.is_empty():
        return ""
    return render_python_code(found, render_as_batch=True)


def _is_declared(_object: object, name: str | None, kind: str, *_: object) -> bool:
    return not (kind == "table" and (name or "").startswith(_NOT_DECLARED))


def write(words: str, statements: str) -> Path:
    """Write the statements as the migration after the last one and return its file."""
    config = configuration()
    config.set_main_option("file_template", "v%%(rev)s_%%(slug)s")
    scripts = ScriptDirectory.from_config(config)
    number = f"{tables.SCHEMA + 1:04}"
    made = scripts.generate_revision(number, words[:1].upper() + words[1:], upgrades=statements)
    if made is None:
        raise RuntimeError("Alembic wrote nothing")
    path = Path(made.path)
    path.write_text(re.sub(r"^ +# ###.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    for tidying in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *tidying, str(path)], check=True)
    return path


def raise_schema() -> None:
    """Raise the number of the schema by one where it stands."""
    text = TABLES.read_text("utf-8")
    TABLES.write_text(text.replace(f"SCHEMA = {tables.SCHEMA}\n", f"SCHEMA = {tables.SCHEMA + 1}\n", 1), "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Write the migration that is due; returns the exit code."""
    if len(arguments) != 1 or not re.fullmatch(r"[A-Za-z][\w ,]*", arguments[0]):
        print(__doc__)
        return 2
    statements = changes()
    if not statements:
        print("The tables are as the last migration left them: nothing to write.")
        return 1
    path = write(arguments[0], statements)
    raise_schema()
    # In a Python of its own: this one has loaded the schema before.
    subprocess.run([sys.executable, "-m", "installer.schema"], check=True)
    print(f"{path}\nSCHEMA is {tables.SCHEMA + 1} now. Read the file; how to go on is told in CONTRIBUTING.md.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
