"""Long work: its progress is shown, it can be cancelled, and each way it can end is told apart."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton

from desktop_app.errors import UserError
from desktop_app.model.codes import code_text, use_codes_of
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.store.log.reading import reading
from desktop_app.ui.context.jobs import Jobs
from desktop_app.ui.context.messages import Message, Messages
from desktop_app.ui.context.progress_strip import ProgressStrip
from desktop_app.ui.kit.tokens import Tone
from tests.ui.answering import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


@pytest.fixture
def said() -> list[Message]:
    return []


@pytest.fixture
def jobs(qapp: QApplication, said: list[Message]) -> Iterator[Jobs]:
    assert qapp
    messages = Messages()
    messages.said.connect(said.append)
    made = Jobs(messages)
    yield made
    made.close()


@pytest.fixture
def strip(jobs: Jobs, qtbot: QtBot) -> ProgressStrip:
    shown = ProgressStrip(jobs)
    qtbot.addWidget(shown)
    return shown


def test_a_result_comes_back_on_the_windows_thread_and_the_work_is_done_on_another(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[int] = []

    def work(_progress: Progress) -> int:
        threads.append(threading.get_ident())
        return 42

    def done(result: int) -> None:
        threads.extend([threading.get_ident(), result])

    jobs.run("counting", work, done)
    qtbot.waitUntil(lambda: len(threads) == 3)
    worker, windows, result = threads
    assert result == 42
    assert windows == threading.get_ident() != worker


def test_two_jobs_run_one_after_the_other(jobs: Jobs, qtbot: QtBot) -> None:
    gate, order = threading.Event(), list[str]()

    def first(_progress: Progress) -> str:
        gate.wait(5)
        return "first"

    jobs.run("first", first, order.append)
    jobs.run("second", lambda _progress: "second", order.append)
    gate.set()
    qtbot.waitUntil(lambda: order == ["first", "second"])
    assert not jobs.busy


def test_the_strip_shows_how_far_a_job_is_and_goes_away(jobs: Jobs, strip: ProgressStrip, qtbot: QtBot) -> None:
    gate, ended = threading.Event(), list[None]()

    def work(progress: Progress) -> None:
        progress(3, 10, "第 3 张")
        gate.wait(5)

    jobs.run("正在打印…", work, ended.append)
    qtbot.waitUntil(strip.isVisible)
    bar = strip.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: (bar.value(), bar.maximum()) == (3, 10))
    gate.set()
    qtbot.waitUntil(lambda: ended == [None])
    assert not strip.isVisible()


def test_a_change_that_a_slow_disk_keeps_waiting_says_that_it_is_being_saved(
    jobs: Jobs, strip: ProgressStrip, qtbot: QtBot
) -> None:
    gate = threading.Event()
    ended: list[bool] = []
    jobs.change("save", lambda _progress: gate.wait(5), ended.append, lambda _error: None)
    qtbot.waitUntil(strip.isVisible)
    assert [part.text() for part in strip.findChildren(QLabel) if part.text()] == ["正在保存…"]
    assert [button.text() for button in strip.findChildren(QPushButton) if button.isVisible()] == []
    gate.set()
    qtbot.waitUntil(lambda: ended == [True])
    assert not strip.isVisible()


def test_a_change_beside_a_job_leaves_the_jobs_progress_as_it_is(
    jobs: Jobs, strip: ProgressStrip, qtbot: QtBot
) -> None:
    gate = threading.Event()
    ended: list[int] = []
    jobs.run("查找", lambda _progress: gate.wait(5), ended.append)
    qtbot.waitUntil(strip.isVisible)
    jobs.change("save", lambda _progress: 1, ended.append, lambda _error: None)
    qtbot.waitUntil(lambda: ended == [1])
    assert strip.isVisible()
    assert "查找" in [part.text() for part in strip.findChildren(QLabel)]
    gate.set()
    qtbot.waitUntil(lambda: ended == [1, True])
    assert not strip.isVisible()


def test_short_work_never_shows_the_strip(jobs: Jobs, strip: ProgressStrip, qtbot: QtBot) -> None:
    ended: list[int] = []
    jobs.run("short", lambda _progress: 1, ended.append)
    qtbot.waitUntil(lambda: ended == [1])
    qtbot.wait(300)
    assert not strip.isVisible()


def test_cancelling_stops_the_job_at_its_next_step_and_says_that_nothing_changed(
    jobs: Jobs, strip: ProgressStrip, said: list[Message], qtbot: QtBot
) -> None:
    stop, ended = threading.Event(), list[None]()

    def work(progress: Progress) -> None:
        while not stop.wait(0.01):
            progress(1, 0)

    jobs.run("endless", work, ended.append)
    qtbot.waitUntil(strip.isVisible)
    click(strip, "取消")
    qtbot.waitUntil(lambda: not jobs.busy)
    stop.set()
    assert ended == []
    assert [message.text for message in said] == ["已取消，没有改动任何内容。"]


def test_a_job_cancelled_while_it_waits_never_begins(jobs: Jobs, said: list[Message], qtbot: QtBot) -> None:
    gate, begun = threading.Event(), list[int]()
    jobs.run("first", lambda _progress: gate.wait(5), lambda _result: None)
    jobs.run("second", lambda _progress: begun.append(1), lambda _result: None)
    jobs.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert begun == []
    assert len(said) == 1


def test_settling_waits_until_the_worker_has_let_go(jobs: Jobs) -> None:
    begun, let_go = threading.Event(), list[bool]()

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress(1, 0)
                time.sleep(0.001)
        finally:
            time.sleep(0.05)
            let_go.append(True)

    jobs.run("endless", work, lambda _result: None)
    begun.wait(5)
    jobs.stop()
    assert let_go == [True]


def test_a_refusal_is_shown_with_what_to_do_next(jobs: Jobs, said: list[Message], qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        message = "磁盘已满。"
        raise UserError(message, "请腾出空间。")

    jobs.run("saving", work, lambda _result: None)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [Message("磁盘已满。", "请腾出空间。", Tone.BAD)]


def test_whoever_asks_for_refusals_gets_them_instead(jobs: Jobs, said: list[Message], qtbot: QtBot) -> None:
    refusals: list[UserError] = []

    def work(_progress: Progress) -> None:
        message = "不行。"
        raise UserError(message)

    jobs.run("asking", work, lambda _result: None, refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert said == []


def test_a_bug_on_the_worker_thread_is_raised_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        jobs.run("broken", lambda _progress: 1 // 0, lambda _result: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert not jobs.busy


def test_a_job_speaks_in_the_code_lists_of_the_file_that_the_window_shows(
    jobs: Jobs, qtbot: QtBot, ledger: Ledger, other: Ledger
) -> None:
    hand_down(ledger, "codes", "收费.json", b'{"fee_item": [{"code": "scan", "label": "SCAN", "english": "Scanning"}]}')
    heard: list[tuple[str, str]] = []

    def said_in_both(_progress: Progress) -> tuple[str, str]:
        here = code_text("fee_item", "scan")
        with reading(other):
            return here, code_text("fee_item", "scan")

    for shown in (ledger, other, ledger):
        use_codes_of(shown.codes)
        jobs.run("说", said_in_both, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [("SCAN", "scan"), ("scan", "scan"), ("SCAN", "scan")]
