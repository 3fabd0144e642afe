"""Mending a data file from its own log and from what other files hold of it; each step is said, nothing is lost.

All of it rests on hashes and commitments that the file itself holds, so a source needn't be trusted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.progress import silent, without_stopping
from desktop_app.store.file.identity import remember
from desktop_app.store.file.upgrading import show_anew
from desktop_app.store.log.materialise import materialise
from desktop_app.store.log.reading import read
from desktop_app.store.log.write_stream import own_stream
from desktop_app.store.log.writing import transaction
from desktop_app.store.proof.brought_back import Candidate, candidates_of, plan
from desktop_app.store.proof.entries import facts_of
from desktop_app.store.proof.mended_log import guards_lifted, mend_log
from desktop_app.store.proof.mended_rest import (
    forget_garbled_notes,
    go_on_in_a_sound_stream,
    put_streams_right,
    put_types_right,
    restore_profile,
    take_out_garbled_notes,
    trust_nobody_unexplained,
)
from desktop_app.store.proof.mended_seals import give_streams_back, put_seals_right
from desktop_app.store.proof.mended_values import (
    take_contents,
    take_out_strange_contents,
    take_out_strange_values,
    take_values,
)
from desktop_app.store.proof.own_stream import own_stream_of
from desktop_app.store.proof.wanted import read_log
from desktop_app.store.trust.holding import judge_anew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.store.merge.delivery import Delivery
    from desktop_app.store.trust.seal import Seal

    Open = Callable[[], AbstractContextManager[Delivery]]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another file that may hold what is missing here; it is read as often as need be."""

    name: str
    open: Open


def mend(ledger: Ledger, others: Sequence[Elsewhere], progress: Progress = silent) -> list[str]:
    """Mend everything that can be mended, and return each step in words.

    Whoever calls keeps a copy of the file first. Raises `UserError` where the file can't be written.
    """
    offered = _offered(ledger, others, progress)
    with transaction(ledger) as session:
        steps = list(_steps(session, ledger, offered, progress))
        rules, codes = ledger.keeper.rules(session), ledger.keeper.codes(session)
    ledger.in_force.rules, ledger.in_force.codes = rules, codes
    for other in others:
        # What was mended so far stays mended.
        steps += _values_from(ledger, other, without_stopping(progress))
    with transaction(ledger) as session:
        # A secret was spared while the value was missing that it might have fitted.
        take_out_strange_values(session, read_log(session))
    return steps


def settle_own_stream(ledger: Ledger) -> list[str]:
    """Let this installation write on in a sound stream, and remember where that stands."""
    with transaction(ledger) as session:
        steps = list(go_on_in_a_sound_stream(session, ledger.source))
        stream = own_stream(session)
    if ledger.identity.token:
        remember(ledger.identity.token, stream, {})
    return steps


@dataclass(frozen=True, slots=True)
class _Offered:
    """What other files hold: entries that aren't here, and seals."""

    entries: dict[str, Candidate]
    seals: list[Seal]


def _offered(ledger: Ledger, others: Sequence[Elsewhere], progress: Progress) -> _Offered:
    held = read(ledger, read_log).held
    found = _Offered({}, [])
    for done, other in enumerate(others):
        progress(done, len(others), _("正在查看“{name}”").format(name=other.name))
        with other.open() as delivery:
            found.entries.update(candidates_of(delivery.bodies(), held))
            found.seals.extend(delivery.seals())
    return found


def _steps(session: Session, ledger: Ledger, offered: _Offered, progress: Progress) -> Iterator[str]:
    yield from _log(session, offered.entries)
    # Whose word each entry is follows from the keys that are trusted, so those come first.
    facts = facts_of(session)
    yield from take_out_garbled_notes(session)
    yield from trust_nobody_unexplained(session, facts)
    yield from restore_profile(session, own_stream_of(session))
    yield from put_seals_right(session, offered.seals)
    yield from give_streams_back(session)
    put_streams_right(session)
    yield from forget_garbled_notes(session)
    judge_anew(session, facts.certifying)
    state = read_log(session)
    if gone := take_out_strange_values(session, state):
        yield _("拿掉了 {count} 项与日志不符的个人信息。").format(count=gone)
    if gone := take_out_strange_contents(session, state):
        yield _("拿掉了 {count} 个与日志不符的附件。").format(count=gone)
    session.connection().exec_driver_sql("REINDEX")
    show_anew(session, ledger.keeper.rules, progress)
    yield _("由登记日志重新算出了全部表格和搜索索引。")


def _log(session: Session, candidates: dict[str, Candidate]) -> Iterator[str]:
    with guards_lifted(session):
        put_types_right(session)
    state = read_log(session)
    made = plan(state, candidates)
    mend_log(session, state, made)
    if made.replaced:
        yield _("换回了 {count} 条被改动的登记日志。").format(count=len(made.replaced))
    if made.added:
        yield _("找回了 {count} 条登记日志。").format(count=len(made.added))
    if made.unreadable:
        said = _("拿掉了 {count} 条读不出来的登记日志，修复前的文件里还留着。")
        yield said.format(count=len(made.unreadable))
    if made.relabelled:
        yield _("按内容改正了 {count} 条登记日志的编号。").format(count=len(made.relabelled))


def _values_from(ledger: Ledger, other: Elsewhere, progress: Progress) -> Iterator[str]:
    """Take the personal values and attached files that are still asked for; the rows then show them."""
    progress(0, 0, _("正在查看“{name}”").format(name=other.name))
    with other.open() as delivery, transaction(ledger) as session:
        values = take_values(session, delivery.personal())
        materialise(session, list(values), ledger.rules)
        contents = take_contents(session, delivery.contents())
    if values:
        count = sum(values.values())
        yield _("从“{name}”找回了 {count} 项个人信息。").format(name=other.name, count=count)
    if contents:
        yield _("从“{name}”找回了 {count} 个附件。").format(name=other.name, count=contents)
