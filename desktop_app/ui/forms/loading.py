"""What a form starts from: a saved record with what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.record import values_of
from desktop_app.store.log.reading import reading
from desktop_app.ui.forms.owning import owned_kinds, owned_records, owner_field, owner_kind

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record
    from desktop_app.ui.forms.form import Owned


def load(ledger: Ledger, kind: type[Record], record_id: str) -> tuple[dict[str, Value], Owned] | None:
    """Return a record's values and its owned records; None if it was deleted."""
    with reading(ledger) as session:
        record = session.get(kind, record_id)
        if record is None:
            return None
        owned = {other.kind: owned_records(session, other, record_id) for other in owned_kinds(kind)}
        return values_of(record), owned


def owner_of(ledger: Ledger, kind: type[Record], record_id: str) -> tuple[type[Record], str] | None:
    """Return kind and id of the record that this one belongs to and is edited with; None if it stands alone."""
    owner = owner_kind(kind)
    if owner is None:
        return None
    link = owner_field(kind, owner)
    with reading(ledger) as session:
        record = session.get(kind, record_id)
    return (owner, str(getattr(record, link.name))) if record and link else None
