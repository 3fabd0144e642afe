"""Repairing: what the log proves is made anew, what is missing comes from elsewhere, and nothing is taken on trust."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.repairing import repair
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.office.months.file_log import read_file_log
from desktop_app.office.opening import opened
from desktop_app.store.file.backup import backup
from desktop_app.store.log.reading import DamagedPartError, read
from desktop_app.store.log.settings import read_profile
from desktop_app.store.merge.state_code import state_code
from desktop_app.store.proof.verify import verify
from tests.exchange.places import enter
from tests.store.proof.conftest import SCAN, exchanged
from tests.store.proof.tampering import tamper
from tests.store.proof.test_tampering import CHANGES, others_forged, others_gone

if TYPE_CHECKING:
    from tests.store.proof.tampering import Statement

__all__ = ["exchanged"]

FROM_ITSELF = (
    "a personal value as text",
    "a personal value that the log doesn't know",
    "personal values of a record that isn't there",
    "a secret more",
    "a file put in that no entry names",
    "an entry as text",
    "an entry under another place of its stream",
    "an entry in another stream",
    "an entry in another operation",
    "an entry of another record",
    "two entries under each other's ids",
    "two entries swapped",
    "two entries of another PC swapped",
    "the log's count set back",
    "the log's count taken out",
    "the own stream's tip changed",
    "the own stream's place set back",
    "the own stream exchanged for another's",
    "a row changed",
    "a day that is none",
    "a row put in",
    "a row taken out",
    "a state changed",
    "two records' numbers swapped",
    "a difference put in",
    "a text of the search index changed",
    "the search index emptied",
    "a trusted office PC added",
    "a trusted PC added under another's stream",
    "a unit's PC made the office's",
    "a trusted PC's receiving key exchanged",
    "a name of a trusted PC that is no text",
    "what another PC holds garbled",
    "what another PC holds emptied",
    "the role changed",
    "the unit changed",
)
"""The changes that a file mends without any other file."""


@pytest.fixture
def place(exchanged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the folder of an office and a unit to change, on a PC that remembers them."""
    folder = tmp_path / "place"
    shutil.copytree(exchanged, folder)
    monkeypatch.setenv("OGI_IDENTITIES", str(folder / "pc"))
    return folder


def code(path: Path) -> str:
    with opened(path, read_only=True) as ledger:
        return read(ledger, state_code)


@pytest.mark.parametrize("name", FROM_ITSELF)
def test_what_the_log_proves_is_put_right_without_another_file(place: Path, name: str) -> None:
    office = place / "office.ogi"
    before = code(office)
    tamper(office, *CHANGES[name][1])
    shutil.rmtree(place / "office_发件箱")
    damaged = office.read_bytes()
    with opened(office) as ledger:
        repaired = repair(ledger)
        assert repaired.verdict.problems == ()
        assert repaired.steps
        assert read(ledger, state_code) == before
        enter(ledger, "category", {"name": "之后", "code": "later"})
        assert verify(ledger).problems == ()
    assert repaired.kept.stat().st_size == len(damaged)
    with opened(office) as again:
        assert again.identity.found == ""


def test_what_is_asked_of_a_damaged_part_ends_in_a_sentence(place: Path, tmp_path: Path) -> None:
    with opened(place / "unit.ogi") as ledger:
        tamper(ledger.path, *CHANGES["a text of the witnesses that is none"][1])
        with pytest.raises(DamagedPartError, match="自检"):
            send(ledger, tmp_path / "file.ogix", Wanted())
        assert not (tmp_path / "file.ogix").exists()


@pytest.mark.parametrize("name", ["what another PC holds garbled", "what another PC holds emptied"])
def test_who_no_longer_knows_what_others_hold_writes_them_everything(place: Path, name: str, tmp_path: Path) -> None:
    with opened(place / "unit.ogi") as ledger:
        part = send(ledger, tmp_path / "part.ogix", Wanted()).entries
        tamper(ledger.path, *CHANGES[name][1])
        assert send(ledger, tmp_path / "all.ogix", Wanted()).entries > part
        assert [file.partner for file in read(ledger, read_file_log, "unit")]


@pytest.mark.parametrize("change", [others_gone, others_forged])
def test_a_units_entries_come_back_from_its_files(place: Path, change: Statement) -> None:
    office = place / "office.ogi"
    before = code(office)
    tamper(office, change)
    with opened(office) as ledger:
        assert not repair(ledger).verdict.sound
        assert repair(ledger, [place / "unit0.ogix", place / "unit1.ogix"]).verdict.problems == ()
        assert read(ledger, state_code) == before


@pytest.mark.parametrize("name", ["an applicant's name changed", "all personal values taken out", "a secret changed"])
def test_personal_values_of_a_units_records_come_back_from_its_files(place: Path, name: str) -> None:
    unit = place / "unit.ogi"
    tamper(unit, *CHANGES[name][1])
    with opened(unit) as ledger:
        assert repair(ledger).verdict.problems == (), "its own outbox has them"
    office = place / "office.ogi"
    tamper(office, *CHANGES[name][1])
    with opened(office) as ledger:
        left = repair(ledger, [place]).verdict.problems
        assert len([said for said in left if "文件名" not in said]) == 2, "nobody else ever saw the office's own"


def test_an_attached_file_comes_back_from_its_original(place: Path, tmp_path: Path) -> None:
    office = place / "office.ogi"
    tamper(office, "DELETE FROM content")
    papers = tmp_path / "papers" / "2013"
    papers.mkdir(parents=True)
    (papers / "scan.pdf").write_bytes(SCAN + b"office")
    with opened(office) as ledger:
        assert not repair(ledger, [place / "unit0.ogix"]).verdict.sound
        repaired = repair(ledger, [tmp_path / "papers"])
        assert repaired.verdict.problems == ()
        assert any("附件" in step for step in repaired.steps)


def test_what_somebody_else_put_into_the_outbox_is_left_alone(place: Path) -> None:
    unit = place / "unit.ogi"
    with opened(unit) as ledger:
        repair(ledger)
    before = code(unit)
    tamper(unit, "UPDATE release SET title = '偷改'")
    for number in range(2):
        shutil.copy(place / f"office{number}.ogix", place / "unit_发件箱" / f"zz{number}.ogix")
    shutil.copy(unit, place / "unit_发件箱" / "picture.ogix")
    with opened(unit) as ledger:
        repaired = repair(ledger)
        assert repaired.verdict.problems == ()
        assert read(ledger, state_code) == before
    assert any("读不出来" in step for step in repaired.steps)


def test_entries_values_and_contents_that_nobody_else_saw_come_back_from_a_backup(place: Path) -> None:
    office = place / "office.ogi"
    before = code(office)
    with opened(office) as ledger:
        backup(ledger)
    rewritten = ("a record taken out and everything numbered anew", "an old entry rewritten under a new id")
    values = (
        "all personal values taken out",
        "the attached files taken out",
        "the last entry taken out",
        "an entry changed",
    )
    for name in (*rewritten, *values):
        tamper(office, *CHANGES[name][1])
        with opened(office) as ledger:
            repaired = repair(ledger)
            assert repaired.verdict.problems == (), name
            assert read(ledger, state_code) == before, name


def test_a_backup_with_foreign_parts_gives_its_log_and_nothing_else(place: Path, tmp_path: Path) -> None:
    office = place / "office.ogi"
    copy = Path(shutil.copy(office, tmp_path / "copy.ogi"))
    tamper(
        copy, "CREATE VIEW spy AS SELECT * FROM personal_value", "UPDATE setting SET value = 'unit' WHERE name = 'role'"
    )
    tamper(office, *CHANGES["all personal values taken out"][1])
    with opened(office) as ledger:
        assert repair(ledger, [copy]).verdict.problems == ()
        assert read(ledger, read_profile).role == "office"


def test_a_repair_that_cannot_keep_a_copy_first_changes_nothing(place: Path) -> None:
    office = place / "office.ogi"
    tamper(office, "UPDATE release SET title = '偷改'")
    (place / "备份").write_bytes(b"")
    changed = office.read_bytes()
    with opened(office) as ledger, pytest.raises(UserError, match="没有修复"):
        repair(ledger)
    assert office.read_bytes() == changed
