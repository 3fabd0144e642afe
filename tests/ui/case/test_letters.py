"""Letters on the page: the fitting ones proposed, looked at as they will be printed, issued, kept, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from sqlalchemy import select

from desktop_app.model.kinds import Application, Letter, RuleSetting
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import undo
from desktop_app.store.trust.history import history
from desktop_app.ui.case.letter_editor import LetterEditor
from tests.ui.case.hands import fill, save, take
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog

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


def reply(case: CaseView) -> None:
    """Draft the reply that grants what was asked for."""
    form = take(case, "reply")
    fill(form, decision="予以公开")
    save(form)
    QApplication.processEvents()


def fill_in_settings(ledger: Ledger) -> None:
    """Name the organs that a reply tells of."""
    with operation(ledger, "设置") as change:
        for code in ("review_organ", "court"):
            change.add(RuleSetting, {"code": code, "value": f"示例{code}"})
    QApplication.processEvents()


def test_a_letter_with_blanks_is_refused_with_what_to_fill_in_and_the_way_there(
    case: CaseView, ledger: Ledger, heard: list[Message]
) -> None:
    reply(case)
    look_at(case, "granted")
    preview = case.letters.preview
    assert "还有空白，不能制发：行政复议机关" in preview.blanks.text()
    issue(case)
    assert issued(ledger) == []
    assert "还有空白" in heard[-1].text
    assert preview.fill.text() == "去填办理规则"
    QTest.mouseClick(preview.fill, Qt.MouseButton.LeftButton)
    desk = case.window()
    QApplication.processEvents()
    assert not preview.isVisible()
    assert desk.desk.pages.current.name == "rules"  # type: ignore[attr-defined]
    fill_in_settings(ledger)
    look_at(case, "granted")
    assert preview.fill.isHidden()
    issue(case)
    assert [letter.code for letter in issued(ledger)] == ["granted"]


def test_a_reply_that_nobody_signed_is_refused_where_the_office_wants_every_reply_approved(
    case: CaseView, ledger: Ledger, heard: list[Message]
) -> None:
    fill_in_settings(ledger)
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "approval", "value": "required"})
    QApplication.processEvents()
    form = take(case, "draft")
    fill(form, proposed="予以公开")
    save(form)
    QApplication.processEvents()
    case.letters.draft("granted")
    QApplication.processEvents()
    assert case.letters.preview.fill.text() == "去审批"
    issue(case)
    assert "答复须先审批签发" in heard[-1].text
    assert issued(ledger) == []
    QTest.mouseClick(case.letters.preview.fill, Qt.MouseButton.LeftButton)
    assert case.banner.isVisible()


def test_the_text_is_changed_before_issuing_and_what_was_changed_is_marked_and_noted(
    case: CaseView, ledger: Ledger
) -> None:
    look_at(case, "receipt")
    before = case.letters.preview.document

    def edit(dialog: QDialog) -> None:
        assert isinstance(dialog, LetterEditor)
        assert dialog.lines.extraSelections() == []
        QTest.keyClick(dialog.lines, Qt.Key.Key_End)
        QTest.keyClicks(dialog.lines, "X")
        assert len(dialog.lines.extraSelections()) == 1
        assert dialog.said.text() == "制发前改过正文：第 1 段"
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    when_asked(edit)
    QTest.mouseClick(case.letters.preview.edit, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert "第 1 段" in case.letters.preview.blanks.text()
    assert case.letters.preview.document != before
    issue(case)
    (letter,) = issued(ledger)
    assert letter.body.count("X") == 1
    assert history(ledger, letter.id)[-1].why == "制发前改过正文：第 1 段"
    press(case, "查看“登记回执”")
    assert case.letters.preview.blanks.text() == "制发前改过正文：第 1 段"


def test_a_blank_that_is_written_over_by_hand_keeps_the_letter_no_longer(case: CaseView, ledger: Ledger) -> None:
    reply(case)
    look_at(case, "granted")

    def edit(dialog: QDialog) -> None:
        assert isinstance(dialog, LetterEditor)
        dialog.lines.setPlainText(dialog.lines.toPlainText().replace("＿＿＿＿", "示例市人民政府"))
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    when_asked(edit)
    QTest.mouseClick(case.letters.preview.edit, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert case.letters.preview.fill.isHidden()
    issue(case)
    (letter,) = issued(ledger)
    assert "示例市人民政府" in letter.body
    with reading(ledger) as session:
        assert session.scalars(select(Application)).one().reply_number == letter.number
