"""The way through the window: which pages one came from, as they were, so that one can go back and on again."""

from __future__ import annotations

from typing import NamedTuple

_MOST = 50


class Visited(NamedTuple):
    """A page by its name, and what it said about how it was (`Page.place`)."""

    page: str
    place: object


class VisitedPlaces:
    """The places behind and, after going back, those ahead."""

    def __init__(self) -> None:
        self._behind: list[Visited] = []
        self._ahead: list[Visited] = []

    @property
    def last(self) -> Visited | None:
        """Return where going back leads."""
        return self._behind[-1] if self._behind else None

    def note(self, left: Visited) -> None:
        """Note a place that is being left for a new one: from there nothing lies ahead."""
        self._behind = [*self._behind[-_MOST:], left]
        self._ahead.clear()

    def back(self, here: Visited) -> Visited | None:
        """Return the place one came from; this one then lies ahead."""
        return _move(self._behind, self._ahead, here)

    def forward(self, here: Visited) -> Visited | None:
        """Return the place one went back from; this one then lies behind."""
        return _move(self._ahead, self._behind, here)


class Trail(NamedTuple):
    """Where one is, and how one came there."""

    here: Visited
    past: VisitedPlaces


def _move(source: list[Visited], target: list[Visited], here: Visited) -> Visited | None:
    if not source:
        return None
    target.append(here)
    return source.pop()
