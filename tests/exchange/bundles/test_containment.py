"""Whatever happens to one received file, it is refused in a sentence and the next is looked at."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest

from desktop_app.cli.exchange_words import as_data, lines_of
from desktop_app.errors import CancelledError
from desktop_app.exchange.bundles import receiving
from desktop_app.exchange.bundles.arrival_words import own_months_of, words_before
from desktop_app.exchange.bundles.folders import QUARANTINE
from desktop_app.exchange.bundles.header import Header, Sender
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import send
from desktop_app.store.log.moments import moment_of
from desktop_app.store.proof.verify import verify
from desktop_app.written_days import moment_text
from tests.exchange.places import enter, values
from tests.store.merge.exchanging import body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.model.log_value import LoggedKey


class PanicException(BaseException):
    """What a library in Rust raises."""


FAILURES = (
    RuntimeError("oops"),
    ValueError("year 99999 is out of range"),
    OverflowError(),
    RecursionError(),
    KeyError("x"),
    AssertionError(),
    PanicException("panicked"),
)


def two_files(unit: Ledger, folder: Path) -> tuple[Path, Path]:
    """Write two files that are sound, the second with a release more."""
    first = send(unit, folder / "first.ogix").path
    enter(unit, "release", {"title": "第二份", "unit": unit.profile.unit_id, "category": next(iter(ids(unit)))})
    return first, send(unit, folder / "second.ogix").path


def ids(ledger: Ledger) -> set[str]:
    """Return the categories of a ledger."""
    return values(ledger, "category", "id")


def failing_over(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the program fail in the middle of the first file it takes."""
    taken: list[object] = []
    real = words_before

    def once(*about: object) -> list[str]:
        taken.append(about)
        if len(taken) == 1:
            raise error
        return real(*about)  # type: ignore[arg-type]

    monkeypatch.setattr(receiving, "words_before", once)


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
def test_a_bug_over_one_file_is_the_programs_and_the_next_file_is_taken(
    office: Ledger, unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    files = two_files(unit, tmp_path)
    failing_over(monkeypatch, error)
    received = receive(office, files, Taking(codes=(own_keys(unit).code,)))
    bad, good = received.files
    assert (bad.state, good.state) == ("refused", "taken")
    assert "“first.ogix”时程序出错" in bad.message
    assert "不是对方的" in bad.hint
    assert type(error).__name__ in bad.details
    assert bad.kept
    assert bad.kept.parent.name.endswith(QUARANTINE)
    assert "第二份" in values(office, "release", "title")
    assert verify(office).problems == ()
    assert any(type(error).__name__ in line for line in lines_of(received))
    assert type(error).__name__ in as_data(received)["files"][0]["details"]


def test_a_file_that_wants_more_memory_than_there_is_is_refused_and_the_next_is_taken(
    office: Ledger, unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = two_files(unit, tmp_path)
    failing_over(monkeypatch, MemoryError())
    bad, good = receive(office, files, Taking(codes=(own_keys(unit).code,))).files
    assert (bad.state, good.state) == ("refused", "taken")
    assert "内存" in bad.message
    assert bad.details == ""


@pytest.mark.parametrize("error", [CancelledError(), KeyboardInterrupt()], ids=lambda error: type(error).__name__)
def test_who_cancels_the_job_cancels_all_of_it(
    office: Ledger, unit: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    files = two_files(unit, tmp_path)
    failing_over(monkeypatch, error)
    with pytest.raises(type(error)):
        receive(office, files, Taking(codes=(own_keys(unit).code,)))
    assert "第二份" not in values(office, "release", "title")


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "UTC"])
def test_a_moment_that_no_calendar_has_is_written_in_every_zone(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone can't be set for one test here")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for milliseconds in (0, 253_402_300_799_000, 253_402_300_799_999, 2**53 - 1):
            assert moment_text(moment_of(milliseconds))
        assert moment_of(1_388_462_400_000) == dt.datetime(2013, 12, 31, 4, tzinfo=dt.UTC)
    finally:
        monkeypatch.undo()
        time.tzset()


class Only:
    """A file of some entries."""

    def __init__(self, *bodies: bytes) -> None:
        self._bodies = bodies
        sender = Sender(signing_key="0" * 64, receiving_key="age1" + "q" * 58, lane="0" * 32, role="office")
        self.header = Header(app="0", schema=0, bundle="0" * 32, made_at=0, sender=sender, frames=[])

    def bodies(self) -> Iterator[bytes]:
        """Yield the log entries."""
        yield from self._bodies


def test_a_month_that_no_form_has_is_none_that_a_file_hands_in() -> None:
    odd: tuple[LoggedKey, ...] = (
        {"year": 10**15, "month": 5},
        {"year": 2013, "month": 13},
        {"year": "2013", "month": 5},
        {"month": 5},
        "NaN",
    )
    bodies = [body(f"{number:032x}", {"period": period}, kind="hand_in") for number, period in enumerate(odd)]
    bodies.append(body("f" * 32, {"period": {"year": 2013, "month": 5}, "unit": "x" * 900}, kind="hand_in"))
    months = own_months_of(Only(*bodies))  # type: ignore[arg-type]
    assert [(month.unit, month.year, month.month) for month in months] == [("", 2013, 5)]
