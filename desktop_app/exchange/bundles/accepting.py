"""The office's word on entries that a unit had no right to write: they count from now on, or stay without effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.i18n import _
from desktop_app.store.log.notices import Notice
from desktop_app.store.log.tables import REVISION, STREAM
from desktop_app.store.log.writing import transaction
from desktop_app.store.trust.own_entries import follow_authority
from desktop_app.store.trust.seal import ROLES, Seal, signed_seal
from desktop_app.store.trust.sealed_entries import in_parts, keep_seals
from desktop_app.store.trust.uncounted_entries import decline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy.orm import Session

    from desktop_app.exchange.bundles.keys import Keys
    from desktop_app.ledger import Ledger

_OPERATION_BYTES = 16
_OFFICE = "office"


def accept_held(ledger: Ledger, entries: Collection[str]) -> Notice:
    """Let held entries (their ids) count, here and wherever the office's next files go; it can't be taken back.

    Raises `UserError` where this isn't the office's file.
    """
    _refuse_units(ledger)
    keys = own_keys(ledger)
    with transaction(ledger) as session:
        keep_seals(session, _acceptances(session, keys, ledger.profile.person, entries))
        shown = follow_authority(session, {}, ledger.rules)
        guards = ledger.keeper.guards(ledger, session)
        followed = guards.follow(session, shown)
    operation = ledger.source.random(_OPERATION_BYTES).hex()
    touched = shown | followed.touched
    notice = Notice(operation, _("认可的内容"), frozenset(touched.values()), frozenset(touched))
    ledger.notices.publish(notice)
    return notice


def decline_held(ledger: Ledger, entries: Collection[str]) -> None:
    """Leave held entries (their ids) without effect and don't ask about them again.

    Raises `UserError` where this isn't the office's file.
    """
    _refuse_units(ledger)
    with transaction(ledger) as session:
        decline(session, entries)


def _refuse_units(ledger: Ledger) -> None:
    if ledger.profile.role != _OFFICE:
        raise UserError(_("只有办公室可以认可超出权限的内容。"), _("请把情况告诉办公室，由办公室核对后认可。"))


def _acceptances(session: Session, keys: Keys, person: str, entries: Collection[str]) -> Iterator[Seal]:
    by_lane: dict[str, list[str]] = {}
    for row in session.execute(select(REVISION.c.id, REVISION.c.lane).where(REVISION.c.id.in_(list(entries)))):
        by_lane.setdefault(row.lane, []).append(row.id)
    for lane, marks in sorted(by_lane.items()):
        stream = session.execute(select(STREAM).filter_by(lane=lane)).first()
        unit, role = (stream.unit, stream.role) if stream is not None and stream.role in ROLES else ("", "")
        seal = Seal(lane=lane, marks=(), person=person[:500], unit=unit, role=role, accepts="these")
        yield from (signed_seal(part, keys.signing) for part in in_parts(seal, marks))
