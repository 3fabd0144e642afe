"""Data files in which somebody planted something, past the program."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT 'n' || x AS name, 'v' AS value FROM c"
SWALLOW = "BEGIN SELECT RAISE(IGNORE); END"
EDIT = "PRAGMA writable_schema=ON"


def edited(name: str, old: str, new: str) -> str:
    """Return what changes the words that a table was made with, without making it anew."""
    return f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE name = '{name}'"  # noqa: S608 (a test's own)


PLANTS: dict[str, tuple[str, ...]] = {
    "an endless view for the settings": ("ALTER TABLE setting RENAME TO o", f"CREATE VIEW setting AS {ENDLESS}"),
    "a view over the records": ("ALTER TABLE release RENAME TO o", "CREATE VIEW release AS SELECT * FROM o LIMIT 0"),
    "a trigger that swallows entries": (f"CREATE TRIGGER s BEFORE INSERT ON revision {SWALLOW}",),
    "a trigger that swallows records": (f"CREATE TRIGGER s BEFORE INSERT ON hand_in {SWALLOW}",),
    "a trigger on the inside of the search index": (f"CREATE TRIGGER s AFTER INSERT ON search_index_data {SWALLOW}",),
    "a guard of the log made idle": (
        "DROP TRIGGER revision_is_never_deleted",
        "CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision BEGIN SELECT 1; END",
    ),
    "a guard of the log dropped": ("DROP TRIGGER revision_is_never_changed",),
    "a table more": ("CREATE TABLE more (a)",),
    "a table less": ("DROP TABLE peer",),
    "a table in another case": ("CREATE TABLE Setting2 (a)",),
    "a virtual table more": ("CREATE VIRTUAL TABLE more USING fts5(a)",),
    "an index more": ("CREATE INDEX more ON release (title)",),
    "an index over a formula": ("CREATE INDEX more ON release (length(title) + 1)",),
    "an index less": ("DROP INDEX ix_revision_record",),
    "a column more": ("ALTER TABLE release ADD COLUMN more",),
    "a column with a formula": ("ALTER TABLE release ADD COLUMN more AS (hex(title || title))",),
    "a condition": (
        EDIT,
        edited("release", "PRIMARY KEY (id)", "PRIMARY KEY (id), CHECK (title <> 1)"),
        edited("release", "pk_release", "pk"),
    ),
    "another default": (EDIT, edited("release", "id VARCHAR(32) NOT NULL", "id VARCHAR(32) DEFAULT 1 NOT NULL")),
    "another way of comparing": (EDIT, edited("release", "title VARCHAR", "title VARCHAR COLLATE NOCASE")),
    "statistics": ("ANALYZE",),
    "a comment": (
        EDIT,
        "UPDATE sqlite_master SET sql = sql || ' /* x */' WHERE name = 'ix_release_unit'",
    ),
    "the name of another migration": ("UPDATE alembic_version SET version_num = '0001'",),
    "no name of a migration": ("DELETE FROM alembic_version",),
    "two names of migrations": ("INSERT INTO alembic_version VALUES ('0001')",),
}


def planted(source: Path, target: Path, *statements: str, password: str = "") -> Path:
    """Return a copy of a data file in which statements were carried out."""
    path = Path(shutil.copy(source, target))
    path.chmod(0o600)
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        if password:
            connection.execute(f"PRAGMA key='{password}'")
        for statement in statements:
            connection.execute(statement)
    return path
