"""A backup by itself: proved, under the same password, in a second place, and told what it holds and what it lacks."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.store.file.backup import FOLDER, put_back
from desktop_app.store.file.check import PasswordError
from desktop_app.store.file.kept_backups import DAILY, BackupPlan, kept_backups
from desktop_app.store.log.operation import operation
from desktop_app.store.proof.backing_up import all_backups, back_up, is_due, places_of, replace_backups
from desktop_app.store.proof.backup_contents import contents_of, lost_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger

PLAN = BackupPlan()


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Ledger]:
    """Return an open data file with a password."""
    ledger = create_ledger(
        tmp_path / "锁.ogi",
        organisation="测试局",
        unit="办公室",
        role="office",
        password="long secret",
        catalogue=False,
    )
    yield ledger
    close_ledger(ledger)


def add(ledger: Ledger, name: str) -> None:
    """Add a category."""
    with operation(ledger, f"新增{name}", who="李四") as change:
        change.add(Category, {"name": name, "code": f"c{ord(name[0])}"})


def test_one_is_due_at_first_and_then_only_where_something_was_written_on_another_day(ledger: Ledger) -> None:
    assert is_due(ledger, PLAN)
    assert not is_due(ledger, BackupPlan(every_days=0))
    assert back_up(ledger, PLAN)
    assert not is_due(ledger, PLAN)


def test_nothing_written_since_the_last_one_makes_no_second_one(ledger: Ledger) -> None:
    first = back_up(ledger, PLAN)
    assert first
    assert first.problems == 0
    assert back_up(ledger, PLAN, "接收前") is None
    add(ledger, "甲")
    second = back_up(ledger, PLAN, "接收前")
    assert second
    assert [one.reason for one in all_backups(ledger, PLAN)] in ([DAILY, "接收前"], ["接收前", DAILY])


def test_it_tells_what_it_holds_and_what_it_lacks(ledger: Ledger) -> None:
    add(ledger, "甲")
    made = back_up(ledger, PLAN)
    assert made
    for name in "乙丙":
        add(ledger, name)
    contents = contents_of(made.path, "", ledger)
    assert contents.kinds[Category.kind] == 1
    assert contents.last
    assert (contents.last.who, contents.last.label) == ("李四", "新增甲")
    assert contents.token == ledger.identity.token
    lost = lost_by(ledger, contents)
    assert (lost.entries, dict(lost.kinds), lost.who) == (2, {Category.kind: 2}, ("李四",))


def test_a_proof_that_finds_something_is_told_and_takes_no_older_backup_away(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger, "甲")
    tiny = BackupPlan(most_bytes=1)
    back_up(ledger, tiny)
    with ledger.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE category SET name = '乙'")
    monkeypatch.setattr("desktop_app.store.proof.backing_up._is_unchanged_since", lambda *_asked: False)
    made = back_up(ledger, tiny)
    assert made
    assert made.problems
    assert len(all_backups(ledger, tiny)) == 2


def test_the_password_stays_on_it(locked: Ledger) -> None:
    made = back_up(locked, PLAN)
    assert made
    assert made.problems == 0
    assert b"SQLite format" not in made.path.read_bytes()[:100]
    with pytest.raises(PasswordError):
        contents_of(made.path)
    with pytest.raises(PasswordError):
        contents_of(made.path, "wrong secret")
    assert contents_of(made.path, "long secret").entries == contents_of(made.path, "", locked).entries


def test_a_second_place_gets_a_copy_in_a_folder_of_its_own_and_one_that_is_gone_is_told(
    ledger: Ledger, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    plan = BackupPlan(second=stick)
    made = back_up(ledger, plan)
    assert made
    assert "没有插上" in made.second_lacks
    stick.mkdir()
    add(ledger, "甲")
    made = back_up(ledger, plan)
    assert made
    assert made.second_lacks == ""
    (copy,) = kept_backups(places_of(ledger, plan)[1], ledger.path.stem)
    assert copy.path.read_bytes() == made.path.read_bytes()
    assert ledger.identity.token[:6] in copy.path.parent.name


def test_a_cancelled_proof_leaves_no_unproved_backup(ledger: Ledger) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        del done, label
        if total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(ledger, PLAN, DAILY, stop)
    assert all_backups(ledger, PLAN) == []


def test_put_back_keeps_the_present_file_beside_and_a_bad_one_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "mine.ogi"
    made = back_up(ledger, PLAN)
    assert made
    shutil.copy(made.path, path)
    own = open_ledger(path)
    add(own, "甲")
    close_ledger(own)
    before = path.read_bytes()
    (tmp_path / "bad.ogi").write_bytes(made.path.read_bytes()[:5000])
    with pytest.raises(UserError):
        put_back(tmp_path / "bad.ogi", path)
    assert path.read_bytes() == before
    kept = put_back(made.path, path)
    assert kept.read_bytes() == before
    assert kept.parent.name == FOLDER
    assert path.read_bytes() == made.path.read_bytes()
    assert sorted(one.name for one in tmp_path.glob("*恢复中*")) == []


def test_older_backups_are_replaced_by_a_proved_one_and_no_other_file_is_touched(
    ledger: Ledger, tmp_path: Path
) -> None:
    first = back_up(ledger, PLAN)
    assert first
    own_copy = tmp_path / "我的副本.ogi"
    shutil.copy(first.path, own_copy)
    add(ledger, "甲")
    assert replace_backups(ledger, PLAN, [first.path, own_copy]) == []
    assert not first.path.exists()
    assert own_copy.exists()
    (kept,) = all_backups(ledger, PLAN)
    assert contents_of(kept.path, "", ledger).kinds[Category.kind] == 1


def test_none_is_deleted_where_the_new_one_isn_t_sound(ledger: Ledger) -> None:
    add(ledger, "甲")
    first = back_up(ledger, PLAN)
    assert first
    add(ledger, "乙")
    with ledger.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE category SET name = '丙'")
    with pytest.raises(UserError, match="都还留着"):
        replace_backups(ledger, PLAN, [first.path])
    assert first.path.exists()
