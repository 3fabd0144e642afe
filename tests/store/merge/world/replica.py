"""What the schedules need of a data file, and what one hands another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, Self

from desktop_app.store.log.revision import StoredRevision, parse, revision_id
from desktop_app.store.merge.delivery import Delivery, Have

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from desktop_app.store.log.personal import PersonalValues

VALUES = ("甲", "乙", "丙")
"""Few values, so that two people often write the same."""


@dataclass(frozen=True)
class Parcel:
    """One exchanged file: who sent it, what the sender holds, and what it carries."""

    sender: str
    have: Have
    bodies: tuple[bytes, ...]
    personal: tuple[PersonalValues, ...] = ()

    @property
    def ids(self) -> set[str]:
        """Return the ids of the revisions inside."""
        return {revision_id(body) for body in self.bodies}

    def part(self, chance: Random) -> Parcel:
        """Return a file with any part of the content in any order."""
        bodies = [body for body in self.bodies if chance.random() < 0.6]
        chance.shuffle(bodies)
        return replace(self, bodies=tuple(bodies))

    def delivery(self) -> Delivery:
        """Return the content as the program takes it in."""
        return Delivery(lambda: iter(self.bodies), lambda: iter(self.personal))

    def stored(self) -> list[StoredRevision]:
        """Return the revisions inside."""
        revisions = [(body, parse(body)) for body in self.bodies]
        return [StoredRevision(revision_id(body), one, one.role) for body, one in revisions]


@dataclass(frozen=True)
class View:
    """Everything that can be seen of a data file: equal views, equal files."""

    bodies: dict[str, bytes]
    records: dict[str, object]
    differing: dict[str, frozenset[str]]
    """The differing keys of each record that has any."""
    waiting: int
    personal: frozenset[tuple[str, str, bytes]]
    """Record, commitment and value of each personal value held."""


class Replica(Protocol):
    """One data file on one PC."""

    @property
    def lane(self) -> str:
        """Return this PC's write stream."""

    def save(self, chance: Random, act: str) -> None:
        """Do one thing to one record: create, edit, personal, delete, restore or erase."""

    def settle(self, chance: Random) -> int:
        """Settle all open differences as one person; returns how many there were."""

    def unsettled(self) -> int:
        """Return how many differences are open."""

    def send(self, to: str | None, *, personal: bool) -> Parcel:
        """Write a file for another PC, by what that PC last said it holds; None: everything."""

    def receive(self, parcel: Parcel) -> None:
        """Take a file in."""

    def clone(self, random: Callable[[int], bytes], skew: int) -> Self:
        """Copy the data file to another PC, whose clock is wrong by `skew` milliseconds."""

    def new_lane(self) -> None:
        """Begin a new write stream: the PC noticed that its file is a copy or was restored."""

    def view(self) -> View:
        """Return all there is to see."""

    def check(self) -> None:
        """Assert that the tables are what the log shows, worked out anew."""

    def close(self) -> None:
        """Leave nothing behind."""
