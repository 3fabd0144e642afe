"""What stands around every transaction that changes records, whoever does it: asked before, told when it is kept.

The store knows none of those rules. Who opens a data file hands over the keeper that makes its guards, so that no verb
and no file that comes in can pass them by.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

MovedDays = dict[str, "tuple[dt.date | None, dt.date | None]"]
"""Records whose derived day moved: from when to when."""


class Stream(NamedTuple):
    """Where the write stream of this installation stands: its id, and the number and id of its last entry."""

    lane: str
    seq: int
    tip: str | None


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed from a change without being written: records of one kind whose derived day moved."""

    kind: str = ""
    moved: MovedDays = field(default_factory=dict)

    @property
    def touched(self) -> dict[str, str]:
        """Return the kind of each of the records."""
        return dict.fromkeys(self.moved, self.kind)


class Closing(Protocol):
    """An operation that is about to be closed, as its guards see it."""

    @property
    def session(self) -> Session:
        """Return the session that the operation writes in."""

    @property
    def touched(self) -> Mapping[str, str]:
        """Return the records that the operation wrote, each with its kind."""

    @property
    def operation(self) -> str:
        """Return the operation's id, which its entries bear."""

    def note_touched(self, kinds: Mapping[str, str]) -> None:
        """Note further records that show something else now, each with its kind."""

    def add(self, kind: type[Record], values: Mapping[str, Value]) -> str:
        """Add a record and return its id."""


class Guards(Protocol):
    """The guards of one transaction: an operation, or the taking in of another file's entries."""

    def before(self, kind: type[Record], old: Mapping[str, Value], new: Mapping[str, Value]) -> None:
        """Let a change of one record through or raise `UserError`; values are empty where the record isn't there.

        Every verb of an operation asks, before anything is kept.
        """

    def closing(self, change: Closing) -> None:
        """Add what belongs to an operation besides what was asked for; asked once, last of all."""

    def follow(self, session: Session, touched: Mapping[str, str]) -> Followed:
        """Bring along what follows from records that were written here or came in (the kind of each)."""

    def kept(self, stream: Stream) -> None:
        """Hear that everything is safely in the file, before anybody else is told."""
