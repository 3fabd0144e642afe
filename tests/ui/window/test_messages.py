"""What is said to the person at the window: notes over the page, questions, refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget

from desktop_app.errors import UserError
from desktop_app.ui.context.messages import Message, Messages
from desktop_app.ui.kit.dialogs import ask_password, confirm, inform, tell
from desktop_app.ui.kit.tokens import Tone
from desktop_app.ui.window.banner import Banner
from tests.ui.answering import answer, button, click
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

MARKUP = "<b>a</b> & <img src=x>"


@pytest.fixture
def page(dressed: QApplication, qtbot: QtBot) -> QWidget:
    assert dressed
    made = QWidget()
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def banner(page: QWidget) -> Banner:
    return Banner(page)


def clock(banner: Banner) -> QTimer:
    found = banner.findChild(QTimer)
    assert found is not None
    return found


@pytest.mark.parametrize("tone", Tone)
def test_good_news_goes_away_by_itself_and_bad_news_stays(banner: Banner, tone: Tone) -> None:
    banner.show_message(Message("已保存", tone=tone))
    assert banner.isVisible()
    assert clock(banner).isActive() is (tone not in {Tone.WARNING, Tone.BAD})
    clock(banner).timeout.emit()
    assert not banner.isVisible()


def test_a_note_can_be_closed_and_offers_undo_only_where_there_is_one(banner: Banner) -> None:
    asked: list[str] = []
    banner.undo_asked.connect(asked.append)
    banner.show_message(Message("已保存"))
    with pytest.raises(LookupError):
        click(banner, "撤销")
    click(banner, "关闭提示")
    assert not banner.isVisible()
    banner.show_message(Message("已保存", undo="abc"))
    click(banner, "撤销")
    assert asked == ["abc"]


def test_a_note_stays_inside_the_page_when_the_page_becomes_small(page: QWidget, banner: Banner) -> None:
    banner.show_message(Message("很长的一句话。" * 20, "还有怎么办。" * 20, Tone.BAD))
    for width, height in ((900, 600), (420, 400)):
        page.resize(width, height)
        QApplication.processEvents()
        assert page.rect().contains(banner.geometry())


def test_a_note_shows_markup_as_it_was_typed(banner: Banner) -> None:
    banner.show_message(Message(MARKUP, MARKUP))
    assert [part.textFormat() for part in banner.findChildren(QLabel) if part.text() == MARKUP] == [
        Qt.TextFormat.PlainText
    ] * 2


def test_messages_reach_whoever_listens_with_their_tone(qapp: QApplication) -> None:
    assert qapp
    said: list[Message] = []
    messages = Messages()
    messages.said.connect(said.append)
    messages.info("a", "b")
    messages.warn("c")
    messages.done("d")
    messages.error(UserError("e", "f"))
    assert [message.tone for message in said] == [Tone.NEUTRAL, Tone.WARNING, Tone.GOOD, Tone.BAD]
    assert (said[3].text, said[3].hint) == ("e", "f")


def test_a_refusal_says_what_to_do_next_and_shows_markup_literally(page: QWidget) -> None:
    formats: list[Qt.TextFormat] = []

    def look(dialog: QWidget) -> None:
        formats.extend(part.textFormat() for part in dialog.findChildren(QLabel) if part.text() == MARKUP)

    answer("知道了", look=look)
    tell(page, UserError(MARKUP, MARKUP))
    assert formats == [Qt.TextFormat.PlainText] * 2


def test_the_question_for_a_password_shows_the_files_name_literally(page: QWidget) -> None:
    formats: list[Qt.TextFormat] = []

    def look(dialog: QWidget) -> None:
        formats.extend(part.textFormat() for part in dialog.findChildren(QLabel) if MARKUP in part.text())

    answer("取消", look=look)
    assert ask_password(page, MARKUP, wrong=False) == ""
    assert formats == [Qt.TextFormat.PlainText]


def test_an_outcome_is_shown(page: QWidget) -> None:
    said = answer("知道了")
    inform(page, "完好。", "共 3 条。")
    assert "完好。" in said.said[0]
    assert "共 3 条。" in said.said[0]


def test_a_question_is_answered_by_its_buttons(page: QWidget) -> None:
    answer("删除")
    assert confirm(page, "删除吗？", "", "删除", danger=True)
    answer("取消")
    assert not confirm(page, "删除吗？", "", "删除", danger=True)


@pytest.mark.parametrize(
    ("key", "danger", "agreed"),
    [
        (Qt.Key.Key_Escape, False, False),
        (Qt.Key.Key_Return, False, True),
        (Qt.Key.Key_Return, True, False),
    ],
)
def test_enter_agrees_only_where_nothing_is_lost_and_escape_never(
    page: QWidget, key: Qt.Key, *, danger: bool, agreed: bool
) -> None:
    when_asked(lambda dialog: QTest.keyClick(dialog, key))
    assert confirm(page, "继续吗？", "", "继续", danger=danger) is agreed


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files and folders that are opened outside."""
    noted: list[str] = []

    def note(url: QUrl) -> bool:
        noted.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return noted


def test_a_saved_file_and_its_folder_open_from_the_message(banner: Banner, opened: list[str], tmp_path: Path) -> None:
    saved = tmp_path / "台账.xlsx"
    saved.touch()
    for words, what in (("打开文件", saved), ("打开文件夹", tmp_path)):
        banner.show_message(Message("已保存", file=saved))
        QTest.keyClick(button(banner, words), Qt.Key.Key_Space)
        assert opened.pop() == str(what)
        assert not banner.isVisible()
    banner.show_message(Message("已保存"))
    assert not button_is_there(banner, "打开文件")


def test_an_exchanged_file_offers_its_folder_only_and_the_menu_takes_that_too(
    banner: Banner, opened: list[str], tmp_path: Path
) -> None:
    saved = tmp_path / "上报.ogix"
    saved.touch()
    banner.show_message(Message("已写出", file=saved))
    assert not button_is_there(banner, "打开文件")
    banner.show_message(Message("注意"))
    banner.file.open_file()
    assert opened == [str(tmp_path)]


def test_a_saved_file_that_is_gone_is_said(banner: Banner, opened: list[str], tmp_path: Path) -> None:
    said: list[str] = []
    banner.file.refused.connect(lambda error: said.append(error.message))
    banner.file.open_file()
    banner.show_message(Message("已保存", file=tmp_path / "没有了.pdf"))
    click(banner, "打开文件")
    assert said == ["打开程序以后还没有保存过文件。", f"打不开“{tmp_path / '没有了.pdf'}”。"]
    assert opened == []


def test_a_message_does_not_go_from_under_the_keyboard_or_the_mouse(banner: Banner, tmp_path: Path) -> None:
    banner.show_message(Message("已保存", tone=Tone.GOOD, file=tmp_path))
    button(banner, "打开文件夹").setFocus()
    clock(banner).timeout.emit()
    assert banner.isVisible()
    QTest.mouseMove(banner)
    QApplication.sendEvent(banner, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not clock(banner).isActive()
    QApplication.sendEvent(banner, QEvent(QEvent.Type.Leave))
    assert clock(banner).isActive()


def button_is_there(banner: Banner, words: str) -> bool:
    try:
        return button(banner, words).isVisible()
    except LookupError:
        return False


@pytest.fixture
def pages(dressed: QApplication, qtbot: QtBot) -> QStackedWidget:
    """Return two pages, the first of them shown."""
    assert dressed
    made = QStackedWidget()
    made.addWidget(QWidget())
    made.addWidget(QWidget())
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    return made


def turn(pages: QStackedWidget, note: Banner, place: int) -> None:
    QApplication.processEvents()
    pages.setCurrentIndex(place)
    note.follow(pages.currentWidget())


def test_a_short_note_is_as_wide_as_its_words_and_a_long_one_no_wider_than_can_be_read(pages: QStackedWidget) -> None:
    note = Banner(pages)
    widths = []
    for text in ("已保存", "这一句话稍微长一些，比最窄的还要宽，但还在一行里。", "很长的一句话。" * 20):
        note.show_message(Message(text))
        widths.append(note.width())
    assert widths == sorted(widths)
    assert widths[0] < widths[1] < widths[2] == 640


def test_a_note_goes_with_its_page_and_bad_news_comes_back_with_it(pages: QStackedWidget) -> None:
    note = Banner(pages)
    note.show_message(Message("已保存", tone=Tone.GOOD))
    turn(pages, note, 1)
    assert not note.isVisible()
    turn(pages, note, 0)
    assert not note.isVisible()
    note.show_message(Message("不行", tone=Tone.BAD))
    turn(pages, note, 1)
    assert not note.isVisible()
    turn(pages, note, 0)
    assert note.isVisible()
    click(note, "关闭提示")
    turn(pages, note, 1)
    turn(pages, note, 0)
    assert not note.isVisible()


def test_who_says_something_and_goes_to_a_page_at_once_says_it_there(pages: QStackedWidget) -> None:
    note = Banner(pages)
    note.show_message(Message("已存入2013年", tone=Tone.GOOD))
    pages.setCurrentIndex(1)
    note.follow(pages.currentWidget())
    assert note.isVisible()
    QApplication.processEvents()
    turn(pages, note, 0)
    assert not note.isVisible()
