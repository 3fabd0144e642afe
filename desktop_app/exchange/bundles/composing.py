"""What goes into a file for a receiver: entries, personal values, attached files, and the header that names them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.exchange.bundles.hand_out import seals_over
from desktop_app.exchange.bundles.header import Frame, Header, Sender
from desktop_app.exchange.bundles.witness_statement import statement_for
from desktop_app.exchange.bundles.writing import pack_delivery
from desktop_app.model.kinds import Unit
from desktop_app.passwords import refuse_weak
from desktop_app.store.log.named_contents import kept_contents
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import SCHEMA
from desktop_app.store.merge.have_list import have_list
from desktop_app.store.merge.kept_frames import kept_frames
from desktop_app.store.merge.lacking_entries import delivery_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.addressing import Address
    from desktop_app.exchange.bundles.keys import Keys
    from desktop_app.exchange.bundles.witness_statement import OwnLog
    from desktop_app.exchange.bundles.writing import Frames
    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.store.merge.delivery import Delivery

_BUNDLE_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a file is to be written: for whom ("" as usual), how much of it, and by which passphrase it is locked.

    Raises `UserError` for a passphrase that is too weak.
    """

    to: str = ""
    statistics_only: bool = False
    everything: bool = False
    passphrase: str = ""

    def __post_init__(self) -> None:
        """Refuse a weak passphrase before anything is handed in or written."""
        refuse_weak(self.passphrase)


def compose(  # noqa: PLR0913, PLR0917 (all that a file is made of)
    session: Session,
    ledger: Ledger,
    to: Address,
    wanted: Wanted,
    keys: Keys,
    log: OwnLog,
    frames: Frames,
    progress: Progress,
) -> Header:
    """Pack what the receiver gets and return the header for it."""
    now = ledger.source.moment()
    delivery = _delivery(session, to, wanted)
    seals = partial(seals_over, session, ledger.profile, keys)
    pack_delivery(frames, delivery, have_list(session), kept_contents(session, personal=False), seals, progress)
    # Whether those of a newer version are personal can't be told here: a full file hands them on.
    for row in () if wanted.statistics_only else kept_frames(session):
        frames.keep(Frame(row.kind, len(row.packed), row.size, row.sha256), row.packed)
    return Header(
        app=__version__,
        schema=SCHEMA,
        bundle=ledger.source.random(_BUNDLE_BYTES).hex(),
        made_at=now,
        sender=_sender(session, ledger, keys),
        receiver=to.receiver,
        disclosure="statistics" if wanted.statistics_only else "full",
        everything=wanted.everything or to.have is None,
        counts=frames.counts,
        witness=statement_for(session, keys, log, to.receiver, now),
        frames=frames.table,
    )


def entries_for(session: Session, to: Address, wanted: Wanted) -> Iterable[bytes]:
    """Return the entries that the receiver gets."""
    return _delivery(session, to, wanted).bodies()


def _delivery(session: Session, to: Address, wanted: Wanted) -> Delivery:
    have = None if wanted.everything else to.have
    return delivery_for(session, have, personal=not wanted.statistics_only, records=to.records)


def _sender(session: Session, ledger: Ledger, keys: Keys) -> Sender:
    profile = ledger.profile
    unit = session.get(Unit, profile.unit_id) if profile.unit_id else None
    return Sender(
        signing_key=keys.signing_key,
        receiving_key=keys.receiving_key,
        lane=read_settings(session)["lane"],
        organisation=profile.organisation_id,
        unit=profile.unit_id,
        unit_name=unit.name if unit else "",
        role="office" if profile.role == "office" else "unit",
        person=profile.person[:500],
    )
