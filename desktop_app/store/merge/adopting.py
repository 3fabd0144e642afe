"""Adopting what another data file hands over: the union of the two logs, in one transaction, or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.store.log.contents import keep
from desktop_app.store.log.named_contents import (
    digests_of,
    forget_contents,
    note_came_without,
    records_naming,
    wanted_contents,
)
from desktop_app.store.log.notices import Notice
from desktop_app.store.log.personal import accept, drop_met_needs, forget
from desktop_app.store.log.portions import light_portions
from desktop_app.store.log.revisions import by_weight, revisions_by_record, revisions_of
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import REVISION
from desktop_app.store.log.write_stream import (
    FORKED,
    change_lane,
    forked_among,
    is_forked,
    note_lane,
    own_stream,
)
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.adopted import Adopted
from desktop_app.store.merge.bringing_along import bring_along
from desktop_app.store.merge.delivery_check import check_delivery, refuse_endless
from desktop_app.store.merge.exchanged_files import note_file, remember
from desktop_app.store.merge.union import unite
from desktop_app.store.trust.by_hand import take_by_hand, take_unsealed
from desktop_app.store.trust.holding import hold_back
from desktop_app.store.trust.sealed_entries import keep_seals
from desktop_app.store.trust.uncounted_entries import held_among

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.store.log.guards import Guards, Stream
    from desktop_app.store.merge.adopted import Tally
    from desktop_app.store.merge.delivery import Delivery
    from desktop_app.store.merge.exchanged_files import FileNote, Peer
    from desktop_app.store.trust.certificates import Power

_OPERATION_BYTES = 16


@dataclass(slots=True)
class _Outcome:
    """What one adoption did, until it is safely in the file."""

    adopted: Adopted
    kinds: dict[str, str]
    guards: Guards
    stream: Stream


def adopt(  # noqa: PLR0913 (what is taken in, and what is kept or done with it, all by keyword)
    ledger: Ledger,
    delivery: Delivery,
    progress: Progress = silent,
    *,
    label: str = "",
    file: FileNote | None = None,
    peer: Peer | None = None,
    first: Callable[[Session], None] | None = None,
    also: Callable[[Session], None] | None = None,
    newcomer: Mapping[str, Power] | None = None,
    rehearsal: bool = False,
) -> Adopted:
    """Take in everything of a delivery that isn't here yet; the same again changes nothing.

    `file` and `peer` are noted in the same transaction; `first` is done in it before anything else, `also` after all.
    `rehearsal` tells what would come of it and keeps nothing; `newcomer` is the key that would be certified then.
    Raises `DamagedDeliveryError` before anything is written, `UserError` where the file can't be written.
    """
    # Outside the transaction: reading a long file mustn't keep others from writing.
    total = check_delivery(delivery, progress)
    with transaction(ledger) as session:
        if first is not None:
            first(session)
        outcome = _take_in(session, ledger, delivery, total, progress, newcomer or {})
        if file is not None:
            note_file(session, file)
        if peer is not None:
            remember(session, peer)
        if also is not None:
            also(session)
            # It may have begun a new write stream.
            outcome.stream = own_stream(session)
        if rehearsal:
            session.rollback()
    if not rehearsal:
        _tell(ledger, outcome, label)
    return outcome.adopted


def _take_in(
    session: Session,
    ledger: Ledger,
    delivery: Delivery,
    total: int,
    progress: Progress,
    newcomer: Mapping[str, Power],
) -> _Outcome:
    since = session.scalar(select(func.max(REVISION.c.number))) or 0
    tally = unite(session, delivery.bodies(), total, progress)
    refuse_endless(session, tally.touched)
    changed = _judge(session, delivery, tally, newcomer)
    erasing = _erased(session, {*tally.erasing, *changed})
    # Before any value is accepted: nothing asks for an erased record's values once they are forgotten.
    for record in erasing:
        forget(session, record)
    drop_met_needs(session)
    revealed = _accept(session, delivery, progress)
    touched = list(dict.fromkeys((*tally.touched, *revealed, *sorted(changed))))
    brought = bring_along(session, touched, {*revealed, *changed}, since, ledger.rules, progress)
    # After the records: only their rows, as they show by now, say which files are wanted.
    contents = _contents(session, delivery, erasing)
    note_came_without(session, tally.named)
    kinds = brought.kinds | records_naming(session, contents)
    guards = ledger.keeper.guards(ledger, session)
    followed = guards.follow(session, kinds)
    forked = _note_forks(session, ledger, tally.grown)
    adopted = Adopted(
        new=tally.new,
        known=tally.known,
        newer=tally.newer,
        by_unit_and_kind=tally.by_unit_and_kind(),
        by_kind=tally.by_kind(),
        records=len(brought.kinds),
        waiting=brought.waiting,
        differences=tuple(brought.differences),
        settled=brought.settled,
        personal=sum(revealed.values()),
        contents=len(contents),
        forked=tuple(forked),
        held=held_among(session, tally.fresh),
        moved=followed.moved,
    )
    return _Outcome(adopted, kinds | followed.touched, guards, own_stream(session))


def _judge(session: Session, delivery: Delivery, tally: Tally, newcomer: Mapping[str, Power]) -> set[str]:
    """Work out whose the new entries are and which of them count; returns the records where that changed."""
    if delivery.origin is None:
        take_by_hand(session, tally.fresh)
    else:
        keep_seals(session, delivery.seals())
        if delivery.origin.earlier:
            take_unsealed(session, tally.fresh, delivery.origin.key)
    touched = {record: kind for record, (_unit, kind) in tally.touched.items()}
    return hold_back(session, tally.fresh, touched, tally.certifying, newcomer)


def _erased(session: Session, records: Collection[str]) -> set[str]:
    """Return those of the records that an entry which counts has erased."""
    return {
        record
        for some in by_weight(session, sorted(records))
        for record, log in revisions_by_record(session, some).items()
        if any(stored.revision.erase and not stored.held for stored in log)
    }


def _accept(session: Session, delivery: Delivery, progress: Progress) -> dict[str, int]:
    """Keep the personal values that the log has commitments for; returns how many new ones each record got."""
    revealed: dict[str, int] = {}
    for some in light_portions(delivery.personal(), lambda sent: sum(len(value) for _key, value in sent.values)):
        for record, count in accept(session, some).items():
            revealed[record] = revealed.get(record, 0) + count
        progress(0, 0, _("正在汇总个人信息"))
    return revealed


def _contents(session: Session, delivery: Delivery, erasing: Collection[str]) -> list[str]:
    """Forget the files of erased records and keep those that are asked for; returns which came."""
    named = (stored.revision for record in erasing for stored in revisions_of(session, record))
    forget_contents(session, [digest for revision in named for digest in digests_of(revision.kind, revision.f)])
    wanted = wanted_contents(session)
    came: list[str] = []
    for content in delivery.contents():
        if sha256(content).hexdigest() in wanted:
            came.append(keep(session, content))
            wanted.remove(came[-1])
    return came


def _note_forks(session: Session, ledger: Ledger, grown: Mapping[str, int]) -> list[str]:
    """Mark the write streams that two PCs write; if it is ours, this PC goes on in a new one."""
    forked = [lane for lane in forked_among(session, grown) if not is_forked(session, lane)]
    now = ledger.source.moment()
    for lane in forked:
        note_lane(session, lane, FORKED, at=now, why=_("两台电脑用了同一个数据文件"))
        if lane == read_settings(session)["lane"]:
            change_lane(session, ledger.source, _("本文件有另一份拷贝也在登记"), FORKED)
    return forked


def _tell(ledger: Ledger, outcome: _Outcome, label: str) -> None:
    """Let the open windows know, once everything is safely in the file."""
    outcome.guards.kept(outcome.stream)
    if outcome.kinds:
        operation = ledger.source.random(_OPERATION_BYTES).hex()
        kinds = frozenset(outcome.kinds.values())
        ledger.notices.publish(Notice(operation, label, kinds, frozenset(outcome.kinds)))
