"""A stick pulled out while writing: a plain sentence, nothing under the file's name, and a retry works."""

from __future__ import annotations

import errno
import io
import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.folders import SUFFIX
from desktop_app.exchange.bundles.handing_in import hand_in
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.store.proof.verify import verify
from tests.exchange.places import hand_over, take, values

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ledger import Ledger


class Stick:
    """Counts what is done to exchanged files, and fails from the given time on, or only that once."""

    def __init__(self) -> None:
        self.touched = 0
        self.fails_at = 0
        self.for_good = True
        self.handles: set[int] = set()
        """Of exchanged files that are open."""

    def touch(self) -> None:
        """Count one use of the stick; raises `OSError` when it is gone."""
        self.touched += 1
        if self.fails_at and (self.touched == self.fails_at or (self.for_good and self.touched > self.fails_at)):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    def pull(self, fails_at: int, *, for_good: bool) -> None:
        """Begin to count anew towards the time it fails; 0 is never."""
        self.touched, self.fails_at, self.for_good = 0, fails_at, for_good

    def guarded(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """Return a method of paths that needs the stick for exchanged files."""

        def on_the_stick(path: Path, *given: Any, **named: Any) -> Any:
            if SUFFIX in path.name:
                self.touch()
            return method(path, *given, **named)

        return on_the_stick

    def opened(self, path: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
        """Open a file; to an exchanged one every write and read of the system's needs the stick."""
        if SUFFIX not in path.name:
            return io.open(path, mode, *given, **named)  # noqa: UP020 (what it does unless replaced), SIM115
        self.touch()
        raw = _OnStick(self, path, mode.replace("b", ""))
        return io.BufferedWriter(raw) if "w" in mode else io.BufferedReader(raw)


class _OnStick(io.FileIO):
    def __init__(self, stick: Stick, path: Path, mode: str) -> None:
        super().__init__(path, mode)
        self._stick = stick
        stick.handles.add(self.fileno())

    def close(self) -> None:
        if not self.closed:
            self._stick.handles.discard(self.fileno())
        super().close()

    def write(self, content: Any) -> int:
        self._stick.touch()
        return super().write(content)

    def readinto(self, target: Any) -> int | None:
        self._stick.touch()
        return super().readinto(target)


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> Stick:
    """Return the stick that exchanged files, and their copies, are written to."""
    stick = Stick()
    flush = os.fsync

    def fsync(handle: int) -> None:
        if handle in stick.handles:
            stick.touch()
        flush(handle)

    def opened(path: Path, *given: Any, **named: Any) -> Any:
        return stick.opened(path, *given, **named)

    for name in ("replace", "unlink", "stat"):
        monkeypatch.setattr(Path, name, stick.guarded(getattr(Path, name)))
    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(os, "fsync", fsync)
    return stick


@pytest.mark.parametrize("for_good", [True, False], ids=["pulled", "hiccup"])
def test_a_stick_pulled_at_any_moment_hands_nothing_in_and_a_retry_works(
    unit: Ledger, office: Ledger, tmp_path: Path, stick: Stick, *, for_good: bool
) -> None:
    hand_over(unit, office, tmp_path / "first.ogix")
    hand_over(office, unit, tmp_path / "back.ogix", to="就业处")
    said: list[UserError] = []
    for moment in count(1):
        target = tmp_path / f"{moment}.ogix"
        stick.pull(moment, for_good=for_good)
        try:
            hand_in(unit, target, year=2013, months={5: False})
        except UserError as error:
            said.append(error)
        touched = stick.touched
        stick.pull(0, for_good=False)
        assert target.exists() == bool(values(unit, "hand_in", "id"))
        if target.exists():
            break
    # A hiccup while permissions are looked at is none: a new file is its owner's alone from the beginning.
    assert not for_good or touched in {moment, moment - 1}, "only the tidying up is left to fail"
    assert len(said) > 10
    assert all("没有写成" in error.message and error.hint for error in said)
    assert take(office, target, own_keys(unit).code).state == "taken"
    assert len(values(office, "hand_in", "id")) == 1
    assert verify(unit).problems == ()
