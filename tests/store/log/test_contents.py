"""Attached files: kept once, checked when read, and opened without harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from desktop_app.errors import UserError
from desktop_app.store.log.contents import LARGEST, content_of, copy_for_looking, is_program, keep, read_file, safe_name
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import CONTENT
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def test_the_same_content_is_kept_once_and_read_back_exactly(ledger: Ledger) -> None:
    with operation(ledger, "附件") as change:
        one, other = keep(change.session, b"scan\0\xff"), keep(change.session, b"scan\0\xff")
        keep(change.session, b"other")
    assert one == other
    with reading(ledger) as session:
        assert content_of(session, one) == b"scan\0\xff"
        assert session.scalar(select(func.count()).select_from(CONTENT)) == 2


def test_damaged_or_missing_content_is_said_and_not_shown(ledger: Ledger) -> None:
    with operation(ledger, "附件") as change:
        digest = keep(change.session, b"scan")
        change.session.execute(update(CONTENT).values(content=b"scam"))
    with reading(ledger) as session:
        with pytest.raises(UserError, match="已损坏"):
            content_of(session, digest)
        with pytest.raises(UserError, match="不在这个数据文件"):
            content_of(session, "0" * 64)
    assert verify(ledger).problems == (f"附件 {digest[:12]} 的内容已损坏。",)


def test_a_copy_for_looking_is_read_only_in_a_folder_of_its_own(ledger: Ledger) -> None:
    with operation(ledger, "附件") as change:
        digest = keep(change.session, b"scan")
    with reading(ledger) as session:
        path = copy_for_looking(session, digest, "../../身份证.pdf")
        assert path.name == "身份证.pdf"
        assert path.read_bytes() == b"scan"
        assert path.stat().st_mode & 0o222 == 0
        with pytest.raises(UserError, match="程序文件"):
            copy_for_looking(session, digest, "答复书.pdf.EXE")


def test_files_that_cannot_be_attached_say_why(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="读不出"):
        read_file(tmp_path / "missing.pdf")
    empty = tmp_path / "empty.pdf"
    empty.touch()
    with pytest.raises(UserError, match="空文件"):
        read_file(empty)
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UserError, match="最大 50 MB"):
        read_file(large)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("扫描件.pdf", "扫描件.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\windows\\a.txt", "a.txt"),
        ("a:b.txt", "a_b.txt"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("尾点. ", "尾点"),
        ("", "_"),
        ("..", "_"),
        ("\u202efdp.exe", "_fdp.exe"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_a_name_becomes_one_that_is_safe_on_every_system(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=200))
def test_any_name_becomes_a_plain_one(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe) <= 121
    assert not set(safe) & set('<>:"/\\|?*\0')
    assert safe not in {".", ".."}
    assert safe_name(safe) == safe


def test_programs_are_known_by_their_ending() -> None:
    assert is_program("答复.Exe")
    assert is_program("a.lnk")
    assert not is_program("答复.pdf")
