"""Copies to look at: marked as foreign, in one private folder, and gone when nobody looks any more."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.office.opening import close_ledger, open_ledger
from desktop_app.paths import user_copies
from desktop_app.store.file.looked_at import LookedAt, remove_left_copies
from desktop_app.store.file.looking import copy_for_looking
from desktop_app.store.log.contents import keep
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger

ELSEWHERE = """
import sys, time
from desktop_app.store.file.looked_at import LookedAt
copies = LookedAt()
print(copies.add("照片.jpg", b"x"), flush=True)
{then}
"""


def left() -> list[str]:
    """Return what lies in the folder of copies."""
    return sorted(path.name for path in user_copies().iterdir()) if user_copies().exists() else []


def elsewhere(then: str) -> subprocess.Popen[str]:
    """Start another program that looks at a copy."""
    program = ELSEWHERE.format(then=then)
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, encoding="utf-8")  # noqa: S603 (ourselves)


@pytest.fixture
def digest(ledger: Ledger) -> str:
    """Return an attachment that is kept in the data file."""
    with operation(ledger, "附件") as change:
        return keep(change.session, b"scan")


def test_a_copy_is_read_only_in_a_folder_that_is_its_owners(ledger: Ledger, digest: str) -> None:
    path = copy_for_looking(ledger, digest, "../../身份证.pdf")
    assert (path.name, path.read_bytes()) == ("身份证.pdf", b"scan")
    assert user_copies() in path.parents
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o444
        for folder in (user_copies(), user_copies() / path.relative_to(user_copies()).parts[0], path.parent):
            assert folder.stat().st_mode & 0o777 == 0o700


def test_a_copy_carries_the_mark_of_a_foreign_file(ledger: Ledger, digest: str) -> None:
    path = copy_for_looking(ledger, digest, "答复.docx")
    if sys.platform == "win32":
        assert "ZoneId=3" in open(f"{path}:Zone.Identifier").read()  # noqa: PTH123, SIM115 (a stream beside the file)
    elif sys.platform == "linux":
        try:
            os.setxattr(user_copies(), "user.test", b"x")
        except OSError:
            pytest.skip("this medium keeps no such marks")
        assert os.getxattr(path, "user.xdg.origin.url") == b"about:internet"


def test_only_documents_are_copied(ledger: Ledger, digest: str) -> None:
    with pytest.raises(UserError, match="不是文档，不能直接打开"):
        copy_for_looking(ledger, digest, "答复书.pdf.EXE")
    assert left() == []


def test_the_same_name_twice_is_two_copies(ledger: Ledger, digest: str) -> None:
    assert copy_for_looking(ledger, digest, "a.pdf") != copy_for_looking(ledger, digest, "a.pdf")


def test_copies_are_gone_when_the_data_file_is_closed(ledger: Ledger, digest: str) -> None:
    path = ledger.path
    copy_for_looking(ledger, digest, "a.pdf")
    copy_for_looking(ledger, digest, "b.pdf")
    assert len(left()) == 2
    close_ledger(ledger)
    assert left() == []
    again = open_ledger(path)
    assert copy_for_looking(again, digest, "a.pdf").exists()
    close_ledger(again)
    assert left() == []


def test_copies_of_a_program_that_crashed_are_gone_at_the_next_start(identities: Path) -> None:
    assert identities in user_copies().parents
    with elsewhere("import os; os._exit(9)") as crashed:
        crashed.communicate()
    assert len(left()) == 2
    remove_left_copies()
    assert left() == []


def test_copies_that_another_window_shows_survive_a_start() -> None:
    with elsewhere("time.sleep(60)") as other:
        assert other.stdout
        path = other.stdout.readline().strip()
        remove_left_copies()
        assert os.path.exists(path)  # noqa: PTH110 (as the other program writes it)
        other.kill()
    deadline = time.monotonic() + 10
    while left() and time.monotonic() < deadline:
        remove_left_copies()
    assert left() == []


def test_whatever_else_lies_in_the_folder_stays(ledger: Ledger, digest: str) -> None:
    copy_for_looking(ledger, digest, "a.pdf")
    other = user_copies() / "other.txt"
    other.write_text("x")
    close_ledger(ledger)
    remove_left_copies()
    assert left() == ["other.txt"]


def test_where_no_copy_can_be_written_a_sentence_says_so(
    ledger: Ledger, digest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: LookedAt, _name: str, _content: bytes) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LookedAt, "add", full)
    with pytest.raises(UserError, match="写不出供查看的副本"):
        copy_for_looking(ledger, digest, "a.pdf")
