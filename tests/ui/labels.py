"""What the log calls the operations of a test, held against the personal values that it must not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from desktop_app.store.log.reading import reading
from desktop_app.store.log.revision import parse
from desktop_app.store.log.tables import PERSONAL_VALUE, REVISION

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

NAMING = frozenset(
    {"applicant_name", "applicant_phone", "applicant_address", "identity", "party", "complainant", "addressee", "name"}
)
"""The keys whose values say who somebody is; others are whole sentences, of which a title may hold a word."""


def labels_that_name_somebody(ledger: Ledger) -> set[str]:
    """Return the labels in the log that hold a personal value."""
    with reading(ledger) as session:
        held = session.execute(select(PERSONAL_VALUE).where(PERSONAL_VALUE.c.key.in_(NAMING)))
        values = [msgspec.json.decode(row.value) for row in held]
        labels = {parse(body).label for body in session.scalars(select(REVISION.c.body))}
    words = {str(word) for value in values for word in (value.values() if isinstance(value, dict) else [value]) if word}
    return {label for label in labels if any(len(word) > 1 and word in label for word in words)}
