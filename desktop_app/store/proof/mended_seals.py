"""Seals as they were signed, and streams given back to whose they are: what whose word each entry is rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.store.log.birth import lane_of_key
from desktop_app.store.log.portions import portions
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import LANE, SEAL
from desktop_app.store.log.write_stream import SIGNING_KEY
from desktop_app.store.proof.sealed import broken_seals, usurped_streams
from desktop_app.store.trust.seal import encode_seal, is_signed_seal, seal_id, seals_among
from desktop_app.store.trust.sealed_entries import keep_seals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from desktop_app.store.trust.seal import Seal


def put_seals_right(session: Session, offered: Iterable[Seal]) -> Iterator[str]:
    """Put the seals back that aren't as they were signed, from themselves or from those offered; say what became of it.

    A seal that bears its key's signature proves itself, whoever offers it; a note of what was taken in by hand is only
    taken where the file itself still names its hash.
    """
    broken = list(broken_seals(session, silent))
    if not broken:
        return
    ids, lanes = {seal.id for seal in broken}, {seal.lane for seal in broken}
    bodies: list[object] = []
    for some in portions(sorted(ids)):
        bodies += session.scalars(select(SEAL.c.body).where(SEAL.c.id.in_(some)))
        session.execute(delete(SEAL).where(SEAL.c.id.in_(some)))
    left = _count(session)
    # A seal that was put under another stream is its own stream's again.
    lanes |= {seal.lane for seal in seals_among(bodies)}
    keep_seals(
        session,
        (
            seal
            for seal in (*seals_among(bodies), *offered)
            if seal.lane in lanes and (seal_id(encode_seal(seal)) in ids if seal.is_local else is_signed_seal(seal))
        ),
    )
    said = _("拿掉了 {gone} 个不对的封印，放回了 {kept} 个。")
    yield said.format(gone=len(broken), kept=_count(session) - left)


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(SEAL)) or 0


def give_streams_back(session: Session) -> Iterator[str]:
    """Let the file call only those streams its own that are named after its own keys."""
    settings = read_settings(session)
    own, key = settings.get("lane", ""), settings.get(SIGNING_KEY, "")
    for lane in usurped_streams(session):
        row = session.execute(select(LANE).where(LANE.c.lane == lane)).one()
        if lane != own:
            session.execute(delete(LANE).where(LANE.c.lane == lane))
        elif lane_of_key(key, row.nonce) == lane:
            session.execute(update(LANE).where(LANE.c.lane == lane).values(signing_key=key))
        else:
            continue
        yield _("登记流 {lane} 改记回它自己的钥匙名下。").format(lane=lane[:8])
