"""What changed, told to whoever shows it: one notice for each operation, after it is safely in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Notice:
    """One operation's change: which kinds and records it touched."""

    operation: str
    label: str
    kinds: frozenset[str]
    records: frozenset[str]


class Notices:
    """The subscribers of one open data file; they are called on the thread that made the change."""

    def __init__(self) -> None:
        self._subscribers: list[Callable[[Notice], None]] = []

    def subscribe(self, hear: Callable[[Notice], None]) -> Callable[[], None]:
        """Have `hear` called after each change; returns what ends the subscription."""
        self._subscribers.append(hear)
        return lambda: self._subscribers.remove(hear) if hear in self._subscribers else None

    def publish(self, notice: Notice) -> None:
        """Tell every subscriber."""
        for hear in tuple(self._subscribers):
            hear(notice)
