"""A long import that holds the right to write, and what a click has to do meanwhile and once it is over."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop_app.ui.kit.asking import Asking
from tests.ui.typed import type_in
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.window.main_window import MainWindow

BUSY = "正在导入或汇总"
AT_ONCE = 0.25
"""Seconds in which a click has to be over, also on a machine that has other things to do."""


@contextmanager
def importing(ledger: Ledger) -> Iterator[None]:
    """Hold the right to write, as an import does, on a thread of its own."""
    held, over = threading.Event(), threading.Event()

    def hold() -> None:
        with ledger.writing:
            held.set()
            over.wait(20)

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(20)
    try:
        yield
    finally:
        over.set()
        holder.join()


def context_of(window: MainWindow) -> Context:
    """Return what the pages of the window are given."""
    assert window.desk
    return window.desk.context


def said(window: MainWindow) -> str:
    """Return every text that is to be seen in the window."""
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until nothing runs or waits to run."""
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def waits_for_nobody(window: MainWindow, ledger: Ledger, qtbot: QtBot, act: Callable[[], object]) -> Notice:
    """Click while an import writes: it is over at once, says so, changes nothing; later the same click is one change.

    Return that change.
    """
    rest(window, qtbot)
    heard: list[Notice] = []
    ledger.notices.subscribe(heard.append)
    with importing(ledger):
        assert any(is_at_once(window, qtbot, act) for _time in range(3))  # a click that waits is never quick
        assert heard == []
    act()
    qtbot.waitUntil(lambda: bool(heard) and not window.jobs.busy, timeout=20_000)
    assert len(heard) == 1
    return heard[0]


def is_at_once(window: MainWindow, qtbot: QtBot, act: Callable[[], object]) -> bool:
    """Click while an import writes, which has to be said; tell whether the click was over at once."""
    begun = time.perf_counter()
    act()
    taken = time.perf_counter() - begun
    rest(window, qtbot)
    assert BUSY in said(window)
    return taken < AT_ONCE


def form_waits_for_nobody(
    window: MainWindow, ledger: Ledger, qtbot: QtBot, ask: Callable[[], object], texts: Mapping[str, str]
) -> None:
    """Fill in the small form that `ask` brings up, while an import writes and after it; what was typed stays."""
    rest(window, qtbot)

    def accept(form: Asking) -> None:
        for name, text in texts.items():
            editor = form.editors[name]
            assert text in (editor.text() if hasattr(editor, "text") else editor.toPlainText())
        form.accept_button.click()

    def fill(form: QDialog) -> None:
        assert isinstance(form, Asking)
        for name, text in texts.items():
            form.editors[name].clear()
            type_in(form.editors[name], text)
        waits_for_nobody(window, ledger, qtbot, lambda: accept(form))

    when_asked(fill, kind=Asking)
    ask()
