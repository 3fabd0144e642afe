"""Carrying the log of a data file that holds foreign parts into a clean one: taken in like a file from elsewhere."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import insert, select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import Organisation, Unit
from desktop_app.progress import silent
from desktop_app.store.carried import Carried
from desktop_app.store.file.check import (
    check_header,
    check_name,
    check_neighbours,
    check_place,
    damaged,
    is_plain,
    was_interrupted,
    wrong_password,
)
from desktop_app.store.file.connection import DatabaseError, connector
from desktop_app.store.file.creation import ROLES, fill_tables
from desktop_app.store.file.foreign_log import ForeignLog
from desktop_app.store.file.identity import TOKEN
from desktop_app.store.file.opening import close_file, open_file
from desktop_app.store.file.tokens import is_token
from desktop_app.store.log.derivation import derive_everything_again
from desktop_app.store.log.rebuild import rebuild_tables
from desktop_app.store.log.record_state import state_of
from desktop_app.store.log.revision import Count, parse
from desktop_app.store.log.settings import NUMBERS, write_settings
from desktop_app.store.log.tables import KEPT_FRAME, REVISION
from desktop_app.store.log.write_stream import OK, change_lane, note_lane
from desktop_app.store.log.writing import transaction
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Keeper
    from desktop_app.progress import Progress

_LANE = re.compile(r"[0-9a-f]{32}")


def carry_log(source: Path, target: Path, keeper: Keeper, password: str = "", progress: Progress = silent) -> Carried:
    """Make a clean data file with the log of one that can't be opened, protected by the same password.

    The file it comes from isn't touched. Raises `UserError` where its log can't be read, or `target` is there.
    """
    check_name(target)
    check_place(source, writes=False)
    if target.exists():
        raise UserError(_("“{name}”已经存在，没有覆盖。").format(name=target.name), _("请换一个文件名。"))
    check_neighbours(source)
    password = "" if is_plain(source) else password
    check_header(source, password=password)
    with written_whole(target, owner_only=True) as unfinished:
        try:
            with closing(_copied(source, unfinished, password)) as connection:
                return _carried(ForeignLog(connection), unfinished, keeper, password, progress)
        except DatabaseError as error:
            raise (wrong_password(source) if password else damaged(source)) from error


def _copied(source: Path, beside: Path, password: str) -> Any:  # noqa: ANN401 (the driver has no types)
    """Return a reading connection to a copy: what a crash left half written is put right there."""
    copy = beside.with_name("source.ogi")
    shutil.copyfile(source, copy)
    for ending in ("-journal", "-wal"):
        left = source.with_name(f"{source.name}{ending}")
        if left.exists():
            shutil.copyfile(left, copy.with_name(f"{copy.name}{ending}"))
    if was_interrupted(copy):
        with closing(connector(copy, password, writes=True)()) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    return connector(copy, password, writes=False)()


def _carried(log: ForeignLog, path: Path, keeper: Keeper, password: str, progress: Progress) -> Carried:
    fill_tables(path, password)
    said = log.settings()
    ledger = open_file(path, keeper, password=password)
    try:
        with transaction(ledger) as session:
            if _LANE.fullmatch(said.get("lane", "")):
                write_settings(session, {"lane": said["lane"], "lane_seq": "0", "lane_tip": ""})
                note_lane(session, said["lane"], OK, at=ledger.source.moment())
            else:
                change_lane(session, ledger.source, "")
        delivery = Delivery(log.bodies, log.personal, log.contents)
        adopted = adopt(ledger, delivery, progress, label=_("从另一个文件带出"))
        with transaction(ledger) as session:
            _settle(session, said, log.frames())
            rebuild_tables(session, keeper.rules(session), progress)
            derive_everything_again(session, keeper.rules(session))
        read, unreadable = log.entries()
    finally:
        close_file(ledger)
    return Carried(read, unreadable, adopted.personal, adopted.contents)


def _settle(session: Session, said: dict[str, str], frames: Iterator[dict[str, object]]) -> None:
    """Keep what belongs to the file itself: who works with it, its name on this PC, where its write stream stands."""
    kept = _profile(session, said)
    if is_token(said.get(TOKEN, "")):
        kept[TOKEN] = said[TOKEN]
    column = REVISION.c
    last = session.execute(
        select(column.seq, column.id)
        .where(column.lane == said.get("lane", ""))
        .order_by(column.seq.desc(), column.number.desc())
        .limit(1)
    ).first()
    if last is not None:
        kept |= {"lane_seq": str(last.seq), "lane_tip": last.id}
    numbers = _numbers(said.get(NUMBERS, ""))
    if numbers:
        kept[NUMBERS] = numbers
    write_settings(session, kept)
    for frame in frames:
        session.execute(insert(KEPT_FRAME).prefix_with("OR IGNORE"), frame)


def _profile(session: Session, said: dict[str, str]) -> dict[str, str]:
    """Return who works with the file: as it says where the log knows that bureau and unit, else who began the log."""
    organisation, unit = said.get("organisation_id", ""), said.get("unit_id", "")
    role = said.get("role", "")
    if not (
        _is_kind(session, organisation, Organisation.kind) and _is_kind(session, unit, Unit.kind) and role in ROLES
    ):
        organisation, unit, role = _beginners(session)
    return {"organisation_id": organisation, "unit_id": unit, "role": role, "person": said.get("person", "")}


def _is_kind(session: Session, record: str, kind: str) -> bool:
    state = state_of(session, record)
    return state is not None and state.kind == kind


def _beginners(session: Session) -> tuple[str, str, str]:
    first: dict[str, str] = {}
    role = ""
    for body in session.scalars(select(REVISION.c.body).order_by(REVISION.c.number)):
        revision = parse(body)
        if revision.kind in {Organisation.kind, Unit.kind} and revision.kind not in first:
            first[revision.kind] = revision.rec
            role = role or revision.role
        if len(first) > 1:
            return first[Organisation.kind], first[Unit.kind], role if role in ROLES else ROLES[0]
    raise UserError(
        _("登记日志里找不到机关和单位，带不出来。"), _("请新建一份台账，再收下办公室的文件或以前上报过的文件。")
    )


def _numbers(kept: str) -> str:
    try:
        msgspec.json.decode(kept, type=dict[str, Count])
    except msgspec.DecodeError:
        return ""
    return kept
