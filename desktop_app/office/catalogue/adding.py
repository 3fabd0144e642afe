"""Adding the official catalogue to a ledger: all of it to a new one, what it lacks to one made before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import Organisation
from desktop_app.office.catalogue.official_entries import body_of, official_entries
from desktop_app.store.log.reading import read
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revision import parse
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger, Profile


def lacking_entries(session: Session, profile: Profile) -> list[bytes]:
    """Return the official entries of records that a ledger has never held; what it deleted isn't lacking."""
    bureau = session.get(Organisation, profile.organisation_id) if profile.organisation_id else None
    entries = official_entries(body_of(bureau.name if bureau else ""))
    return [entry for entry in entries if state_of(session, parse(entry).rec) is None]


def add_official_catalogue(ledger: Ledger) -> int:
    """Add the official records that a ledger lacks and return how many; those it has stay as they are.

    Raises `UserError` where the file can't be written.
    """
    lacking = read(ledger, lacking_entries, ledger.profile)
    if lacking:
        adopt(ledger, Delivery(lambda: lacking), label=_("补齐官方目录"))
    return len(lacking)
