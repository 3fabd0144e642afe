"""Erasing from the page of an application: warned of, with a reason, everywhere, and told what still holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from desktop_app.model.kinds import Application, Attachment
from desktop_app.office.records.attaching import Owner, attach
from desktop_app.progress import silent
from desktop_app.store.file.backup import backup
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable
from desktop_app.ui.forms.drafts import Draft, Drafts
from tests.ui.answering import answer, click
from tests.ui.asking import fill_in
from tests.ui.case.conftest import TODAY
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

    from desktop_app.ledger import Ledger
    from desktop_app.ui.case.case_view import CaseView


def name_of(ledger: Ledger) -> str:
    """Return what the application shows of its applicant."""
    with reading(ledger) as session:
        return session.scalars(select(Application.applicant_name)).one()


@pytest.fixture
def scan(case: CaseView, ledger: Ledger, application: str, tmp_path: Path) -> str:
    """Return the name of a file that is attached."""
    del case
    path = tmp_path / "王小明身份证.jpg"
    path.write_bytes(b"SCAN")
    attach(ledger, Owner(application, Attachment), [path], TODAY, silent)
    return path.name


def test_the_values_the_file_and_its_name_go_and_the_older_backup_is_named(
    case: CaseView, ledger: Ledger, application: str, scan: str
) -> None:
    older = backup(ledger)
    drafts = Drafts(None)
    drafts.keep("form-reply", application, Draft("2025-11-12T04:00+00:00", {"body": "王小明"}))
    drafts.keep("form-reply", "f" * 32, Draft("2025-11-12T04:00+00:00", {"body": "另一件"}))
    said: list[str] = []

    def agree_to_replace(dialog: QDialog) -> None:
        said.append(f"{dialog.property('text')} {dialog.property('informativeText')}")
        click(dialog, "替换")

    def read_result(dialog: QDialog) -> None:
        said.append(f"{dialog.property('text')} {dialog.property('informativeText')}")
        when_asked(agree_to_replace, after=dialog)
        dialog.accept()

    def type_reason(dialog: QDialog) -> None:
        said.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
        dialog.editors["why"].setPlainText("申请人要求，已批准")  # type: ignore[attr-defined]
        when_asked(read_result, after=dialog)
        dialog.accept_button.click()  # type: ignore[attr-defined]

    when_asked(type_reason)
    case.applicant.erase_button.click()
    warning, result, offer = said
    assert "1 份" in offer
    assert not older.exists()
    (fresh,) = older.parent.glob("*_手动_*")
    assert "王小明".encode() not in fresh.read_bytes()
    assert "1 份附件" in warning
    assert "不能撤销" in warning
    assert older.name in result
    assert name_of(ledger) == ""
    assert scan.encode() not in ledger.path.read_bytes()
    assert "个人信息已依法抹去" in " ".join(label.text() for label in case.applicant.findChildren(QLabel))
    assert not case.applicant.reveal_button.isEnabled()
    assert "附件 1 (jpg)" in [label.text() for label in case.attachments.findChildren(QLabel)]
    assert drafts.find("form-reply", application) is None
    assert drafts.find("form-reply", "f" * 32) is not None


def test_without_a_reason_nothing_is_erased(case: CaseView, ledger: Ledger) -> None:
    (refused,) = [fill_in({"why": " "}, refused=True)]
    case.applicant.erase_button.click()
    assert "原因" in refused[0]
    assert name_of(ledger) == "王小明"


def test_giving_up_changes_nothing(case: CaseView, ledger: Ledger) -> None:
    before = last_undoable(ledger)
    answer("取消")
    case.applicant.erase_button.click()
    assert last_undoable(ledger) == before
    assert name_of(ledger) == "王小明"
