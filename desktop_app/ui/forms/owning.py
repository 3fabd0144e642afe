"""Records that belong to another one and are edited in its form: publications of a release, fees of an application."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop_app.model.owning import owned_kinds

if TYPE_CHECKING:
    from desktop_app.model.record import Record

_ROWS = frozenset({"publication", "fee"})


@cache
def kinds_in_form(kind: type[Record]) -> tuple[type[Record], ...]:
    """Return the owned kinds that are rows of the owner's form; steps, letters and files have places of their own."""
    return tuple(other for other in owned_kinds(kind) if other.kind in _ROWS)
