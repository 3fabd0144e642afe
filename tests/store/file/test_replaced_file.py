"""A data file that another program overwrites, replaces or moves while it is open: the next save says so."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import UserError
from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.store.file.backup import backup
from desktop_app.store.log.as_left import ReplacedFileError
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.settings import write_settings
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.proof.verify import verify
from tests.store.merge.exchanging import body, of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger


@pytest.fixture(params=["", "一二三四五六七八"], ids=["plain", "locked"])
def held(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """Return an open data file, without and with a password."""
    path = tmp_path / "held.ogi"
    names = {"organisation": "局", "unit": "处", "role": "unit"}
    made = create_ledger(path, **names, catalogue=False, password=request.param)  # type: ignore[arg-type]
    yield made
    close_ledger(made)


def enter(ledger: Ledger, code: str) -> None:
    with operation(ledger, "登记") as change:
        change.add(Category, {"name": code, "code": code})


def shown(ledger: Ledger) -> set[str]:
    with reading(ledger) as session:
        return set(session.scalars(select(Category.name)))


def overwrite(kept: Path, path: Path) -> None:
    """Write other bytes into the same file, as `cp` does."""
    content = kept.read_bytes()
    with path.open("r+b") as file:
        file.write(content)
        file.truncate(len(content))


def replace(kept: Path, path: Path) -> None:
    """Put another file in its place, as `mv` and synchronised folders do."""
    shutil.copy(kept, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def overwrite_unseen(kept: Path, path: Path) -> None:
    """Overwrite it and set its time back, as some programs that copy do."""
    before = path.stat()
    overwrite(kept, path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


WAYS = [overwrite, replace, overwrite_unseen]


@pytest.mark.parametrize("put", WAYS)
def test_a_save_over_an_older_copy_is_refused_and_the_file_stays_that_copy(
    held: Ledger, tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    enter(held, "一")
    kept = backup(held, tmp_path / "kept.ogi")
    enter(held, "二")
    put(kept, held.path)
    before = held.path.read_bytes()
    for _again in range(3):
        with pytest.raises(ReplacedFileError, match="没有保存") as refused:
            enter(held, "三")
        assert "重新打开" in refused.value.hint
    assert held.path.read_bytes() == before


def test_opening_the_older_copy_anew_says_that_it_is_one_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "held.ogi"
    ledger = create_ledger(path, organisation="局", unit="处", role="unit", catalogue=False)
    kept = backup(ledger, tmp_path / "kept.ogi")
    enter(ledger, "二")
    overwrite(kept, path)
    with pytest.raises(ReplacedFileError):
        enter(ledger, "三")
    close_ledger(ledger)
    again = open_ledger(path)
    assert again.identity.found == "restored"
    enter(again, "三")
    assert shown(again) == {"三"}
    assert verify(again).problems == ()
    close_ledger(again)


def test_a_copy_that_lacks_only_what_came_in_or_was_noted_is_another_file_too(held: Ledger, tmp_path: Path) -> None:
    def take_in() -> None:
        adopt(held, of(body("ab" * 16, {"name": "别处", "code": "x"})))

    def note() -> None:
        with transaction(held) as session:
            write_settings(session, {"sheet.form": "x"})

    for number, change in enumerate((take_in, note)):
        kept = backup(held, tmp_path / f"kept{number}.ogi")
        change()
        now = backup(held, tmp_path / f"now{number}.ogi")
        overwrite(kept, held.path)
        for work in (lambda: enter(held, "三"), lambda: adopt(held, of())):
            with pytest.raises(ReplacedFileError):
                work()
        overwrite(now, held.path)
        enter(held, f"回来{number}")
    assert verify(held).problems == ()


@pytest.mark.parametrize("put", WAYS)
def test_the_same_content_put_back_is_the_same_file(
    held: Ledger, tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    enter(held, "一")
    same = tmp_path / "same.ogi"
    shutil.copy(held.path, same)
    put(same, held.path)
    enter(held, "二")
    assert shown(held) == {"一", "二"}
    assert verify(held).problems == ()
    with closing(held.connect(held.path)) as connection:  # it went into the file that lies there now
        assert connection.execute("SELECT count(*) FROM category").fetchone() == (2,)


def test_a_file_that_was_moved_away_is_said_and_saved_again_once_it_is_back(held: Ledger, tmp_path: Path) -> None:
    held.path.rename(tmp_path / "away.ogi")
    with pytest.raises(ReplacedFileError, match="不在原来的位置"):
        enter(held, "一")
    assert not held.path.exists()
    (tmp_path / "away.ogi").rename(held.path)
    enter(held, "一")
    assert shown(held) == {"一"}


def test_what_another_program_writes_into_the_open_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "held.ogi"
    ledger = create_ledger(path, organisation="局", unit="处", role="unit", catalogue=False)
    with closing(driver.connect(str(path), isolation_level=None)) as connection:
        connection.execute("UPDATE setting SET value = 'x' WHERE name = 'lane_tip'")
    with pytest.raises(ReplacedFileError):
        enter(ledger, "一")
    close_ledger(ledger)


def test_a_file_that_only_got_another_time_is_as_it_was_left(held: Ledger) -> None:
    enter(held, "一")
    os.utime(held.path)
    enter(held, "二")
    assert shown(held) == {"一", "二"}


def test_a_save_that_fails_leaves_the_file_as_it_was_left(held: Ledger) -> None:
    def fail() -> None:
        with operation(held, "登记") as change:
            change.add(Category, {"name": "一", "code": "一"})
            raise UserError("")

    with pytest.raises(UserError):
        fail()
    enter(held, "二")
    assert shown(held) == {"二"}


def test_a_transaction_that_changes_nothing_writes_nothing(held: Ledger) -> None:
    before = held.path.stat().st_mtime_ns
    with transaction(held) as session:
        session.execute(select(Category.id)).all()
    with operation(held, "什么也没有"):
        pass
    assert held.path.stat().st_mtime_ns == before
