"""The process beside this one: what goes wrong in there goes wrong there alone, and the next work is done."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

from desktop_app.apart import Apart, BeyondBoundsError
from desktop_app.errors import CancelledError, UserError
from desktop_app.i18n import choose
from desktop_app.progress import Cancellable, silent
from tests import apart_work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BESIDE = Apart(1 << 30, "tests.apart_work")


def run(work: Callable[..., Iterator[int]], *arguments: object, seconds: float = 30) -> list[int]:
    """Do work in the process beside this one."""
    return list(BESIDE.run(work, *arguments, seconds=seconds, progress=silent))


def test_pieces_come_in_their_order_from_one_process_that_is_not_this_one() -> None:
    BESIDE.warm_up()
    assert run(apart_work.count, 5) == [0, 1, 2, 3, 4]
    (first,), (second,) = run(apart_work.who), run(apart_work.who)
    assert first == second != os.getpid()


def test_a_refusal_comes_back_as_a_sentence_in_the_language_of_the_screen() -> None:
    for language, said in (("zh_CN", ("取消", "保存")), ("en", ("Cancel", "Save"))):
        choose(language)
        try:
            with pytest.raises(UserError) as refused:
                run(apart_work.refuse)
        finally:
            choose("zh_CN")
        assert (refused.value.message, refused.value.hint) == said


def test_a_mistake_of_ours_is_told_with_the_place_where_it_was_made() -> None:
    with pytest.raises(RuntimeError, match="a mistake of ours") as raised:
        run(apart_work.mistake)
    assert "apart_work.py" in str(raised.value)


@pytest.mark.parametrize("work", [apart_work.sleep, apart_work.hoard, apart_work.abort])
def test_whatever_goes_beyond_its_bounds_is_ended_and_the_next_work_is_done(
    work: Callable[[], Iterator[int]], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(BeyondBoundsError):
        run(work, seconds=3)
    assert run(apart_work.count, 2) == [0, 1]
    assert capfd.readouterr() == ("", "")


def test_whoever_waits_can_stop_it_at_any_time() -> None:
    stopping = Cancellable(silent)
    threading.Timer(0.5, stopping.cancel).start()
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        list(BESIDE.run(apart_work.sleep, seconds=60, progress=stopping))
    assert time.monotonic() - begun < 10
    assert run(apart_work.count, 1) == [0]


def test_whoever_waits_for_somebody_elses_work_can_stop_waiting() -> None:
    pieces = BESIDE.run(apart_work.sleep, seconds=60, progress=silent)
    assert next(pieces) == 1
    stopping = Cancellable(silent)
    stopping.cancel()
    with pytest.raises(CancelledError):
        list(BESIDE.run(apart_work.count, 1, seconds=60, progress=stopping))
    pieces.close()
    assert run(apart_work.count, 1) == [0]


def test_who_wants_no_more_pieces_gets_none_in_the_next_work() -> None:
    pieces = BESIDE.run(apart_work.count, 100_000, seconds=60, progress=silent)
    assert next(pieces) == 0
    pieces.close()
    assert run(apart_work.count, 2) == [0, 1]


def test_a_process_that_nobody_asked_for_long_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = run(apart_work.who)
    monkeypatch.setattr("desktop_app.apart._ASKED_AGAIN", 0)
    assert run(apart_work.who) != [first]
