"""Migrations: they make exactly the tables the program declares, and every released schema still opens."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from desktop_app.errors import CancelledError
from desktop_app.model.kinds import (
    KINDS,
    Application,
    CaseStep,
    CorrectionSlip,
    Device,
    FindingNote,
    HandIn,
    Problem,
    Receipt,
    Release,
    ReportStep,
    ReturnSlip,
    RuleFile,
)
from desktop_app.model.sort_keys import sort_keys
from desktop_app.office.opening import close_ledger, open_ledger, opened
from desktop_app.office.records.search import search
from desktop_app.office.years.year_lock import LockedYearError
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.rows import key_names, table_of
from desktop_app.store.log.tables import (
    BUNDLE_LOG,
    CONTENT,
    KEPT_FRAME,
    KNOWN_PC,
    LOG_GUARDS,
    PEER,
    REVISION,
    SCHEMA,
    SEARCH_SQL,
)
from desktop_app.store.log.witness_tables import SENT_HEAD, WITNESSED_HEAD
from desktop_app.store.merge.exchanged_files import noted_files
from desktop_app.store.proof.verify import verify
from tests.folders import DATA

if TYPE_CHECKING:
    from sqlalchemy import Table

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

RELEASED = sorted((DATA).glob("schema_*.ogi"))
_NOT_DECLARED = "search_index"

BROUGHT: dict[int, tuple[type[Record], ...]] = {
    3: (Device, HandIn, Receipt, ReturnSlip, RuleFile),
    4: (ReportStep, CorrectionSlip, FindingNote, Problem),
}
BESIDE = {3: (PEER, BUNDLE_LOG, KNOWN_PC, KEPT_FRAME, CONTENT), 8: (WITNESSED_HEAD, SENT_HEAD)}
"""The kinds and the tables beside the log that each schema brought, and that its file holds something of."""

CASES_SINCE = 2
"""From this schema on the files hold an application with its steps, an extension among them."""
RULES_SINCE = 3
"""From this schema on the files hold days, settings and code lists of the office's own."""


def schema_of(file: Path) -> int:
    """Return the schema of a file in tests/data by its name."""
    return int(file.stem.removeprefix("schema_"))


def rows_of(path: Path, table: Table) -> list[tuple[object, ...]]:
    """Return all rows of a table as they lie in the file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table.name} ORDER BY 1, 2").fetchall()  # noqa: S608 (our own name)


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


def test_bringing_a_file_up_to_date_tells_how_far_it_is(tmp_path: Path) -> None:
    path = copied(RELEASED[-2], tmp_path)
    heard: list[tuple[int, int, str]] = []
    close_ledger(open_ledger(path, progress=lambda done, total, label="": heard.append((done, total, label))))
    done, total, label = heard[-1]
    assert (done, label) == (total, "正在重建")
    assert total > 20
    heard.clear()
    close_ledger(open_ledger(path, progress=lambda done, total, label="": heard.append((done, total, label))))
    assert heard == []


def test_one_who_stops_it_has_the_file_as_it_was(tmp_path: Path) -> None:
    path = copied(RELEASED[-2], tmp_path)
    before = path.read_bytes()

    def stop(done: int, total: int, label: str = "") -> None:
        del done, total, label
        raise CancelledError

    with pytest.raises(CancelledError):
        open_ledger(path, progress=stop)
    assert path.read_bytes() == before
    with opened(path) as ledger:  # the lock was let go
        assert verify(ledger).sound


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_texts_of_every_schema_have_the_keys_that_lists_sort_by(file: Path, tmp_path: Path) -> None:
    with opened(copied(file, tmp_path)) as ledger, reading(ledger) as session:
        for kind in KINDS.values():
            table = table_of(kind)
            for row in session.execute(select(table)).mappings():
                assert {name: row[name] for name in key_names(kind)} == sort_keys(kind.sorted_texts, dict(row))


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_a_case_that_was_extended_says_so_in_a_file_of_every_schema(file: Path, tmp_path: Path) -> None:
    with opened(copied(file, tmp_path)) as ledger, reading(ledger) as session:
        told = bool(session.scalar(select(CaseStep.id).where(CaseStep.step == "extension")))
        assert session.scalars(select(Application.extended)).one() is told
        assert told or schema_of(file) < CASES_SINCE


def copied(file: Path, folder: Path) -> Path:
    """Return a copy of a data file that may be written."""
    path = Path(shutil.copy(file, folder / "old.ogi"))
    path.chmod(0o644)
    return path


def test_there_is_a_file_of_every_schema() -> None:
    assert [schema_of(file) for file in RELEASED] == list(range(1, SCHEMA + 1))


@pytest.mark.parametrize("file", RELEASED, ids=lambda file: file.stem)
def test_what_a_schema_brought_is_in_its_file_and_stays(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "old.ogi"))
    brought = [kind for schema, kinds in BROUGHT.items() if schema <= schema_of(file) for kind in kinds]
    tables = [table for schema, some in BESIDE.items() if schema <= schema_of(file) for table in some]
    before = {table.name: rows_of(path, table) for table in tables}
    with opened(path) as ledger, reading(ledger) as session:
        assert all(session.scalar(select(kind.id)) for kind in brought)
    assert all(before.values())
    for table in tables:
        old, new = before[table.name], rows_of(path, table)
        assert [row[: len(old[0])] for row in new] == old  # a later schema adds columns behind


def test_a_file_noted_before_its_scope_was_kept_says_nothing_of_it(tmp_path: Path) -> None:
    known = {}
    for file in RELEASED[3:]:
        with opened(Path(shutil.copy(file, tmp_path / file.name))) as ledger, reading(ledger) as session:
            known[schema_of(file)] = [note.scope.everything for note in noted_files(session)]
    assert set(known[4]) == {None}
    assert set(known[5]) == {None, True}


@pytest.mark.parametrize(
    "file", [file for file in RELEASED if schema_of(file) >= RULES_SINCE], ids=lambda file: file.stem
)
def test_rules_of_an_older_file_are_in_force_once_it_is_open(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "old.ogi"))
    with opened(path) as ledger:
        assert not ledger.rules.calendar.is_workday(dt.date(2013, 7, 10))
        assert ledger.rules.settings["reply_number_pattern"] == "青人社依复〔{year}〕{n}号"
        assert "scan" in ledger.codes().by_name["fee_item"]
        with reading(ledger) as session:
            assert session.scalars(select(Application.due_on)).one() == dt.date(2013, 8, 13)


def test_a_year_that_was_locked_in_an_older_file_is_still_locked(tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / "schema_0004.ogi", tmp_path / "old.ogi"))
    with opened(path) as ledger:
        with reading(ledger) as session:
            release = session.scalars(select(Release.id)).one()
        with pytest.raises(LockedYearError), operation(ledger, "改") as change:
            change.update(release, {"title": "通告"})


@pytest.mark.parametrize("file", RELEASED[: SCHEMA - 1], ids=lambda file: file.stem)
def test_an_upgrade_keeps_a_copy_of_the_file_as_it_was(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "old.ogi"))
    path.chmod(0o644)
    with opened(path) as ledger:
        assert verify(ledger).sound
    (kept,) = (tmp_path / "备份").iterdir()
    assert kept.read_bytes() == file.read_bytes()
    assert "升级前" in kept.name


@pytest.mark.parametrize("file", RELEASED[: SCHEMA - 1], ids=lambda file: file.stem)
def test_who_only_looks_at_an_older_file_leaves_it_as_it_is(file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(file, tmp_path / "old.ogi"))
    path.chmod(0o444)
    with opened(path, read_only=True) as ledger:
        assert verify(ledger).sound
        copy = ledger.path
        assert copy.stat().st_mode & 0o077 == 0
    assert not copy.exists()
    assert path.read_bytes() == file.read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == ["old.ogi"]


def test_radicals_in_an_older_file_are_found_as_the_characters_they_look_like(tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / "schema_0006.ogi", tmp_path / "old.ogi"))
    path.chmod(0o644)
    with closing(sqlite3.connect(path)) as connection, connection:
        # As the fifth schema left it: the radical was no letter to the index.
        connection.execute("UPDATE alembic_version SET version_num = '0005'")
        connection.execute("PRAGMA user_version=5")
        connection.execute("UPDATE search_index SET body = replace(body, '人民 民广', '人 广')")
    with opened(path, read_only=True) as ledger:
        assert verify(ledger).problems == ()
        assert [found.title for found in search(ledger, "人民广场")] == ["⼈⺠广场宣传"]
