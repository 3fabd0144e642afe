"""Requests of which only the newest counts: one that was overtaken isn't even begun, and its answer is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.errors import UserError
    from desktop_app.progress import Progress
    from desktop_app.ui.context.jobs import Jobs
    from desktop_app.ui.context.messages import Messages

T = TypeVar("T")


class Latest:
    """Runs jobs of one sort on the worker thread, or `aside` where no page should wait for them."""

    def __init__(self, jobs: Jobs, messages: Messages, *, aside: bool = False) -> None:
        self._jobs = jobs
        self._messages = messages
        self._aside = aside
        self._number = 0

    def run(
        self,
        label: str,
        function: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        """Run a function; its result goes to `done`, a refusal is shown and `failed` is called."""
        self._number += 1
        number = self._number

        def land(result: T | None) -> None:
            if result is not None and number == self._number:
                done(result)

        def refuse(error: UserError) -> None:
            if number == self._number:
                failed()
                self._messages.error(error)

        def work(_progress: Progress) -> T | None:
            return function() if number == self._number else None

        self._jobs.run(label, work, land, refuse, aside=self._aside)
