"""The log of a file that holds foreign parts, carried into a clean one: all that proves itself, and nothing else."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import CancelledError, UserError
from desktop_app.model.kinds import Application, Attachment, Category, Organisation
from desktop_app.office.opening import carry_ledger, close_ledger, create_ledger, opened
from desktop_app.store.file.check import PasswordError
from desktop_app.store.log.contents import content_of, keep
from desktop_app.store.log.erasing import erase
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.write_stream import change_lane
from desktop_app.store.log.writing import transaction
from desktop_app.store.proof.verify import verify
from tests.folders import DATA
from tests.store.file.foreign import PLANTS, planted
from tests.whole_ledgers import contents

if TYPE_CHECKING:
    from pathlib import Path

PERSON, FILE = "张三丰", b"%PDF-1.4 scanned"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data file with an applicant and a file attached, and what its PC remembers of it beside."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OGI_IDENTITIES", str(folder / "pc"))
        ledger = create_ledger(folder / "made.ogi", organisation="局", unit="处", role="office", person="甲")
        with operation(ledger, "登记") as change:
            case = change.add(
                Application,
                {
                    "subject": "查询",
                    "unit": ledger.profile.unit_id,
                    "channel": "face",
                    "nature": "disclosure",
                    "applicant_type": "natural",
                    "received_on": dt.date(2013, 3, 1),
                    "applicant_name": PERSON,
                },
            )
            digest = keep(change.session, FILE)
            change.add(Attachment, {"application": case, "name": "a.pdf", "sha256": digest, "size": len(FILE)})
        close_ledger(ledger)
    return folder / "made.ogi"


@pytest.fixture
def at_home(made: Path, identities: Path) -> Path:
    """Return the data file on the PC where it was made."""
    shutil.copytree(made.parent / "pc", identities, dirs_exist_ok=True)
    return made


def shown(path: Path, **how: str) -> dict[str, object]:
    with opened(path, read_only=True, **how) as ledger:
        assert verify(ledger).problems == ()
        with reading(ledger) as session:
            bodies = list(session.scalars(select(REVISION.c.body).order_by(REVISION.c.id)))
            file = content_of(session, hashlib.sha256(FILE).hexdigest())
        return {"log": bodies, "records": contents(ledger), "file": file, "profile": ledger.profile}


@pytest.mark.parametrize("plant", PLANTS)
def test_all_of_a_file_comes_along_and_it_goes_on_as_itself(at_home: Path, tmp_path: Path, plant: str) -> None:
    path = planted(at_home, tmp_path / "data.ogi", *PLANTS[plant])
    before = path.read_bytes()
    (tmp_path / "clean").mkdir()
    carried = carry_ledger(path, tmp_path / "clean" / "new.ogi")
    assert (carried.unreadable, carried.personal, carried.contents) == (0, 2, 1)
    found = shown(tmp_path / "clean" / "new.ogi")
    expected = shown(at_home)
    if plant.startswith("an endless view"):  # nobody says who works with it: whoever began its log
        del found["profile"], expected["profile"]
    assert found == expected
    assert path.read_bytes() == before
    assert [entry.name for entry in (tmp_path / "clean").iterdir()] == ["new.ogi"]
    with opened(tmp_path / "clean" / "new.ogi") as ledger:
        assert ledger.profile.role == "office"
        assert ledger.profile.organisation_id
        if not plant.startswith("an endless view"):
            assert ledger.identity.found == ""
        with operation(ledger, "登记") as change:
            change.add(Category, {"name": "新", "code": "new"})
        assert verify(ledger).problems == ()


def test_a_file_of_an_older_schema_comes_along_too(tmp_path: Path) -> None:
    for version in (1, 3, 5):
        source = DATA / f"schema_{version:04}.ogi"
        path = planted(source, tmp_path / f"old{version}.ogi", *PLANTS["a trigger that swallows entries"])
        carry_ledger(path, tmp_path / f"new{version}.ogi")
        whole = planted(source, tmp_path / f"whole{version}.ogi")
        with opened(whole) as one, opened(tmp_path / f"new{version}.ogi") as other:
            assert contents(one) == contents(other)
            assert verify(other).problems == ()


def test_a_file_with_a_password_keeps_it(tmp_path: Path) -> None:
    made, secret = tmp_path / "made.ogi", "abcdefgh"
    close_ledger(create_ledger(made, organisation="局", unit="处", role="unit", password=secret, catalogue=False))
    path = planted(made, tmp_path / "data.ogi", *PLANTS["a table more"], password=secret)
    for wrong in ("", "hgfedcba"):
        with pytest.raises(PasswordError):
            carry_ledger(path, tmp_path / "new.ogi", wrong)
    carry_ledger(path, tmp_path / "new.ogi", secret)
    with opened(tmp_path / "new.ogi", password=secret) as ledger:
        assert verify(ledger).problems == ()
    assert b"SQLite format" not in (tmp_path / "new.ogi").read_bytes()


@pytest.mark.parametrize(
    "statements",
    [
        ("ALTER TABLE revision RENAME TO real", "CREATE VIEW revision AS SELECT * FROM real"),
        ("ALTER TABLE revision RENAME TO real", "CREATE TABLE revision AS SELECT * FROM real"),
        ("ALTER TABLE revision ADD COLUMN more",),
        ("ALTER TABLE revision ADD COLUMN more AS (hex(body || body))",),
        ("DROP TABLE revision",),
    ],
)
def test_a_log_that_is_not_the_real_one_is_not_read(at_home: Path, tmp_path: Path, statements: tuple[str, ...]) -> None:
    path = planted(at_home, tmp_path / "data.ogi", *statements)
    with pytest.raises(UserError, match="登记日志的表"):
        carry_ledger(path, tmp_path / "new.ogi")
    assert [entry.name for entry in tmp_path.iterdir()] == ["data.ogi"]


def test_tables_in_whose_place_something_else_stands_stay_behind(at_home: Path, tmp_path: Path) -> None:
    path = planted(
        *(at_home, tmp_path / "data.ogi"),
        *("ALTER TABLE content RENAME TO c", "CREATE VIEW content AS SELECT * FROM c"),
        *("ALTER TABLE personal_value RENAME TO p", "CREATE VIEW personal_value AS SELECT * FROM p"),
        "CREATE TABLE Kept_Frame2 (a)",
    )
    carried = carry_ledger(path, tmp_path / "new.ogi")
    assert (carried.personal, carried.contents) == (0, 0)
    with opened(tmp_path / "new.ogi") as ledger:
        assert all("不见了" in problem for problem in verify(ledger).problems)


GUARDLESS = ("DROP TRIGGER revision_is_never_changed", "DROP TRIGGER revision_is_never_deleted")


@pytest.mark.parametrize(
    ("statement", "unreadable", "personal", "files"),
    [
        ("UPDATE revision SET body = replace(body, '查询', '别的') WHERE body LIKE '%查询%'", 1, 1, 1),
        ("UPDATE revision SET body = 'x' WHERE number = (SELECT max(number) FROM revision)", 1, 1, 0),
        ("UPDATE revision SET body = zeroblob(5000000) WHERE number = (SELECT max(number) FROM revision)", 1, 1, 0),
        ("UPDATE revision SET id = upper(id) WHERE number = (SELECT max(number) FROM revision)", 1, 1, 0),
        ("UPDATE personal_value SET value = CAST('\"李四\"' AS BLOB)", 0, 0, 1),
        ("UPDATE personal_value SET value = CAST('{' AS BLOB)", 0, 0, 1),
        ("UPDATE personal_value SET value = 5", 0, 0, 1),
        ("UPDATE personal_value SET record = 'x'", 0, 0, 1),
        ("UPDATE personal_key SET secret = zeroblob(16)", 0, 0, 1),
        ("UPDATE personal_key SET secret = zeroblob(1000000)", 0, 0, 1),
        ("UPDATE content SET content = CAST('%PDF other' AS BLOB)", 0, 2, 0),
        ("UPDATE content SET sha256 = 'x'", 0, 2, 1),
    ],
)
def test_what_does_not_prove_itself_stays_behind_and_is_counted(
    at_home: Path, tmp_path: Path, statement: str, unreadable: int, personal: int, files: int
) -> None:
    path = planted(at_home, tmp_path / "data.ogi", *GUARDLESS, statement)
    carried = carry_ledger(path, tmp_path / "new.ogi")
    assert (carried.unreadable, carried.personal, carried.contents) == (unreadable, personal, files)
    with opened(tmp_path / "new.ogi") as ledger, reading(ledger) as session:
        assert set(session.scalars(select(Application.applicant_name))) <= {PERSON, ""}
        assert set(session.scalars(select(Organisation.name))) == {"局"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("role", "king"), ("unit_id", "0" * 32), ("organisation_id", "../x"), ("lane", "../x"), ("lane", None)),
        *(("token", "/etc/x"), ("numbers", "{"), ("lane_seq", "-1"), ("person", b"\xff")),
    ],
)
def test_odd_settings_of_the_file_make_no_odd_ledger(
    at_home: Path, tmp_path: Path, name: str, value: str | bytes | None
) -> None:
    path = planted(at_home, tmp_path / "data.ogi", *PLANTS["a table more"])
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        connection.execute("DELETE FROM setting WHERE name = ?", (name,))
        if value is not None:
            connection.execute("INSERT INTO setting VALUES (?, ?)", (name, value))
    carry_ledger(path, tmp_path / "new.ogi")
    with opened(tmp_path / "new.ogi") as ledger:
        assert ledger.profile.role in {"office", "unit"}
        assert len(ledger.profile.unit_id) == len(ledger.profile.organisation_id) == 32
        with operation(ledger, "登记") as change:
            change.add(Category, {"name": "新", "code": "new"})
        assert verify(ledger).problems == ()


def test_erased_values_do_not_come_back(at_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "data.ogi"
    shutil.copy(at_home, path)
    with opened(path) as ledger:
        with reading(ledger) as session:
            case = session.scalars(select(Application.id)).one()
            kept = session.connection().exec_driver_sql("SELECT * FROM personal_value").all()
            keys = session.connection().exec_driver_sql("SELECT * FROM personal_key").all()
        erase(ledger, case, "依法")
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        connection.executemany("INSERT INTO personal_value VALUES (?, ?, ?, ?)", [tuple(row) for row in kept])
        connection.executemany("INSERT INTO personal_key VALUES (?, ?)", [tuple(row) for row in keys])
        connection.execute("CREATE TABLE more (a)")
    carry_ledger(path, tmp_path / "new.ogi")
    with opened(tmp_path / "new.ogi") as ledger:
        assert verify(ledger).problems == ()
        with reading(ledger) as session:
            assert session.connection().exec_driver_sql("SELECT count(*) FROM personal_value").scalar() == 0
            assert list(session.scalars(select(Application.applicant_name))) == [""]
    assert PERSON.encode() not in (tmp_path / "new.ogi").read_bytes()


def test_a_new_file_never_replaces_one_and_nothing_is_left_of_one_given_up(at_home: Path, tmp_path: Path) -> None:
    path = planted(at_home, tmp_path / "data.ogi", *PLANTS["a table more"])
    (tmp_path / "new.ogi").write_text("mine")
    with pytest.raises(UserError, match="没有覆盖"):
        carry_ledger(path, tmp_path / "new.ogi")
    (tmp_path / "new.ogi").unlink()

    def give_up(done: int, total: int, label: str = "") -> None:
        raise CancelledError(done, total, label)

    with pytest.raises(CancelledError):
        carry_ledger(path, tmp_path / "new.ogi", progress=give_up)
    assert [entry.name for entry in tmp_path.iterdir()] == ["data.ogi"]


def test_a_file_that_lost_nothing_of_its_stream_goes_on_in_it(at_home: Path, tmp_path: Path) -> None:
    with opened(planted(at_home, tmp_path / "whole.ogi"), read_only=True) as ledger, reading(ledger) as session:
        lane = read_settings(session)["lane"]
    path = planted(at_home, tmp_path / "data.ogi", *PLANTS["a trigger that swallows entries"])
    carry_ledger(path, tmp_path / "new.ogi")
    with opened(tmp_path / "new.ogi") as ledger, reading(ledger) as session:
        assert read_settings(session)["lane"] == lane


def test_a_file_that_two_pcs_wrote_in_one_stream_goes_on_in_another(at_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "data.ogi"
    shutil.copy(at_home, path)
    with opened(path) as ledger, transaction(ledger) as session:
        change_lane(session, ledger.source, "")
    planted_path = planted(path, tmp_path / "p.ogi", *PLANTS["a table more"])
    carry_ledger(planted_path, tmp_path / "new.ogi")
    with opened(tmp_path / "new.ogi") as ledger:
        assert verify(ledger).problems == ()
