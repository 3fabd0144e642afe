"""Checking the bytes kept under their own hash: attached files, and pieces that only a newer version reads."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.store.log.named_contents import came_without, wanted_contents
from desktop_app.store.log.tables import CONTENT
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.progress import Progress
    from desktop_app.store.proof.entries import LogFacts

_CONTENTS = "SELECT sha256, size, content FROM content ORDER BY sha256"
_FRAMES = "SELECT sha256, NULL, packed FROM kept_frame ORDER BY sha256"


def changed_bytes(session: Session, progress: Progress) -> Iterator[Finding]:
    """Yield each attached file and each kept piece whose bytes aren't those of its SHA-256."""
    said = _("附件 {digest} 的内容已损坏。")
    yield from _changed(session, _CONTENTS, said, progress)
    yield from _changed(session, _FRAMES, _("更新版本的一段内容 {digest} 已损坏。"), progress)


def _changed(session: Session, query: str, said: str, progress: Progress) -> Iterator[Finding]:
    # One at a time: an attached file may have 50 MB.
    rows = session.connection().execution_options(yield_per=1).exec_driver_sql(query)
    for digest, size, content in rows:
        progress(0, 0, _("正在核对附件"))
        whole = isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == digest
        if not whole or size not in {None, len(content)}:
            yield Finding(Subject.CONTENT_CHANGED, said.format(digest=str(digest)[:12]))


def lacking_contents(session: Session, facts: LogFacts, own: str) -> Iterator[Finding]:
    """Yield the attached files that live records name, that were here and aren't any more.

    A file for statistics brings no applicant's files, and some come late: those are asked for. What this PC itself
    entered, it held.
    """
    without = came_without(session)
    for digest in sorted(wanted_contents(session)):
        elsewhere = facts.digests.get(digest, set()) - {own}
        if not elsewhere or (without is not None and digest not in without):
            said = _("附件 {digest} 的内容不见了。")
            yield Finding(Subject.CONTENT_LACKING, said.format(digest=digest[:12]))


def unnamed_contents(session: Session, facts: LogFacts) -> Iterator[Finding]:
    """Yield the attached files that no entry of the log names."""
    for digest in session.scalars(select(CONTENT.c.sha256).order_by(CONTENT.c.sha256)):
        if digest not in facts.digests:
            said = _("附件 {digest} 没有一条登记提到。")
            yield Finding(Subject.CONTENT_UNNAMED, said.format(digest=str(digest)[:12]))
