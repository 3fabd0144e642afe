"""收发记录 and the content code: what went and came is listed, found and opened; eight characters are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop_app.exchange.bundles.handing_in import hand_in
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Sent, Wanted, send
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.exchanged_files import Scope
from desktop_app.store.merge.state_code import state_code
from desktop_app.ui.exchange.file_log_model import scope_text
from tests.ui.answering import button, click
from tests.ui.exchange.conftest import add_release, shown
from tests.ui.exchange.test_board import words
from tests.ui.typed import type_in

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.ui.exchange.page import ExchangePage
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def handed_in(unit_ledger: Ledger, ledger: Ledger, tmp_path: Path) -> Sent:
    """Return the file of a unit's hand-in of March, which the office took."""
    sent = hand_in(unit_ledger, tmp_path / "就业处_3月.ogix", year=2013, months={3: False})
    receive(ledger, [sent.path], Taking(codes=(sent.code,)))
    return sent


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the folders that were opened instead of showing them."""
    folders: list[str] = []

    def note(url: QUrl) -> bool:
        folders.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return folders


def turned_to(page: ExchangePage, tab: str) -> ExchangePage:
    """Turn the page to a tab."""
    page.bar.setCurrentIndex([page.bar.tabText(place) for place in range(page.bar.count())].index(tab))
    QApplication.processEvents()
    return page


def lines(model: QAbstractTableModel) -> list[list[str]]:
    """Return what the table shows."""
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_before_the_first_file_the_log_says_what_will_stand_there(real_window: MainWindow, ledger: Ledger) -> None:
    page = turned_to(shown(real_window, ledger), "收发记录")
    assert "还没有收发过文件" in words(page)


def test_every_file_is_listed_with_unit_months_entries_and_digest(
    real_window: MainWindow, ledger: Ledger, handed_in: Sent, tmp_path: Path
) -> None:
    send(ledger, tmp_path / "下发.ogix", Wanted(to="all"))
    page = turned_to(shown(real_window, ledger), "收发记录")
    went, came = sorted(lines(page.file_log.log), key=lambda line: line[1])
    assert went[1:5] == ["发出", "各单位", "全部内容", "下发.ogix"]
    assert came[1:6] == ["收到", "就业处", "上报 2013 年 3 月、全部内容", "就业处_3月.ogix", str(handed_in.entries)]
    assert came[6] in page.file_log.log.files[0].note.digest + page.file_log.log.files[1].note.digest
    assert "2 个文件" in words(page)


def test_typing_a_unit_leaves_its_files_only(
    real_window: MainWindow, ledger: Ledger, handed_in: Sent, tmp_path: Path
) -> None:
    assert handed_in
    send(ledger, tmp_path / "下发.ogix", Wanted(to="all"))
    page = turned_to(shown(real_window, ledger), "收发记录")
    type_in(page.file_log.words, "就业")
    assert [line[2] for line in lines(page.file_log.log)] == ["就业处"]
    page.file_log.words.setText("没有这样的单位")
    assert "0 个文件" in words(page)
    assert not page.file_log.opening.isEnabled()


def test_the_folder_of_the_file_opens_then_that_of_its_copy_then_it_is_said_to_be_gone(
    real_window: MainWindow, unit_ledger: Ledger, handed_in: Sent, opened: list[str]
) -> None:
    page = turned_to(shown(real_window, unit_ledger), "收发记录")
    click(page, "打开所在文件夹")
    handed_in.path.unlink()
    click(page, "打开所在文件夹")
    assert opened == [str(handed_in.path.parent), str(handed_in.kept.parent)]
    handed_in.kept.unlink()
    said: list[str] = []
    page.context.messages.said.connect(lambda message: said.append(message.text))
    click(page, "打开所在文件夹")
    assert said == ["“就业处_3月.ogix”已不在原来的位置。"]
    assert len(opened) == 2


def test_the_whole_digest_can_be_copied(real_window: MainWindow, unit_ledger: Ledger, handed_in: Sent) -> None:
    page = turned_to(shown(real_window, unit_ledger), "收发记录")
    click(page, "复制校验值")
    copied = QApplication.clipboard().text()
    assert len(copied) == 64
    assert lines(page.file_log.log)[0][6] == copied[:12]
    assert page.file_log.log.index(0, 6).data(Qt.ItemDataRole.ToolTipRole) == copied
    assert handed_in


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        (Scope(), ""),
        (Scope(everything=False), "新内容"),
        (Scope(everything=False, months=((2013, 1),)), "上报 2013 年 1 月"),
        (Scope(months=((2013, 1), (2013, 2), (2013, 3), (2013, 5))), "上报 2013 年 1—3、5 月"),
        (Scope(months=((2012, 12), (2013, 1))), "上报 2012 年 12 月、上报 2013 年 1 月"),
        (Scope(everything=True, statistics=True), "全部内容、不含个人信息"),
    ],
)
def test_what_a_file_is_about_is_said_in_a_clerk_s_words(scope: Scope, text: str) -> None:
    assert scope_text(scope) == text


def test_the_content_code_is_shown_copied_and_follows_the_content(real_window: MainWindow, unit_ledger: Ledger) -> None:
    page = turned_to(shown(real_window, unit_ledger), "收发文件")
    with reading(unit_ledger) as session:
        code = state_code(session)
    assert f"{code[:4]} {code[4:]}" in words(page)
    click(page, "复制内容码")
    assert QApplication.clipboard().text() == code
    add_release(unit_ledger, "2013-05-06")
    QApplication.processEvents()
    with reading(unit_ledger) as session:
        assert page.files.content_code.code == state_code(session) != code


def test_nobody_waits_for_the_content_code_on_another_tab(real_window: MainWindow, unit_ledger: Ledger) -> None:
    page = shown(real_window, unit_ledger)
    assert page.files.content_code.code == ""
    assert own_keys(unit_ledger).code
    assert not button(turned_to(page, "收发文件"), "复制内容码").isHidden()
