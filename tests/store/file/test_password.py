"""The password of a data file set, changed and removed: the same file under another lock, or nothing changed at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import Category
from desktop_app.office.opening import close_ledger, create_ledger, open_ledger
from desktop_app.office.records.search import search
from desktop_app.store.file.check import PasswordError
from desktop_app.store.file.password import change_password, fits
from desktop_app.store.log.operation import operation
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "the old secret", 'it\'s a "new" 秘密; --'


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a closed data file without a password."""
    path = tmp_path / "台账.ogi"
    ledger = create_ledger(path, organisation="测试局", unit="办公室", role="office")
    with operation(ledger, "新增") as change:
        change.add(Category, {"name": "临时分类", "code": "tmp"})
    close_ledger(ledger)
    return path


def test_a_password_is_set_changed_and_removed_and_the_file_stays_the_same(made: Path) -> None:
    for old, new in (("", OLD), (OLD, NEW), (NEW, "")):
        change_password(made, old, new)
        assert made.read_bytes().startswith(b"SQLite format") == (not new)
        assert [fits(made, word) for word in ("", OLD, NEW)] == [word == new for word in ("", OLD, NEW)]
        ledger = open_ledger(made, password=new)
        assert ledger.identity.found == ""
        assert verify(ledger).problems == ()
        assert [hit.title for hit in search(ledger, "临时分类")] == ["临时分类"]
        with operation(ledger, f"改{new}") as change:
            change.add(Category, {"name": f"在{len(new)}下", "code": f"n{len(new)}"})
        close_ledger(ledger)


@pytest.mark.parametrize(("old", "new"), [("wrong one here", NEW), ("", "short"), ("", "        x")])
def test_a_wrong_or_a_weak_password_changes_nothing(made: Path, old: str, new: str) -> None:
    before = made.read_bytes()
    with pytest.raises(UserError):
        change_password(made, old, new)
    assert made.read_bytes() == before
    assert [path.name for path in made.parent.iterdir() if "台账" in path.name] == [made.name]


def test_an_open_file_is_refused(made: Path) -> None:
    ledger = open_ledger(made)
    with pytest.raises(UserError):
        change_password(made, "", NEW)
    close_ledger(ledger)


def test_a_wrong_password_is_called_that(made: Path) -> None:
    change_password(made, "", OLD)
    with pytest.raises(PasswordError):
        change_password(made, NEW, "")


def test_nothing_in_the_new_file_can_be_read_without_the_password(made: Path) -> None:
    change_password(made, "", OLD)
    assert "临时分类".encode() not in made.read_bytes()
