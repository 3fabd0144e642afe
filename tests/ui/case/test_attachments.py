"""Files of a case: dropped or chosen, kept once, opened as a copy, refused where they are programs, taken away."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from sqlalchemy import func, select

from desktop_app.model.kinds import Attachment
from desktop_app.sizes import size_words
from desktop_app.store.log.reading import reading
from desktop_app.store.log.tables import CONTENT
from desktop_app.store.log.undo import last_undoable, undo
from tests.ui.case.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ledger import Ledger
    from desktop_app.ui.case.case_view import CaseView
    from desktop_app.ui.context.messages import Message


def drop(case: CaseView, paths: Sequence[Path]) -> None:
    """Drag files over the panel and let them go there."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    case.attachments.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    case.attachments.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    QApplication.processEvents()


def kept(ledger: Ledger) -> list[Attachment]:
    """Return the attachments of the file."""
    with reading(ledger) as session:
        return list(session.scalars(select(Attachment).order_by(Attachment.name)))


def contents(ledger: Ledger) -> int:
    """Count the contents that lie in the data file."""
    with reading(ledger) as session:
        return session.scalar(select(func.count()).select_from(CONTENT)) or 0


def press(case: CaseView, name: str) -> None:
    """Press the panel's button with this name."""
    button = next(one for one in case.attachments.findChildren(QPushButton) if one.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a file to attach."""
    path = tmp_path / "来信.pdf"
    path.write_bytes(b"%PDF-1.7 letter" * 200)
    return path


@pytest.fixture
def heard(case: CaseView) -> list[Message]:
    """Return what the page says."""
    messages: list[Message] = []
    case._context.messages.said.connect(messages.append)
    return messages


def test_a_dropped_file_is_kept_in_the_data_file(
    case: CaseView, ledger: Ledger, application: str, letter: Path, heard: list[Message]
) -> None:
    drop(case, [letter])
    (file,) = kept(ledger)
    assert (file.application, file.name, file.size, file.added_on) == (application, "来信.pdf", 3000, TODAY)
    assert file.media_type == "application/pdf"
    assert "3 KB" in [label.text() for label in case.attachments.findChildren(type(case.banner.number))]
    assert (heard[-1].text, bool(heard[-1].undo)) == ("已存入 1 份附件。", True)


def test_files_are_chosen_with_the_button(
    case: CaseView, ledger: Ledger, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(letter)], ""))
    press(case, "添加附件")
    assert [file.name for file in kept(ledger)] == ["来信.pdf"]


def test_the_same_content_is_kept_once_and_not_attached_twice(
    case: CaseView, ledger: Ledger, letter: Path, heard: list[Message]
) -> None:
    copy = letter.with_name("副本.pdf")
    copy.write_bytes(letter.read_bytes())
    drop(case, [letter])
    drop(case, [copy])
    assert [file.name for file in kept(ledger)] == ["来信.pdf"]
    assert contents(ledger) == 1
    assert heard[-1].text == "已有内容相同的附件，没有重复存入：副本.pdf"


def test_one_bad_file_of_a_drop_is_named_and_the_others_are_taken(
    case: CaseView, ledger: Ledger, letter: Path, heard: list[Message]
) -> None:
    empty, folder = letter.with_name("空.pdf"), letter.with_name("文件夹")
    empty.write_bytes(b"")
    folder.mkdir()
    drop(case, [empty, letter, folder])
    assert [file.name for file in kept(ledger)] == ["来信.pdf"]
    assert contents(ledger) == 1
    assert "有 2 份没有存入" in heard[-1].text
    assert "“空.pdf”" in heard[-1].text
    assert "“文件夹”" in heard[-1].text
    assert heard[-1].hint == "其余 1 份已存入。"


def test_where_no_file_can_be_taken_nothing_is_kept(
    case: CaseView, ledger: Ledger, letter: Path, heard: list[Message]
) -> None:
    empty, other = letter.with_name("空.pdf"), letter.with_name("也空.pdf")
    for file in (empty, other):
        file.write_bytes(b"")
    drop(case, [empty, other])
    assert kept(ledger) == []
    assert "空文件" in heard[-1].text


def test_a_folder_is_refused(case: CaseView, ledger: Ledger, tmp_path: Path, heard: list[Message]) -> None:
    drop(case, [tmp_path])
    assert kept(ledger) == []
    assert heard[-1].text == "这里只能放文件。"


def test_a_file_is_opened_as_a_read_only_copy(case: CaseView, letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def note(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    drop(case, [letter])
    press(case, "打开“来信.pdf”")
    copy = Path(opened[0].toLocalFile())
    assert copy.read_bytes() == letter.read_bytes()
    assert copy != letter
    assert stat.S_IMODE(copy.stat().st_mode) == 0o444


def test_a_program_is_never_opened(
    case: CaseView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: list[Message]
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    program = tmp_path / "查看器.exe"
    program.write_bytes(b"MZ")
    drop(case, [program])
    press(case, "打开“查看器.exe”")
    assert opened == []
    assert "不是文档" in heard[-1].text


@pytest.mark.parametrize(("name", "offered"), [("另存.pdf", True), ("另存.html", False), ("另存.exe", False)])
def test_what_was_saved_is_offered_to_be_opened_where_it_is_a_document(
    *, case: CaseView, letter: Path, heard: list[Message], monkeypatch: pytest.MonkeyPatch, name: str, offered: bool
) -> None:
    target = letter.with_name(name)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    drop(case, [letter])
    press(case, "另存“来信.pdf”")
    assert heard[-1].file == (target if offered else target.parent)
    assert ("不是文档" in heard[-1].hint) is not offered


def test_a_file_is_saved_elsewhere(
    case: CaseView, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "另存.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    drop(case, [letter])
    press(case, "另存“来信.pdf”")
    assert target.read_bytes() == letter.read_bytes()


def test_a_file_is_taken_away_and_comes_back_with_undo(
    case: CaseView, ledger: Ledger, letter: Path, heard: list[Message]
) -> None:
    drop(case, [letter])
    press(case, "删去“来信.pdf”")
    assert kept(ledger) == []
    assert heard[-1].undo
    step = last_undoable(ledger)
    assert step
    undo(ledger, step.operation)
    QApplication.processEvents()
    assert [file.name for file in kept(ledger)] == ["来信.pdf"]


@pytest.mark.parametrize(("size", "words"), [(12, "12 B"), (2048, "2 KB"), (3_565_158, "3.4 MB")])
def test_a_size_is_said_as_people_say_it(size: int, words: str) -> None:
    assert size_words(size) == words
