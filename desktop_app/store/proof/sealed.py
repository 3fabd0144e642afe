"""The seals of a data file: each as it was signed, under its hash and its stream; and whose own streams these are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Device
from desktop_app.store.log.birth import lane_of_key
from desktop_app.store.log.settings import read_profile, read_settings
from desktop_app.store.log.tables import LANE, SEAL
from desktop_app.store.log.write_stream import SIGNING_KEY
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.trust.seal import encode_seal, is_signed_seal, seal_id, seals_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.progress import Progress

_ROWS = "SELECT id, lane, body FROM seal ORDER BY lane, id"


@dataclass(frozen=True, slots=True)
class BrokenSeal:
    """A seal that isn't as it was signed: its row and its stream, and what is wrong with it."""

    id: str
    lane: str
    said: str


def broken_seals(session: Session, progress: Progress) -> Iterator[BrokenSeal]:
    """Yield every seal that nobody signed like this; a file's own notes of what came in by hand bear no signature."""
    rows = session.connection().exec_driver_sql(_ROWS).fetchall()
    for done, (identity, lane, body) in enumerate(rows):
        progress(done, len(rows), _("正在核对封印"))
        if said := _wrong(identity, lane, body):
            yield BrokenSeal(str(identity), str(lane), said.format(lane=str(lane)[:8]))


def strange_seals(session: Session, progress: Progress) -> Iterator[Finding]:
    """Yield the same as findings."""
    for seal in broken_seals(session, progress):
        yield Finding(Subject.SEAL, seal.said)


def usurped_streams(session: Session) -> dict[str, str]:
    """Return the streams that the file calls its own and that aren't, each with the sentence that says why."""
    rows = session.execute(select(LANE).where(LANE.c.signing_key != "")).all()
    current = read_settings(session).get(SIGNING_KEY, "")
    ours = read_profile(session).unit_id
    keys = {row.signing_key for row in rows} - {current}
    certified = session.execute(select(Device.signing_key, Device.unit).where(Device.signing_key.in_(keys)))
    others = {row.signing_key for row in certified if row.unit != ours}
    found = {}
    for row in rows:
        sealed = _keys_that_opened(session, row.lane)
        named = lane_of_key(row.signing_key, row.nonce) if row.nonce else row.lane
        if named != row.lane or sealed - {row.signing_key}:
            found[row.lane] = _("登记流 {lane} 记作本机的，它的名字却出自别的钥匙。").format(lane=row.lane[:8])
        elif row.signing_key in others:
            found[row.lane] = _("登记流 {lane} 记作本机的，它的钥匙却是别的单位的。").format(lane=row.lane[:8])
    return found


def _wrong(identity: object, lane: object, body: object) -> str:
    """Return what is wrong with a seal, "" where nothing is."""
    seal = next(seals_among([body]), None)
    if seal is None:
        return _("登记流 {lane} 的一个封印读不出来。")
    if not (seal.is_local or is_signed_seal(seal)):
        return _("登记流 {lane} 的一个封印，签名不对。")
    if lane != seal.lane:
        return _("登记流 {lane} 的一个封印，是为别的登记流签的。")
    return "" if identity == seal_id(encode_seal(seal)) else _("登记流 {lane} 的一个封印，内容被换过。")


def _keys_that_opened(session: Session, lane: str) -> set[str]:
    """Return the keys that sealed a stream as the one that opened it: there can be no second."""
    bodies = session.scalars(select(SEAL.c.body).where(SEAL.c.lane == lane)).all()
    return {seal.key for seal in seals_among(bodies) if seal.is_own}
