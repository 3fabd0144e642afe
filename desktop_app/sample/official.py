"""What of the sample every new ledger has already: the official record under the bureau's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.natural_id import natural_id
from desktop_app.store.log.record_state import is_alive

if TYPE_CHECKING:
    from desktop_app.model.record import Record
    from desktop_app.sample.content import Values
    from desktop_app.store.log.operation import Change


def official_or_new(change: Change, kind: type[Record], values: Values) -> str:
    """Return the official record of the same name, saying what the sample says of it, or a new one."""
    named = natural_id(kind, values)
    if named and is_alive(change.session, kind.kind, named):
        change.update(named, values)
        return named
    return change.add(kind, values)
