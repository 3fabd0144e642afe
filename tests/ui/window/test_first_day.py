"""The first day, from nothing: an office and an officer, each at a PC of their own, by window and keyboard alone."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from sqlalchemy import func, select

from desktop_app.model.kinds import Application, Release, Unit
from desktop_app.settings import Settings
from desktop_app.store.log.reading import reading
from desktop_app.ui.annex.page import AnnexPage
from desktop_app.ui.exchange.page import ExchangePage
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.places import PLACES
from tests.ui.answering import click
from tests.ui.case.hands import Keyboard
from tests.ui.conftest import at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record
    from desktop_app.ui.context.page import Page

TODAY = dt.datetime.now().astimezone().date()
CTRL = Qt.KeyboardModifier.ControlModifier
UNITS = [f"第{number}处" for number in range(1, 61)]
OWN = UNITS[6]
TITLE, SUBJECT = "关于开展技能大赛的通知", "公租房分配名单"
MOST_STROKES = 15
"""A first record is entered in fewer strokes than these, beside its own words."""


class Pc:
    """A PC with its own folder and memory of data files, and a window at the start page."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
        self.folder = folder
        self._monkeypatch, self._qtbot = monkeypatch, qtbot
        folder.mkdir()
        self.remember_here()
        self.window = MainWindow(Settings(), lambda: TODAY, at_once, PLACES)
        self.window.resize(1366, 740)
        self.window.show()
        self.keys = Keyboard(self.window)
        self.sit_down()

    def sit_down(self) -> None:
        """Work at this PC from now on."""
        self.remember_here()
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def remember_here(self) -> None:
        """Let this PC's folders be the person's."""
        self._monkeypatch.setenv("OGI_IDENTITIES", str(self.folder / "pc"))
        self._monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(self.folder))

    @property
    def ledger(self) -> Ledger:
        """Return the data file that is open."""
        assert self.window.desk
        return self.window.desk.context.ledger

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        QApplication.processEvents()
        assert self.window.desk
        assert self.window.desk.pages.current
        return self.window.desk.pages.current

    def click(self, words: str) -> None:
        """Click a button anywhere in the window."""
        click(self.window, words)
        QApplication.processEvents()

    def go(self, number: int) -> Page:
        """Go to a page by its number, as Ctrl+1 does."""
        self.keys.press(getattr(Qt.Key, f"Key_{number}"), CTRL)
        return self.page

    def count(self, kind: type[Record]) -> int:
        """Return how many records of a kind the ledger has."""
        with reading(self.ledger) as session:
            return session.scalar(select(func.count()).select_from(kind)) or 0


@pytest.fixture
def pc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, dressed: QApplication
) -> Iterator[Callable[[str], Pc]]:
    """Return a function that gives a new PC."""
    assert dressed
    made: list[Pc] = []

    def new(name: str) -> Pc:
        made.append(Pc(tmp_path / name, monkeypatch, qtbot))
        return made[-1]

    yield new
    for one in made:
        one.remember_here()
        one.window.close()
        one.window.deleteLater()


def test_an_office_and_an_officer_come_from_nothing_to_a_printed_annex(
    pc: Callable[[str], Pc], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = pc("办公室")
    start, code = set_up_office(office, monkeypatch)
    officer = pc("信息员")
    begin_with(officer, start, code, monkeypatch)
    enter_release(officer)
    enter_application(officer)
    handed_in, own_code = hand_in(officer, monkeypatch)
    office.sit_down()
    take(office, handed_in, own_code)
    print_annex(office, monkeypatch)


def set_up_office(office: Pc, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """Make the bureau's ledger, paste sixty units, write the start file; returns it and the office's code."""
    office.click("办公室，汇总各单位")
    office.keys.type("测试市测试局")
    office.keys.press(Qt.Key.Key_Return)
    office.click("登记单位名单")  # a first step of 今日, which leads to where the list is pasted
    QApplication.clipboard().setText("\n".join(UNITS))
    office.keys.press(Qt.Key.Key_V, CTRL)
    office.click("登记 60 个单位")
    assert office.count(Unit) == len(UNITS) + 1
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(office.folder))
    office.click("写起步文件和说明…")
    assert {path.suffix for path in office.folder.glob("*起步*")} == {".ogix", ".pdf", ".docx"}
    (start,) = office.folder.glob("*.ogix")
    (note,) = office.folder.glob("*起步说明.pdf")
    return start, code_in(words_of(note))


def begin_with(officer: Pc, start: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin a unit's ledger with the start file, the code read from the note."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(start), ""))
    officer.click("信息员，有起步文件")
    officer.keys.press(Qt.Key.Key_Space)
    officer.keys.type(OWN)
    officer.keys.press(Qt.Key.Key_Return)
    officer.keys.type("李红")
    officer.keys.press(Qt.Key.Key_Return)
    for sign in code.replace("-", "").lower():  # four signs fill a box, and the next one has the keyboard
        officer.keys.type(sign)
    officer.keys.press(Qt.Key.Key_Return)
    assert officer.ledger.profile.role == "unit"


def enter_release(officer: Pc) -> None:
    """Enter the first release by keyboard."""
    officer.go(2)
    officer.keys.strokes = 0
    officer.keys.press(Qt.Key.Key_N, CTRL)
    officer.keys.type(TITLE)
    for _done in ("标题", "公开单位"):
        officer.keys.press(Qt.Key.Key_Return)
    officer.keys.type("相关")
    officer.keys.press(Qt.Key.Key_Return)
    officer.keys.press(Qt.Key.Key_Return, CTRL)
    assert officer.count(Release) == 1
    assert officer.keys.strokes - 2 * len(TITLE) < MOST_STROKES


def enter_application(officer: Pc) -> None:
    """Enter the first application by keyboard."""
    officer.go(3)
    officer.keys.strokes = 0
    officer.keys.press(Qt.Key.Key_N, CTRL)
    officer.keys.type("当")
    for _proposed in ("申请方式", "收到日期", "来件性质"):
        officer.keys.press(Qt.Key.Key_Return)
    officer.keys.type(SUBJECT)
    officer.keys.press(Qt.Key.Key_Return)
    officer.keys.type("自")
    officer.keys.press(Qt.Key.Key_Return)
    officer.keys.press(Qt.Key.Key_S, CTRL)
    assert officer.keys.strokes - 2 * len(SUBJECT) < MOST_STROKES
    assert officer.count(Application) == 1


def hand_in(officer: Pc, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    """Hand the month in as a file; returns it and the code of this PC."""
    target = officer.folder / "上报.ogix"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    officer.go(1)
    officer.click("上报本月")
    page = officer.page
    assert isinstance(page, ExchangePage)
    assert page.months.rows[TODAY.month].records.text() == "2 条记录"
    for row in page.months.rows.values():
        if row.chosen.isChecked() != (row.number == TODAY.month):
            QTest.keyClick(row.chosen, Qt.Key.Key_Space)
    officer.click("上报…")
    assert target.exists()
    choose_tab(page, "收发文件")
    officer.click("打印本机核对码")
    assert page.stack.preview
    with pypdfium2.PdfDocument(page.stack.preview.document) as document:
        code = code_in(text_of(document))
    return target, code


def take(office: Pc, handed_in: Path, own_code: str) -> None:
    """Drop the unit's file on the office's window, compare the code, take it, and find it on the board."""
    assert office.window.desk
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(handed_in))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    office.window.desk.dropEvent(QDropEvent(QPointF(5, 5), action, dragged, left, none))
    page = office.page
    assert isinstance(page, ExchangePage)
    page.files.unknown.words.setFocus()
    office.keys.type(own_code.replace("-", "").lower())
    office.keys.press(Qt.Key.Key_Return)
    QTest.keyClick(page.files.unknown.table, Qt.Key.Key_Space)
    office.click("收下 1 个文件")
    assert (office.count(Release), office.count(Application)) == (1, 1)
    choose_tab(page, "各单位")
    board = page.board.table.board
    rows = {row.unit.name: row for row in map(board.row, range(board.rowCount()))}
    assert len(rows) == len(UNITS) + 1
    assert [name for name, row in rows.items() if row.listed("handed_in")] == [OWN]
    assert rows[OWN].listed("handed_in") == (TODAY.month,)


def print_annex(office: Pc, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save the annex of the year as PDF from its preview."""
    page = office.go(9)
    assert isinstance(page, AnnexPage)
    assert page.view
    assert page.view.annex.cells["T3.new.total"].value == 1
    office.click("预览与打印")
    target = office.folder / "附表.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    office.click("保存为 PDF…")
    assert "上年结转" in words_of(target)


def exchange(pc: Pc) -> ExchangePage:
    """Go to the page 上报汇总."""
    page = pc.go(8)
    assert isinstance(page, ExchangePage)
    return page


def choose_tab(page: ExchangePage, words: str) -> None:
    """Choose a tab by its words."""
    page.bar.setCurrentIndex(next(at for at in range(page.bar.count()) if page.bar.tabText(at).startswith(words)))
    QApplication.processEvents()


def words_of(pdf: Path) -> str:
    """Return the words of a PDF file."""
    with pypdfium2.PdfDocument(pdf) as document:
        return text_of(document)


def text_of(document: pypdfium2.PdfDocument) -> str:
    """Return the words of a PDF."""
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def code_in(words: str) -> str:
    """Return the code that stands on a paper."""
    found = re.search(r"[0-9A-Z]{4}(?:[- ][0-9A-Z]{4}){3}", words)
    assert found, words
    return found[0].replace(" ", "-")
