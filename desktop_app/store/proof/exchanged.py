"""Whose files are taken here, and which came and went: each trusted PC and each note explained by the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.store.file.pc_keys import is_garbled
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import BUNDLE_LOG, PEER, STREAM
from desktop_app.store.merge.exchanged_files import FILES_NOTED, IN, unreadable_notes
from desktop_app.store.merge.known_pcs import KnownPc, known_pcs
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.store.proof.entries import LogFacts


def unexplained_pcs(session: Session, facts: LogFacts) -> Iterator[tuple[KnownPc, Finding]]:
    """Yield the trusted PCs that neither a certificate nor a file taken from them explains, or whose keys are others.

    The key that signs is the one of the stream that it writes; of the one that receives only the checksum can tell.
    """
    notes = BUNDLE_LOG.c
    opened = {row.lane: row.signing_key for row in session.execute(select(STREAM.c.lane, STREAM.c.signing_key))}
    came = {tuple(row) for row in session.execute(select(notes.lane, notes.unit).where(notes.direction == IN))}
    for pc in known_pcs(session):
        certified = facts.certificates.get(pc.signing_key)
        has_handed_in = (pc.lane, pc.unit) in came
        is_of_its_unit = has_handed_in or pc.unit in facts.certified_units.get(pc.signing_key, ())
        by_certificate = certified is not None and pc.receiving_key in certified and is_of_its_unit
        by_file = certified is None and has_handed_in
        # A PC's role stands in every entry that it wrote.
        wrote_as = facts.roles.get(pc.lane, {pc.role})
        if not (by_certificate or by_file) or pc.role not in wrote_as:
            said = _("“{unit}”的一台电脑被当作可信，却没有来历。")
        elif opened.get(pc.lane, "") not in {"", pc.signing_key} or is_garbled(pc.receiving_key):
            said = _("“{unit}”的一台电脑，记着的钥匙不是它的。")
        else:
            continue
        yield pc, Finding(Subject.TRUSTED_PC, said.format(unit=pc.unit_name or pc.signing_key[:8]))


def lacking_notes(session: Session) -> Iterator[Finding]:
    """Yield how many notes of exchanged files are gone, and the PCs whose latest file isn't noted any more."""
    count = session.scalar(select(func.count()).select_from(BUNDLE_LOG)) or 0
    last = session.connection().exec_driver_sql("SELECT max(rowid) FROM bundle_log").scalar() or 0
    noted = read_settings(session).get(FILES_NOTED, "")
    lacking = max(last, int(noted) if noted.isdecimal() else 0) - count
    if lacking > 0:
        yield Finding(Subject.FILE_NOTES, _("收发文件的记录少了 {count} 条。").format(count=lacking))
    note = BUNDLE_LOG.c
    latest = select(note.digest).where(note.direction == IN, note.lane == PEER.c.lane, note.at == PEER.c.at)
    for name in session.scalars(select(PEER.c.name).where(~latest.exists())):
        said = _("收到过“{unit}”的文件，收发记录里却没有。")
        yield Finding(Subject.FILE_NOTES, said.format(unit=name))


def garbled_notes(session: Session) -> Iterator[Finding]:
    """Yield the PCs of which it can't be read any more what they hold."""
    for name in unreadable_notes(session).values():
        said = _("“{unit}”已经有哪些登记，记着的内容读不出来了。")
        yield Finding(Subject.UNREAD_NOTES, said.format(unit=name))
