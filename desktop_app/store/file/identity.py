"""Recognising a data file on this PC: as it was left, copied from elsewhere, or restored from a backup.

A copied or restored file goes on in a new write stream, so that no two entries ever hide behind one number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec
from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.ledger import Identity
from desktop_app.store.file import remembered as anchor
from desktop_app.store.file.connection import DatabaseError
from desktop_app.store.file.kept_keys import load_keys
from desktop_app.store.file.pc_keys import PcKeys, make_keys, read_keys
from desktop_app.store.file.remembered import Anchor
from desktop_app.store.file.tokens import is_token, new_token
from desktop_app.store.log.reading import reading
from desktop_app.store.log.settings import NUMBERS, read_settings, remembered_numbers, write_settings
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.witness_tables import SENT_HEAD
from desktop_app.store.log.write_stream import SIGNING_KEY, change_lane, is_own_stream_whole, own_stream

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger, Source
    from desktop_app.store.log.guards import Stream

TOKEN = "token"  # noqa: S105 (the name of a setting)
RETURN_OUTBOX = "return_outbox"
"""The setting that says: files written before the restore are still to be taken in again."""

Found = Literal["", "copied", "restored", "forgotten"]


def recognise(session: Session, source: Source) -> Identity:
    """Compare the file with what this PC remembers of it; where they don't match, begin a new write stream.

    A file without a token that is one counts as copied, and gets one.
    """
    if is_being_made(session):
        return Identity()
    settings = read_settings(session)
    token = settings.get(TOKEN, "")
    known = anchor.load(token)
    found = _found(session, settings, known)
    numbers = _joined(remembered_numbers(session), known)
    if not is_token(token):
        write_settings(session, {TOKEN: new_token()})
        _expect(session, TOKEN)
    own_key = _own_key(session, source)
    if found or own_key != settings.get(SIGNING_KEY):
        write_settings(session, {SIGNING_KEY: own_key})
        change_lane(session, source, _why_anew(found))
        _expect(session, "lane", SIGNING_KEY)
    if found:
        # What was forgotten may hide a restore, so its outbox is looked through too.
        fresh = {NUMBERS: msgspec.json.encode(numbers).decode(), RETURN_OUTBOX: "" if found == "copied" else "yes"}
        write_settings(session, fresh)
    return _remembered(read_settings(session), numbers, known, found)


def _expect(session: Session, *names: str) -> None:
    """Raise `DatabaseError` where settings aren't there that were just written: so it is in a damaged table."""
    if not read_settings(session).keys() >= set(names):
        raise DatabaseError(names)


def _own_key(session: Session, source: Source) -> str:
    """Return the public half of this PC's signing key for the file, made now if need be; "" where none can be kept."""
    token = read_settings(session)[TOKEN]
    keys = read_keys(token) or make_keys(token, source.random)
    return keys.signing_key if keys else ""


def renew_key(session: Session, source: Source, token: str, why: str) -> PcKeys | None:
    """Sign with a new key from now on, in a new write stream; None, and nothing changes, where it can't be kept."""
    kept = read_keys(token)
    made = make_keys(token, source.random, kept.receiving if kept else None)
    if made is not None:
        write_settings(session, {SIGNING_KEY: made.signing_key})
        change_lane(session, source, why)
        remember(token, own_stream(session), {})
    return made


def _why_anew(found: Found) -> str:
    if not found:
        return _("这台电脑换了密钥")
    if found == "copied":
        return _("文件是复制来的")
    return _("文件是从备份恢复的") if found == "restored" else _("本机记住的进度丢失了")


def remember_file(session: Session) -> Identity:
    """Remember a new data file on this PC, now that its first records are made."""
    return _remembered(read_settings(session), {})


def name_file(session: Session, source: Source) -> None:
    """Give a data file that is being made its token, this PC's key for it, and its first write stream."""
    write_settings(session, {TOKEN: new_token()})
    write_settings(session, {SIGNING_KEY: _own_key(session, source)})
    change_lane(session, source, "")


def is_being_made(session: Session) -> bool:
    """Tell whether a file has neither a write stream nor any entry yet."""
    return not read_settings(session).get("lane") and session.scalar(select(REVISION.c.number).limit(1)) is None


def look(session: Session) -> Identity:
    """Return which file this is without changing anything: for a file opened for looking only."""
    settings = read_settings(session)
    known = anchor.load(settings.get(TOKEN, ""))
    return Identity(known.token if known else "")


def words(identity: Identity) -> tuple[str, str]:
    """Say what opening a file found and what to do about it; both empty where it is as it was left."""
    if identity.found == "copied":
        return (
            _("这是一份复制的台账，今后在本机的登记会单独记录。"),
            _("如要上报，请让办公室核对并认证本机的核对码。"),
        )
    if identity.found == "restored":
        return (
            _("这份台账是从备份恢复的，备份以后的登记可能缺失。"),
            _("已上报过的会从发件箱找回，其余请核对后补登。"),
        )
    if identity.found == "forgotten":
        return (
            _("本机记住的这份台账的进度丢失了（可能因为断电），今后在本机的登记会另起一段。"),
            _("本机的核对码没有变，不用重新认证；已上报过的会与发件箱核对一遍。"),
        )
    return "", ""


def is_return_due(ledger: Ledger) -> bool:
    """Tell whether the file was restored and its outbox hasn't been taken in again yet."""
    with reading(ledger) as session:
        return read_settings(session).get(RETURN_OUTBOX) == "yes"


def remember(token: str, stream: Stream, numbers: Mapping[str, int]) -> None:
    """Remember where the write stream stands now, and the numbers that were given out on the way."""
    known = anchor.load(token) or Anchor(token=token, lane=stream.lane)
    known.stand_at(stream.lane, stream.seq, stream.tip or "")
    for series, number in numbers.items():
        known.numbers[series] = max(number, known.numbers.get(series, 0))
    anchor.save(known)


def remember_said(token: str, lane: str, size: int) -> None:
    """Remember that a file tells of so many entries of the list with that name, before it is handed out."""
    known = anchor.load(token)
    if known is not None and known.lane == lane:
        known.said = max(known.said, size)
        anchor.save(known)


def _found(session: Session, settings: Mapping[str, str], known: Anchor | None) -> Found:
    if known is None and load_keys(settings.get(TOKEN, "")) is not None:
        return "forgotten"
    if known is None or known.lane != settings.get("lane"):
        return "copied"
    if not is_own_stream_whole(session):
        return "restored"
    # Nothing was written in this stream yet, so nothing of it can be missing.
    if known.seq and not _holds(session, known):
        return "restored"
    return "" if _told_so_far(session, known.lane) >= known.said else "restored"


def _told_so_far(session: Session, lane: str) -> int:
    """Return of how many entries of this file's list a file told, by the file's own notes.

    A backup from before that file has the same entries of this PC where it wrote nothing since: others have seen a
    list that it knows nothing of all the same.
    """
    return session.scalar(select(func.max(SENT_HEAD.c.size)).where(SENT_HEAD.c.list == lane)) or 0


def _holds(session: Session, known: Anchor) -> bool:
    """Tell whether the entry that this PC wrote last is in the file, where it was."""
    place = select(REVISION.c.id).filter_by(lane=known.lane, seq=known.seq)
    # A set: two entries may stand at one number, once those of a clone came in.
    return known.tip in set(session.scalars(place))


def _joined(kept: Mapping[str, int], known: Anchor | None) -> dict[str, int]:
    """Return the highest numbers that the file or this PC knows of."""
    numbers = dict(known.numbers) if known else {}
    for series, number in kept.items():
        numbers[series] = max(number, numbers.get(series, 0))
    return numbers


def _remembered(
    settings: Mapping[str, str], numbers: dict[str, int], known: Anchor | None = None, found: Found = ""
) -> Identity:
    """Bring what this PC remembers up to the file as it stands now."""
    kept = known or Anchor(token=settings[TOKEN], lane=settings["lane"])
    kept.stand_at(settings["lane"], int(settings.get("lane_seq", "0")), settings.get("lane_tip", ""))
    kept.numbers = numbers
    anchor.save(kept)
    return Identity(settings[TOKEN], found)
