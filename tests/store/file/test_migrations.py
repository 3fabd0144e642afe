"""Migrations: they make exactly the tables the program declares, and every released schema still opens."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from desktop_app.model.kinds import Application, Release
from desktop_app.office.opening import opened
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import LOG_GUARDS, REVISION, SEARCH_SQL
from desktop_app.store.log.verify import verify
from tests.folders import DATA

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

RELEASED = sorted((DATA).glob("schema_*.ogi"))
_NOT_DECLARED = "search_index"


def test_the_migrations_make_the_declared_tables_and_no_others(ledger: Ledger) -> None:
    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:  # noqa: FBT001 (Alembic's)
        return not (kind == "table" and (name or "").startswith((_NOT_DECLARED, "alembic")))

    with ledger.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": False})
        assert compare_metadata(context, REVISION.metadata) == []
        statements = set(connection.exec_driver_sql("SELECT sql FROM sqlite_master").scalars())
    assert {SEARCH_SQL, *LOG_GUARDS} <= statements


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_a_file_of_every_released_schema_opens_and_is_sound(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "old.ogi"))
    path.chmod(0o644)
    with opened(path) as ledger:
        assert verify(ledger).problems == ()
        with reading(ledger) as session:
            (title,) = session.scalars(select(Release.title))
            assert all(session.scalars(select(Application.applicant_name)))
    assert title == "关于公布2013年度社会保险缴费基数的通知"


def test_there_is_a_file_of_a_released_schema() -> None:
    assert RELEASED


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_an_upgrade_keeps_a_copy_of_the_file_as_it_was(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "old.ogi"))
    path.chmod(0o644)
    with opened(path, read_only=True) as ledger:
        assert verify(ledger).sound
    (kept,) = (tmp_path / "备份").iterdir()
    assert kept.read_bytes() == file.read_bytes()
    assert "升级前" in kept.name
