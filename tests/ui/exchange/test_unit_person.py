"""The office names a unit's person by keys on the board; the unit's own window asks before it goes on so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select

from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.model.kinds import Staff
from desktop_app.office.records.unit_person import name_person
from desktop_app.store.log.reading import reading
from desktop_app.ui.kit.asking import Asking
from tests.ui.conftest import TODAY
from tests.ui.exchange.conftest import add_unit, shown
from tests.ui.exchange.test_board import words

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.ui.exchange.page import ExchangePage
    from desktop_app.ui.window.main_window import MainWindow


def asked(page: ExchangePage) -> Asking:
    """Press the button with the keyboard and return the dialog."""
    page.board.person.setFocus()
    QTest.keyClick(page.board.person, Qt.Key.Key_Space)
    QApplication.processEvents()
    return next(dialog for dialog in page.findChildren(Asking) if dialog.isVisible())


def typed(dialog: Asking, **texts: str) -> None:
    """Type into the lines of the dialog and press Ctrl+Enter."""
    for name, text in texts.items():
        editor = dialog.editors[name]
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, text)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def terms(ledger: Ledger) -> dict[str, tuple[dt.date | None, dt.date | None]]:
    """Return the terms of the staff by name."""
    with reading(ledger) as session:
        return {one.name: (one.since, one.until) for one in session.scalars(select(Staff))}


def test_the_office_names_a_unit_s_person_from_the_board_by_keys(real_window: MainWindow, ledger: Ledger) -> None:
    add_unit(ledger, "甲处", {})
    page = shown(real_window, ledger)
    page.board.table.setCurrentIndex(page.board.table.board.index(0, 0))
    assert "联系人 王芳 8001" in words(page)
    dialog = asked(page)
    typed(dialog, name="Wang Wu", telephone="8002", day="tomorrow")
    assert "不是日期" in dialog.error
    typed(dialog, day="2013-12-01")
    assert not dialog.isVisible()
    assert terms(ledger)["王芳"] == (dt.date(2010, 1, 1), dt.date(2013, 11, 30))
    assert terms(ledger)["Wang Wu"] == (dt.date(2013, 12, 1), None)
    assert "联系人 Wang Wu 8002" in words(page)


def test_a_later_word_stands_and_is_said_in_the_dialog(real_window: MainWindow, ledger: Ledger) -> None:
    add_unit(ledger, "甲处", {})
    page = shown(real_window, ledger)
    page.board.table.setCurrentIndex(page.board.table.board.index(0, 0))
    dialog = asked(page)
    typed(dialog, name="Wang Wu", day="2009-12-01")
    assert "已登记 2010-01-01 起由 王芳 任信息员" in dialog.error
    assert list(terms(ledger)) == ["王芳"]


def test_the_own_unit_is_handed_over_elsewhere(real_window: MainWindow, ledger: Ledger) -> None:
    add_unit(ledger, "甲处", {})
    page = shown(real_window, ledger)
    page.board.table.setCurrentIndex(page.board.table.board.index(1, 0))
    assert not page.board.person.isVisible()


@pytest.fixture
def named(ledger: Ledger, unit_ledger: Ledger, known: str, tmp_path: Path) -> Ledger:
    """Return the unit's ledger after the office named another person for it."""
    del known
    name_person(ledger, unit_ledger.profile.unit_id, "王五", TODAY)
    sent = send(ledger, tmp_path / "下发.ogix", Wanted(to=unit_ledger.profile.unit_id))
    receive(unit_ledger, [sent.path], Taking(codes=(sent.code,)))
    return unit_ledger


def test_the_unit_s_window_asks_and_goes_on_under_the_new_name_once_told(
    real_window: MainWindow, named: Ledger
) -> None:
    page = shown(real_window, named)
    assert "本单位的信息员是 王五" in words(page)
    assert "现在登记在“李红”名下，不会自己改名" in words(page)
    page.successor.agree.setFocus()
    QTest.keyClick(page.successor.agree, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert real_window.desk
    assert real_window.desk.context.ledger.profile.person == "王五"


def test_what_is_not_so_is_put_right_in_the_staff_list(real_window: MainWindow, named: Ledger) -> None:
    page = shown(real_window, named)
    page.successor.look.setFocus()
    QTest.keyClick(page.successor.look, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert real_window.desk
    current = real_window.desk.pages.current
    assert current
    assert current is not page
    assert named.profile.person == "李红"
