"""The kinds whose records stand one under another."""

from __future__ import annotations

from desktop_app.model.kinds import KINDS
from desktop_app.model.record import links_of

PARENT = "parent"
"""The field by which a record of such a kind says what it stands under."""

TREES = frozenset(
    name for name, kind in KINDS.items() if (above := links_of(kind).get(PARENT)) is not None and above.links == name
)
"""The names of those kinds, e.g. category."""
