"""A data file on its PC: left as it was, copied, restored, and the numbers that no restore gives out again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import Application, Category, Unit
from desktop_app.office.opening import close_ledger, create_ledger, opened
from desktop_app.office.rules.numbering import all_series, next_number
from desktop_app.store.file import remembered as anchor
from desktop_app.store.file.backup import backup, restore
from desktop_app.store.file.identity import RETURN_OUTBOX, words
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import parse
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import REVISION

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a new data file of a unit, made on this test's PC."""
    made = tmp_path / "unit.ogi"
    close_ledger(
        create_ledger(made, organisation="测试市测试局", unit="就业处", role="unit", person="甲", catalogue=False)
    )
    return made


def write(path: Path, *codes: str) -> None:
    """Open a file and enter categories, one operation each."""
    with opened(path) as ledger:
        for code in codes:
            enter(ledger, code)


def enter(ledger: Ledger, code: str) -> None:
    with operation(ledger, "登记") as change:
        change.add(Category, {"name": code, "code": code})


def settings_of(path: Path) -> dict[str, str]:
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        return read_settings(session)


def found_on_opening(path: Path) -> str:
    with opened(path) as ledger:
        return ledger.identity.found


def places(path: Path) -> list[tuple[str, int]]:
    """Return the place of every entry in its write stream."""
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        query = select(REVISION.c.lane, REVISION.c.seq).order_by(REVISION.c.number)
        return [(row.lane, row.seq) for row in session.execute(query)]


def test_a_file_left_as_it_was_goes_on_in_its_stream(path: Path) -> None:
    lane = settings_of(path)["lane"]
    write(path, "a")
    write(path, "b")
    assert found_on_opening(path) == ""
    assert settings_of(path)["lane"] == lane
    assert places(path) == [(lane, number) for number in range(1, 5)]


def test_a_file_copied_to_another_pc_is_recognised_and_goes_on_in_a_stream_of_its_own(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "other PC"))
    with opened(path) as ledger:
        assert ledger.identity.found == "copied"
        assert "复制的台账" in words(ledger.identity)[0]
        enter(ledger, "a")
    assert found_on_opening(path) == ""
    assert len({lane for lane, _seq in places(path)}) == 2


def test_a_copy_that_comes_back_to_its_first_pc_is_recognised_too(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, identities: Path
) -> None:
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "other PC"))
    write(path, "a")
    monkeypatch.setenv("OGI_IDENTITIES", str(identities))
    assert found_on_opening(path) == "copied"


def test_a_file_restored_from_a_backup_goes_on_in_a_new_stream_and_asks_for_its_outbox(
    path: Path, tmp_path: Path
) -> None:
    with opened(path) as ledger:
        kept = backup(ledger, tmp_path / "kept.ogi")
    write(path, "a")
    restored = tmp_path / "restored.ogi"
    restore(kept, restored)
    with opened(restored) as ledger:
        assert ledger.identity.found == "restored"
        assert "从备份恢复" in words(ledger.identity)[0]
    assert settings_of(restored)["lane"] != settings_of(path)["lane"]
    assert settings_of(restored)[RETURN_OUTBOX] == "yes"
    assert found_on_opening(restored) == ""


def test_two_copies_on_one_pc_never_write_twice_at_one_place(path: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.ogi"
    shutil.copy(path, twin)
    for number in range(3):
        write(path, f"a{number}")
        write(twin, f"b{number}")
    first, second = places(path)[2:], places(twin)[2:]
    assert not set(first) & set(second)


def test_a_save_that_was_not_remembered_any_more_is_no_restore(path: Path) -> None:
    before = anchor.load(settings_of(path)["token"])
    assert before is not None
    write(path, "a")
    anchor.save(before)
    assert found_on_opening(path) == ""


def test_a_stream_that_went_another_way_than_remembered_is_no_longer_continued(path: Path) -> None:
    write(path, "a")
    known = anchor.load(settings_of(path)["token"])
    assert known is not None
    known.tip = "0" * 64
    anchor.save(known)
    assert found_on_opening(path) == "restored"


def test_opening_for_looking_changes_nothing(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OGI_IDENTITIES", str(tmp_path / "other PC"))
    before = path.read_bytes()
    with opened(path, read_only=True) as ledger:
        assert ledger.identity.token == ""
    assert path.read_bytes() == before
    assert not (tmp_path / "other PC").exists()


def test_an_unreadable_memory_counts_as_lost(path: Path, identities: Path) -> None:
    (remembered,) = identities.glob("*.json")
    remembered.write_bytes(b"{")
    assert found_on_opening(path) == "forgotten"


def test_a_pc_that_can_not_remember_still_saves(path: Path, identities: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (identities / "file").touch()
    monkeypatch.setenv("OGI_IDENTITIES", str(identities / "file" / "folder"))
    write(path, "a")
    assert len(places(path)) == 3


@pytest.mark.parametrize("unit_number", ["JYC", ""])
def test_a_restored_file_gives_no_number_out_again(path: Path, tmp_path: Path, unit_number: str) -> None:
    series = all_series()[0]

    def apply_once(ledger: Ledger) -> str:
        unit = ledger.profile.unit_id
        with reading(ledger) as session:
            number = next_number(session, series, 2013, unit)
        values = {"subject": "查询", "unit": unit, "channel": "face", "number": number, "nature": "disclosure"}
        with operation(ledger, "登记") as change:
            change.add(Application, values | {"applicant_type": "natural", "received_on": "2013-03-01"})
        return number

    with opened(path) as ledger:
        with operation(ledger, "编号") as change:
            change.update(ledger.profile.unit_id, {"number": unit_number, "nature": "division"})
        kept = backup(ledger, tmp_path / "kept.ogi")
        given = [apply_once(ledger) for _turn in range(3)]
    restored = tmp_path / "restored.ogi"
    restore(kept, restored)
    with opened(restored) as ledger:
        assert int(apply_once(ledger)[-4:]) == int(given[-1][-4:]) + 1


def test_a_new_file_of_a_unit_leaves_to_the_office_what_sort_of_unit_it_is(path: Path) -> None:
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        (unit,) = session.scalars(select(Unit))
        assert (unit.name, unit.nature) == ("就业处", "")
        bodies = session.scalars(select(REVISION.c.body))
        assert {tuple(parse(body).f) for body in bodies} == {("name",)}


def test_files_made_apart_mean_the_same_bureau_and_unit_and_add_each_its_own(tmp_path: Path) -> None:
    ids = []
    additions: set[str] = set()
    for name, unit in (("one", "就业处"), ("two", "就业处"), ("three", "社保处")):
        made = create_ledger(
            tmp_path / f"{name}.ogi", organisation="测试市 测试局", unit=unit, role="unit", catalogue=False
        )
        enter(made, "law")
        with reading(made) as session:
            category = session.scalars(select(Category.id)).one()
        ids.append((made.profile.organisation_id, made.profile.unit_id))
        additions.add(category)
        close_ledger(made)
    assert ids[0] == ids[1]
    assert ids[2][0] == ids[0][0]
    assert ids[2][1] != ids[0][1]
    assert len(additions) == len(ids)


def test_a_second_record_of_one_name_stays_a_record_of_its_own(path: Path) -> None:
    write(path, "a", "a")
    with opened(path, read_only=True) as ledger, reading(ledger) as session:
        assert len(set(session.scalars(select(Category.id)))) == 2
