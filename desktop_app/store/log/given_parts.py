"""Giving a record to another unit: what belongs to it is told so too, each part in its own log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop_app.model.kinds import KINDS
from desktop_app.store.log.links import owned_by
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revision import WHOSE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.log_value import LoggedKey
    from desktop_app.model.record import Record


class Settling(Protocol):
    """An operation, as far as it writes keys as they are."""

    session: Session

    def settle(self, kind: type[Record], record: str, keys: Mapping[str, LoggedKey]) -> None:
        """Write keys of a record."""


def give_parts(change: Settling, kind: type[Record], record: str, unit: str) -> None:
    """Say in each part of a record that it is a unit's from now on.

    By that alone it can be told what the unit that had the record before wrote without knowing it.
    """
    for part in owned_by(change.session, kind, record):
        state = state_of(change.session, part)
        if state is not None:
            part_kind = KINDS[state.kind]
            change.settle(part_kind, part, {WHOSE: unit})
            give_parts(change, part_kind, part, unit)
