"""Letters on the page: the fitting ones proposed, looked at as they will be printed, issued, kept, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from sqlalchemy import select

from desktop_app.model.kinds import Letter
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import undo
from tests.ui.case.hands import fill, save, take

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.ui.case.case_view import CaseView
    from desktop_app.ui.context.messages import Message


def issued(ledger: Ledger) -> list[Letter]:
    """Return the letters of the file."""
    with reading(ledger) as session:
        return list(session.scalars(select(Letter)))


def look_at(case: CaseView, code: str) -> None:
    """Press the button of a letter that is proposed."""
    QTest.mouseClick(case.letters.panel.drafts[code], Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def issue(case: CaseView) -> None:
    """Press 制发 in the preview."""
    QTest.mouseClick(case.letters.preview.issue, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def press(case: CaseView, name: str) -> None:
    """Press the panel's button with this name."""
    button = next(one for one in case.letters.panel.findChildren(QPushButton) if one.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.fixture
def heard(case: CaseView) -> list[Message]:
    """Return what the page says."""
    messages: list[Message] = []
    case._context.messages.said.connect(messages.append)
    return messages


def test_a_new_case_is_given_its_receipt(case: CaseView, ledger: Ledger, heard: list[Message]) -> None:
    assert list(case.letters.panel.drafts) == ["receipt"]
    look_at(case, "receipt")
    assert case.letters.preview.isVisible()
    assert case.letters.preview.document.startswith(b"%PDF")
    assert issued(ledger) == []
    issue(case)
    (letter,) = issued(ledger)
    assert (letter.code, letter.number) == ("receipt", "公开收〔2025〕1号")
    assert "就业补助资金分配方案" in letter.body
    assert not case.letters.preview.isVisible()
    assert list(case.letters.panel.drafts) == []
    assert (heard[-1].text, bool(heard[-1].undo)) == ("已制发：登记回执", True)
    undo(ledger, heard[-1].undo)
    assert issued(ledger) == []


def test_each_step_calls_for_its_letter_the_newest_first(case: CaseView) -> None:
    form = take(case, "extension")
    fill(form, approver="陈主任")
    save(form)
    assert list(case.letters.panel.drafts) == ["extension", "receipt"]


def test_the_reply_s_letter_is_the_one_of_its_decision(case: CaseView) -> None:
    form = take(case, "reply")
    fill(form, decision="信息不存在")
    save(form)
    assert "search_record" in form.values()
    fill(form, search_record="检索了全部发文。")
    save(form)
    assert list(case.letters.panel.drafts) == ["delivery", "nonexistent"]
    others = [action.text() for action in case.letters.panel.menu.actions()]
    assert "公开告知书" not in others
    assert "督办单" in others


def test_a_letter_that_cannot_be_made_yet_says_why(case: CaseView, heard: list[Message]) -> None:
    case.letters.draft("third_party_form")
    QApplication.processEvents()
    assert not case.letters.preview.isVisible()
    assert heard[-1].tone == "bad"


def test_esc_in_the_preview_goes_back_to_the_case_and_not_to_the_list(case: CaseView) -> None:
    look_at(case, "receipt")
    QTest.keyClick(case.letters.preview.area, Qt.Key.Key_Escape)
    assert not case.letters.preview.isVisible()
    assert case.banner.isVisible()


def test_an_issued_letter_is_shown_as_it_was_and_taken_away_with_undo(
    case: CaseView, ledger: Ledger, heard: list[Message]
) -> None:
    look_at(case, "receipt")
    issue(case)
    press(case, "查看“登记回执”")
    assert case.letters.preview.isVisible()
    assert not case.letters.preview.issue.isVisible()
    case.letters.preview.closed.emit()
    press(case, "删去“登记回执”")
    assert issued(ledger) == []
    undo(ledger, heard[-1].undo)
    QApplication.processEvents()
    assert len(issued(ledger)) == 1


def test_a_letter_is_saved_as_an_editable_file(
    case: CaseView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: list[Message]
) -> None:
    target = tmp_path / "回执"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    look_at(case, "receipt")
    case.letters.preview.save_editable()
    assert target.with_suffix(".docx").read_bytes().startswith(b"PK")
    assert "已保存" in heard[-1].text
    case.letters.preview.save()
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
