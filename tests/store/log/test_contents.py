"""Attached files: kept once, checked when read, and opened without harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from desktop_app.errors import UserError
from desktop_app.store.log.contents import LARGEST, content_of, is_document, keep, read_file, safe_name
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
    assert f"附件 {digest[:12]} 的内容已损坏。" in verify(ledger).problems


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


RUN = """
    exe com bat cmd scr pif msi msp vbs vbe js jse wsf wsh ps1 psm1 hta cpl jar lnk reg sh desktop appimage url chm
    msc iso vhd xll xlsm docm py pyw application appref-ms settingcontent-ms library-ms search-ms jnlp inf scf msix
    appinstaller wsc sct mht html svg diagcab rdp iqy slk accde run deb bin vb one xbap xlam xlsb pptm dotm dot htm
    xml zip
"""


@pytest.mark.parametrize("ending", RUN.split())
def test_what_could_run_or_load_is_no_document(ending: str) -> None:
    assert not is_document(f"答复.{ending}")
    assert not is_document(f"答复.pdf.{ending.upper()}. ")


@pytest.mark.parametrize("name", ["答复", "pdf", ".pdf", "", "答复.pdf\u202eexe.", "答复.pdf:a.exe", "a.pdf\0.exe"])
def test_a_name_that_only_looks_like_a_document_is_none(name: str) -> None:
    assert not is_document(name)


@pytest.mark.parametrize(
    "name", ["答复.pdf", "答复.PDF", "照片.2013.JPG", "来信.ofd", "表.et", "..\\x.docx", "a.xlsx. "]
)
def test_what_an_office_reads_is_a_document(name: str) -> None:
    assert is_document(name)
