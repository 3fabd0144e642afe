"""No text of a record is taken for markup: on a ledger full of it each page is opened and each button pressed."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QTabBar,
    QWidget,
)

from desktop_app.errors import UserError
from desktop_app.model.kinds import KINDS
from desktop_app.office.opening import open_ledger
from desktop_app.office.records.listing import record_ids
from desktop_app.store.log.reading import read
from desktop_app.ui.context.messages import Message
from desktop_app.ui.guide.help_window import HelpWindow
from desktop_app.ui.kit import dialogs
from desktop_app.ui.kit.asking import Asking, Question
from desktop_app.ui.kit.plain_text import SilentDocument, make_labels_plain, plain_label, tip
from desktop_app.ui.records.side_sheet import Sheet
from desktop_app.ui.sheets.opening import open_import
from desktop_app.ui.window.crash import CrashWindow
from desktop_app.ui.window.language import speak
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES, Place
from tests.ui.conftest import TODAY, at_once
from tests.ui.markup import MARKUP, shown_as_markup, write_markup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.settings import Settings

_MOST_BUTTONS = 60


@pytest.fixture(scope="module")
def hostile_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample's file with markup in every text of every record."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.ogi"
    shutil.copy(sample_file, path)
    ledger = open_ledger(path)
    write_markup(ledger)
    ledger.writer.dispose()
    ledger.reader.dispose()
    return path


@pytest.fixture
def found() -> set[str]:
    """Collect where markup was shown."""
    return set()


@pytest.fixture
def full_window(
    qtbot: QtBot,
    dressed: QApplication,
    settings: Settings,
    hostile_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    found: set[str],
) -> Iterator[MainWindow]:
    """Return the window on that file; whatever asks something is looked at, and answered with no."""

    def look(dialog: QWidget) -> int:
        dialog.show()
        QApplication.processEvents()
        found.update(shown_as_markup())
        dialog.close()
        return 0

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    for kind in (QDialog, QMessageBox, QPrintDialog, QMenu):
        monkeypatch.setattr(kind, "exec", lambda asked, *_where: look(asked))
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_args, **_named: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_named: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_named: "")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    path = tmp_path / ("台账.ogi" if os.name == "nt" else "<img src=x><b>x.ogi")
    shutil.copy(hostile_file, path)
    speak(dressed, "zh_CN")
    made = MainWindow(settings, lambda: TODAY, at_once, PLACES)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show_ledger(open_ledger(path))
    made.show()
    yield made
    made.close()


def show(window: MainWindow, place: Place) -> QWidget:
    """Show a page and let it be laid out."""
    assert window.desk
    window.desk.navigate(place.name)
    QApplication.processEvents()
    page = window.desk.pages.current
    assert page
    return page


def look_through_tabs(page: QWidget, found: set[str]) -> None:
    """Look at every tab of a page."""
    for bar in page.findChildren(QTabBar):
        for at in range(bar.count() if bar.isVisible() else 0):
            bar.setCurrentIndex(at)
            QApplication.processEvents()
            found |= shown_as_markup()


def press_every_button(window: MainWindow, place: Place, found: set[str]) -> int:
    """Press each button of a page that can be pressed, one after the other, and look after each."""
    pressed: set[str] = set()
    while True:
        page = show(window, place)
        buttons = [one for one in page.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
        fresh = [one for one in buttons if _name(one) not in pressed]
        if not fresh or len(pressed) > _MOST_BUTTONS:
            return len(pressed)
        pressed.add(_name(fresh[0]))
        press(fresh[0])
        QApplication.processEvents()
        found |= shown_as_markup()
        close_what_opened(window)
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)


def press(button: QPushButton) -> None:
    """Press a button; a menu that it opens would wait for an answer, and is only filled."""
    menu: object = button.menu()
    if isinstance(menu, QMenu):
        menu.aboutToShow.emit()
    else:
        button.click()


def _name(button: QPushButton) -> str:
    return f"{button.text()[:8]}|{button.accessibleName()[:8]}|{type(button.parent()).__name__}"


def close_what_opened(window: MainWindow) -> None:
    """Close whatever stands before the window."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()


_NOTHING_TO_PRESS = {"rules", "corrections", "recycle_bin"}


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_page_and_none_of_its_buttons_shows_markup(full_window: MainWindow, found: set[str], place: Place) -> None:
    page = show(full_window, place)
    found |= shown_as_markup()
    look_through_tabs(page, found)
    assert found == set()
    # The rules are questions with choices, and of some things there are none here; every other page has buttons.
    assert press_every_button(full_window, place, found) >= (place.name not in _NOTHING_TO_PRESS)
    assert found == set()


def test_no_form_and_no_history_of_a_record_shows_markup(full_window: MainWindow, found: set[str]) -> None:
    assert full_window.desk
    context = full_window.desk.context
    shown = 0
    for kind in KINDS:
        ids = read(context.ledger, record_ids, KINDS[kind])
        if context.page_of(kind) and ids:
            context.open_record(kind, ids[0], None)
            QApplication.processEvents()
            shown += 1
            found |= shown_as_markup()
            for sheet in full_window.findChildren(Sheet):
                look_through_tabs(sheet, found)
            assert (kind, found) == (kind, set())
    assert shown > 15


def test_search_messages_menus_and_the_windows_beside_show_no_markup(full_window: MainWindow, found: set[str]) -> None:
    box = full_window.findChild(QWidget, "search")
    assert full_window.desk
    for words in ("img", "<b>"):
        if box is not None:
            QTest.keyClicks(box, words)
            QApplication.processEvents()
            found |= shown_as_markup()
    full_window.messages.said.emit(Message(MARKUP, MARKUP))
    full_window.messages.error(UserError(MARKUP, MARKUP))
    found |= shown_as_markup()
    for menu in full_window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        found |= shown_as_markup()
    assert found == set()


def test_the_dialogs_of_the_house_show_no_markup(full_window: MainWindow, found: set[str]) -> None:
    dialogs.tell(full_window, UserError(MARKUP, MARKUP))
    dialogs.inform(full_window, MARKUP, MARKUP)
    dialogs.confirm(full_window, MARKUP, MARKUP, MARKUP, danger=True)
    dialogs.ask_password(full_window, MARKUP, wrong=False)
    asking = Asking(full_window, MARKUP, MARKUP, [Question("a", MARKUP, MARKUP)], MARKUP, lambda _texts, _asking: None)
    asking.show()
    asking.refuse(UserError(MARKUP, MARKUP))
    for window in (HelpWindow(full_window), CrashWindow(MARKUP)):
        window.show()
    QApplication.processEvents()
    found |= shown_as_markup()
    close_what_opened(full_window)
    assert found == set()


def test_no_step_of_an_import_shows_markup(full_window: MainWindow, found: set[str], tmp_path: Path) -> None:
    assert full_window.desk
    sheet = tmp_path / "表.csv"
    quoted = '"' + MARKUP.replace('"', '""') + '"'
    rows = [
        f"标题,公开日期,{quoted}",
        *[f"{quoted},2013-05-0{day},{quoted}" for day in range(1, 6)],
        f"{quoted},{quoted},x",
    ]
    sheet.write_text("\n".join(rows), "utf-8-sig")
    made = open_import(full_window, full_window.desk.context, "release")
    made.choose_file(sheet)
    QApplication.processEvents()
    found |= shown_as_markup()
    for _step in range(3):
        made.go_on.click()
        QApplication.processEvents()
        found |= shown_as_markup()
    made.close()
    assert found == set()


@pytest.mark.parametrize(
    "text",
    [MARKUP, "前 <b>后</b>", "<a href='file:///x'>x</a>", "<!-- x", "<html>", "&lt;<i>x</i>", "<b>两\n行  空</b>"],
)
def test_a_tip_says_the_text_as_it_stands(text: str, qapp: QApplication) -> None:
    del qapp
    said = SilentDocument()
    made = tip(text)
    said.setHtml(made) if GuiQt.mightBeRichText(made) else said.setPlainText(made)
    assert said.toPlainText().replace("\u2028", "\n").replace("\xa0", " ") == text
    assert "<img" not in said.toHtml()


@pytest.mark.parametrize("text", ["", "通知", "a < b", "a & b", "两\n行", "1 <2> 3"])
def test_a_tip_that_looks_like_no_markup_stays_as_it_is(text: str) -> None:
    assert tip(text) == text


def test_a_document_of_another_program_fetches_nothing(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    asked: list[object] = []

    class Heard(SilentDocument):
        def loadResource(self, kind: int, name: Any) -> object:
            asked.append(name)
            return super().loadResource(kind, name)

    document = Heard()
    document.setHtml(f'<p>x<img src="file://{tmp_path}/a.png"></p>')
    document.setTextWidth(100)
    assert document.size().height() > 0
    assert asked
    assert document.resource(2, f"file://{tmp_path}/a.png") is None


def test_labels_of_qts_own_windows_are_made_plain(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText(MARKUP)
    box.setInformativeText(MARKUP)
    box.setCheckBox(QCheckBox(MARKUP))
    make_labels_plain(box)
    assert {label.textFormat() for label in box.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert plain_label(MARKUP).textFormat() == Qt.TextFormat.PlainText
