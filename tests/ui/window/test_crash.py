"""Our own bugs: shown once, with details to copy that hold nothing personal."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from desktop_app.errors import UserError
from desktop_app.ui.window.crash import CrashCatcher, CrashWindow, details
from tests.ui.answering import answer, click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def bug(text: str = "broken") -> BaseException:
    try:
        raise RuntimeError(text)  # noqa: TRY301 (a traceback is wanted)
    except RuntimeError as raised:
        return raised


@pytest.fixture
def catcher(qapp: QApplication) -> Iterator[CrashCatcher]:
    assert qapp
    made = CrashCatcher()
    yield made
    made.uninstall()


def test_the_details_name_versions_place_and_error() -> None:
    text = details(bug(), ("Qt: something",))
    for part in ("OGI Ledger", "Python", "Qt", "test_crash.py", "RuntimeError: broken", "Qt: something"):
        assert part in text


def test_the_values_of_a_failed_statement_stay_out_of_the_details() -> None:
    text = details(bug("no such table\n[SQL: INSERT INTO application]\n[parameters: ('张三', '370202190001010000')]"))
    assert "INSERT INTO application" in text
    assert "张三" not in text
    assert "370202" not in text


def test_the_details_can_be_copied(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed
    window = CrashWindow("the details")
    qtbot.addWidget(window)
    window.show()
    click(window, "复制内容")
    assert QApplication.clipboard().text() == "the details"


def test_an_unexpected_error_opens_the_window_and_one_can_go_on(
    catcher: CrashCatcher, capsys: pytest.CaptureFixture[str]
) -> None:
    said = answer("继续使用")
    error = bug()
    catcher.caught(type(error), error, error.__traceback__)
    QApplication.processEvents()
    assert "程序出了一个错" in said.said[0]
    assert "RuntimeError: broken" in capsys.readouterr().err


def test_trouble_of_the_user_s_world_is_handed_on_and_opens_no_window(qapp: QApplication) -> None:
    shown: list[str] = []
    refused: list[UserError] = []
    catcher = CrashCatcher(shown.append)
    catcher.refused.connect(refused.append)
    trouble = UserError("文件正被占用，暂时读不出来。", "过一会儿再试。")
    catcher.caught(type(trouble), trouble, None)
    qapp.processEvents()
    assert refused == [trouble]
    assert not shown


def test_a_bug_that_repeats_while_the_window_is_open_opens_no_second_one(
    qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []

    def show(text: str) -> None:
        shown.append(text)
        again = bug("again")
        hearing.caught(type(again), again, None)
        qapp.processEvents()

    hearing = CrashCatcher(show)
    error = bug()
    hearing.caught(type(error), error, None)
    qapp.processEvents()
    assert len(shown) == 1
    assert "again" in capsys.readouterr().err


def test_once_installed_it_hears_python_its_threads_and_qt(
    qapp: QApplication, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qapp
    shown: list[str] = []
    catcher = CrashCatcher(shown.append)
    before = sys.excepthook
    catcher.install()
    try:
        qWarning("from Qt")
        error = bug("main thread")
        sys.excepthook(type(error), error, None)
        thread = threading.Thread(target=lambda: 1 // 0)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(shown) == 2)
    finally:
        catcher.uninstall()
        sys.excepthook = before
    assert "main thread" in shown[0]
    assert "Qt: from Qt" in shown[0]
    assert "ZeroDivisionError" in shown[1]
    assert "from Qt" in capsys.readouterr().err
