"""Only the newest request counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.ui.context.jobs import Jobs
from desktop_app.ui.context.messages import Messages
from desktop_app.ui.context.newest_request import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def waiting() -> list[Callable[[], None]]:
    return []


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def latest(qapp: QApplication, waiting: list[Callable[[], None]], messages: Messages) -> Latest:
    del qapp
    return Latest(Jobs(messages, waiting.append), messages)


def test_an_answer_that_was_overtaken_is_dropped(latest: Latest, waiting: list[Callable[[], None]]) -> None:
    heard: list[str] = []
    latest.run("", lambda: "first", heard.append)
    running = waiting.pop()
    latest.run("", lambda: "second", heard.append)
    waiting.pop()()
    running()
    assert heard == ["second"]


def test_a_request_that_was_overtaken_before_its_turn_is_not_even_begun(
    latest: Latest, waiting: list[Callable[[], None]]
) -> None:
    begun: list[str] = []

    def ask(name: str) -> None:
        latest.run("", lambda: begun.append(name), lambda _nothing: None)

    for name in ("first", "second", "third"):
        ask(name)
    for work in waiting:
        work()
    assert begun == ["third"]


def test_a_refusal_is_said_once_and_only_for_the_newest(
    latest: Latest, waiting: list[Callable[[], None]], messages: Messages
) -> None:
    said: list[str] = []
    given_up: list[bool] = []
    messages.said.connect(lambda message: said.append(message.text))

    def refuse() -> None:
        raise UserError("没有这张表。")

    latest.run("", refuse, lambda _nothing: None, lambda: given_up.append(True))
    waiting.pop()()
    assert (said, given_up) == (["没有这张表。"], [True])
