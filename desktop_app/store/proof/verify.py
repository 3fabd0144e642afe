"""Proving a data file: what it is made of, what is kept in it, and that all of it says the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import String, cast, func, select
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.progress import silent
from desktop_app.store.log.reading import DamagedPartError, reading
from desktop_app.store.log.rows import table_of
from desktop_app.store.log.tables import DIFFERENCE, RECORD_STATE, REVISION
from desktop_app.store.proof.cells import is_made_from_the_log, strange_cells
from desktop_app.store.proof.database import damaged_structure, strange_marks
from desktop_app.store.proof.entries import LogFacts, read_entries
from desktop_app.store.proof.exchanged import garbled_notes, lacking_notes, unexplained_pcs
from desktop_app.store.proof.finding import Finding, Verdict, of_record
from desktop_app.store.proof.judgement import Judgement, judgement_of
from desktop_app.store.proof.kept_bytes import changed_bytes, lacking_contents, unnamed_contents
from desktop_app.store.proof.named_findings import with_names
from desktop_app.store.proof.numbers import lacking_numbers
from desktop_app.store.proof.own_stream import OwnStream, broken_own_streams, own_stream_of
from desktop_app.store.proof.personal_values import kept_beside, shown_values, strange_values, values_without_a_record
from desktop_app.store.proof.profile import behind_memory, strange_profile
from desktop_app.store.proof.schema import strange_schema
from desktop_app.store.proof.sealed import strange_seals, usurped_streams
from desktop_app.store.proof.searched_texts import search_index_is_right
from desktop_app.store.proof.shown_rows import misprojected
from desktop_app.store.proof.streams import broken_streams
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.proof.witnessed_log import unlike_what_was_said
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record
    from desktop_app.progress import Progress

_ANYTHING = (SQLAlchemyError, UserError, AttributeError, LookupError, TypeError, *UNREADABLE)
"""What reading a damaged file may end with: any answer of SQLite may be of another kind than it must be."""


def verify(ledger: Ledger, progress: Progress = silent) -> Verdict:
    """Check the whole file and name everything that isn't as the program left it; changes nothing."""
    damaged = list(damaged_structure(ledger, progress))
    content: list[Finding] = []
    notes: list[str] = []
    revisions = records = 0
    try:
        with reading(ledger) as session:
            revisions = session.execute(select(func.count()).select_from(REVISION)).scalar_one()
            records = session.execute(select(func.count()).select_from(RECORD_STATE)).scalar_one()
            for finding in _content(session, ledger, progress):
                content.append(finding)  # noqa: PERF402 (what was found before the rest can't be read stays found)
            content = with_names(session, content)
            notes += behind_memory(session, own_stream_of(session))
    except _ANYTHING as error:
        # A table that isn't there, or a page that can't be read; anything else is our mistake in a file that is whole.
        if not damaged and not content and not isinstance(error, (DatabaseError, DamagedPartError)):
            raise
        content.append(Finding(Subject.STRUCTURE, _("文件的一部分读不出来，其余的没有检查。")))
    return Verdict((*damaged, *strange_marks(ledger), *content), revisions, records, tuple(notes))


def _content(session: Session, ledger: Ledger, progress: Progress) -> Iterator[Finding]:
    yield from strange_schema(session)
    strange = dict(strange_cells(session))
    yield from strange.values()
    readable = not any(map(is_made_from_the_log, strange))
    facts, own = LogFacts(), own_stream_of(session)
    judgement = judgement_of(session)
    entries = list(_records(session, ledger, _Held(facts, own, judgement, with_rows=readable), progress))
    yield from entries
    yield from strange_seals(session, progress)
    yield from (Finding(Subject.STREAM, said) for said in usurped_streams(session).values())
    if judgement is not None:
        yield from judgement.rest()
    yield from lacking_numbers(session)
    yield from broken_own_streams(session, own)
    yield from unlike_what_was_said(session)
    yield from broken_streams(session, own, facts.roles, progress)
    yield from values_without_a_record(session)
    yield from changed_bytes(session, progress)
    if readable:
        yield from _strays(session)
        yield from lacking_contents(session, facts, own.lane)
        if not search_index_is_right(session):
            yield Finding(Subject.SEARCH, _("搜索索引与记录不一致，可以重建。"))
    if not any(finding.subject is Subject.ENTRY for finding in entries):
        yield from unnamed_contents(session, facts)
    yield from (finding for _pc, finding in unexplained_pcs(session, facts))
    yield from lacking_notes(session)
    yield from garbled_notes(session)
    yield from strange_profile(session, own)


@dataclass(frozen=True, slots=True)
class _Held:
    """What the records are held against while the log is read."""

    facts: LogFacts
    own: OwnStream
    judgement: Judgement | None
    with_rows: bool


def _records(session: Session, ledger: Ledger, against: _Held, progress: Progress) -> Iterator[Finding]:
    """Yield what is wrong with each record: its entries, its personal values, whether it counts, its row."""
    total = session.execute(select(func.count()).select_from(REVISION)).scalar_one()
    done = 0
    for read in read_entries(session, against.facts):
        yield from read.findings
        kept = kept_beside(session, list(read.logs))
        yield from strange_values(read.logs, kept, against.own)
        if against.judgement is not None:
            yield from against.judgement.look_at(read.logs)
        if against.with_rows:
            for record in misprojected(session, read.logs, shown_values(kept), ledger.rules):
                yield of_record(Subject.ROWS, _("{record}的内容与登记日志不一致。"), record)
        done += read.entries
        progress(done, total, _("正在核对登记日志"))


def _strays(session: Session) -> Iterator[Finding]:
    """Yield the rows that no entry of the log accounts for, or that stand under another kind than the log says."""
    for kind in KINDS.values():
        for record in session.connection().execute(_unaccounted(kind)).scalars():
            yield of_record(Subject.ROWS, _("{record}没有登记日志。"), record)
    known = select(REVISION.c.record)
    for column in (RECORD_STATE.c.record, DIFFERENCE.c.record):
        for record in session.scalars(select(cast(column, String)).where(column.not_in(known))):
            yield of_record(Subject.ROWS, _("{record}没有登记日志。"), record)


@cache
def _unaccounted(kind: type[Record]) -> Select[str]:
    table, state = table_of(kind), RECORD_STATE.c
    rightful = select(state.record).where(state.record == table.c.id, state.kind == kind.kind).exists()
    # As text: a damaged index may hold something else in its place.
    return select(cast(table.c.id, String)).where(~rightful)
