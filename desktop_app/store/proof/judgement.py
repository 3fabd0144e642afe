"""Whose word each stream is and which entries count, worked out anew and held against what is noted; writes nothing.

Most records are judged at a glance while the log is read. A part hangs on the record it belongs to, which may come
later: it is remembered by a few words, and only what is still open at the end is read once more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desktop_app.i18n import _
from desktop_app.store.log.revision import DamagedRevisionError
from desktop_app.store.log.revisions import by_weight, revisions_by_record
from desktop_app.store.log.tables import HELD, REVISION, STREAM
from desktop_app.store.proof.finding import Finding, of_record
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.trust.certificates import FREE
from desktop_app.store.trust.ground import NotedGround
from desktop_app.store.trust.judging import Reason, Voice, held_entries, plainly_counts
from desktop_app.store.trust.sole_author import sole_unit, targets_of
from desktop_app.store.trust.streams import Streams, Whose, streams_anew

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desktop_app.store.log.revision import StoredRevision


class JudgedAnew(NotedGround):
    """The same questions, answered by the seals, certificates and trusted keys alone."""

    def __init__(self, session: Session, streams: Streams) -> None:
        super().__init__(session, streams.is_accepted)
        self._reasons = {lane: streams.reasons(lane, entries) for lane, entries in streams.fresh.items()}
        whose = {lane: streams.whose(lane) for lane in streams.fresh}
        self._voices = {lane: Voice(one.unit, one.role, free=one.role in FREE) for lane, one in whose.items()}

    def voice(self, stored: StoredRevision) -> Voice | Reason:
        """Return whose word an entry is, or why it is nobody's."""
        lane = stored.revision.lane
        reasons = self._reasons.get(lane)
        if reasons is None:
            return Reason.UNSEALED  # its row names another stream, which is told by its hash
        reason = reasons.get(stored.id) if reasons else None
        if reason is not None and not self.is_accepted(stored):
            return reason
        return self._voices[lane]


class Judgement:
    """Judges the records of a log as they are read, and at the end what had to wait for others."""

    def __init__(self, session: Session, streams: Streams) -> None:
        self._session = session
        self._streams = streams
        self._ground = JudgedAnew(session, streams)
        self._owners: dict[str, str] = {}
        self._parts: dict[str, tuple[str, frozenset[str]]] = {}
        self._open: list[str] = []

    def look_at(self, logs: Mapping[str, Sequence[StoredRevision]]) -> Iterator[Finding]:
        """Yield which entries of some records are noted otherwise than they are to be taken, where that is plain."""
        for record, log in logs.items():
            unit = sole_unit(log, self._ground)
            if unit:
                self._owners[record] = unit
            if plainly_counts(log, self._ground) or all(map(self._ground.is_accepted, log)):
                yield from _unlike(record, log, {})
            elif unit and not any(stored.held for stored in log) and (targets := targets_of(log)):
                self._parts[record] = unit, targets
            else:
                self._open.append(record)

    def rest(self) -> Iterator[Finding]:
        """Yield the same of the records that had to wait, then what is noted wrongly of streams."""
        for record, (unit, targets) in self._parts.items():
            if any(self._owners.get(target) != unit for target in targets):
                self._open.append(record)
        for some in by_weight(self._session, sorted(self._open)):
            try:
                logs = revisions_by_record(self._session, some)
                self._ground.know(logs)
                found = [one for record, log in logs.items() for one in self._judged(record, log)]
            except DamagedRevisionError:
                continue  # told by its hash
            yield from found
        yield from _strange_rows(self._session)
        yield from _strange_streams(self._session, self._streams)

    def _judged(self, record: str, log: Sequence[StoredRevision]) -> Iterator[Finding]:
        return _unlike(record, log, held_entries(log, self._ground))


def judgement_of(session: Session) -> Judgement | None:
    """Return what judges the log anew; None where an entry can't be read that says who may say what."""
    try:
        return Judgement(session, streams_anew(session))
    except DamagedRevisionError:
        return None


def _unlike(record: str, log: Sequence[StoredRevision], right: Mapping[str, Reason]) -> Iterator[Finding]:
    for stored in log:
        reason = right.get(stored.id, "")
        if stored.held == reason:
            continue
        if not stored.held:
            said = _("{record}的一条登记计入了，按封印和权限却不应计入。")
        elif not reason:
            said = _("{record}的一条登记没有计入，按封印和权限却应当计入。")
        else:
            said = _("{record}的一条登记没有计入，记着的原因却不对。")
        yield of_record(Subject.HELD, said, record)


def _strange_rows(session: Session) -> Iterator[Finding]:
    """Yield that the list of held entries names some that the log has not, or not like this."""
    beside = select(func.count()).select_from(HELD).outerjoin(REVISION, REVISION.c.id == HELD.c.revision)
    other = or_(REVISION.c.id.is_(None), REVISION.c.record != HELD.c.record, REVISION.c.lane != HELD.c.lane)
    if count := session.scalar(beside.where(other)):
        said = _("没有计入的名单里，有 {count} 条与登记日志对不上。")
        yield Finding(Subject.HELD, said.format(count=count))


def _strange_streams(session: Session, streams: Streams) -> Iterator[Finding]:
    noted = {row.lane: Whose(row.signing_key, row.unit, row.role) for row in session.execute(select(STREAM))}
    written = {*streams.fresh, *streams.roots.own}
    for lane in sorted({*noted, *streams.fresh}):
        if lane not in written or noted.get(lane) != streams.whose(lane):
            said = _("登记流 {lane} 记着的钥匙、单位或身份，与封印和认证不符。")
            yield Finding(Subject.STREAM, said.format(lane=lane[:8]))
