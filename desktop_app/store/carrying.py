"""Carrying the log of a data file that holds foreign parts into a clean one: taken in like a file from elsewhere."""

from __future__ import annotations

import re
import shutil
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import insert

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.progress import silent
from desktop_app.store.carried import Carried
from desktop_app.store.carried_witness import carry_witnesses
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
from desktop_app.store.file.creation import fill_tables
from desktop_app.store.file.foreign_log import ForeignLog
from desktop_app.store.file.identity import TOKEN
from desktop_app.store.file.opening import close_file, open_file
from desktop_app.store.file.tokens import is_token
from desktop_app.store.log.derivation import derive_everything_again
from desktop_app.store.log.rebuild import rebuild_tables
from desktop_app.store.log.revision import Count
from desktop_app.store.log.settings import NUMBERS, read_settings, write_settings
from desktop_app.store.log.tables import KEPT_FRAME, LANE
from desktop_app.store.log.write_stream import LANE_BYTES, OK, SIGNING_KEY
from desktop_app.store.log.writing import transaction
from desktop_app.store.log_survey import survey
from desktop_app.store.merge.adopting import adopt
from desktop_app.store.merge.delivery import Delivery, Origin
from desktop_app.store.trust.seal import LONGEST_SEAL, DamagedSealError, read_seal
from desktop_app.store.trust.sealed_entries import keep_seals
from desktop_app.unreadable import UNREADABLE
from desktop_app.whole_file import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Keeper, Ledger
    from desktop_app.progress import Progress
    from desktop_app.store.log_survey import Survey
    from desktop_app.store.trust.seal import Seal

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
    found, said = survey(log), log.settings()
    profile = found.profile(said)
    fill_tables(path, password)
    ledger = open_file(path, keeper, password=password)

    def let_count(session: Session) -> None:
        keep_seals(session, found.seals(log.streams()))

    try:
        with transaction(ledger) as session:
            write_settings(session, profile)
            _begin_stream(session, ledger, log, said.get("lane", ""))
        adopted = adopt(
            ledger,
            Delivery(log.bodies, log.personal, log.contents, partial(_signed, log), Origin("", earlier=False)),
            progress,
            label=_("从另一个文件带出"),
            first=let_count,
        )
        with transaction(ledger) as session:
            _settle(session, said, found)
            renewed = carry_witnesses(session, log, ledger.source)
            for frame in log.frames():
                session.execute(insert(KEPT_FRAME).prefix_with("OR IGNORE"), frame)
            rebuild_tables(session, keeper.rules(session), progress)
            derive_everything_again(session, keeper.rules(session))
        read, unreadable = log.entries()
    finally:
        close_file(ledger)
    return Carried(read, unreadable, adopted.personal, adopted.contents, renewed)


def _begin_stream(session: Session, ledger: Ledger, log: ForeignLog, lane: str) -> None:
    """Go on in the write stream of the file; if its key isn't this PC's, opening it begins another one."""
    if not _LANE.fullmatch(lane):
        lane = ledger.source.random(LANE_BYTES).hex()
    key, nonce = log.key_of(lane)
    write_settings(session, {"lane": lane, "lane_seq": "0", "lane_tip": "", SIGNING_KEY: key})
    row = {"lane": lane, "signing_key": key, "nonce": nonce, "opened_at": ledger.source.moment()}
    session.execute(insert(LANE).values(row | {"state": OK, "why": ""}))


def _signed(log: ForeignLog) -> Iterator[Seal]:
    """Yield the seals that bear their keys' signatures; a file's own notes of what came in by hand don't."""
    for body in log.seals(LONGEST_SEAL):
        with suppress(DamagedSealError):
            yield read_seal(body)


def _settle(session: Session, said: dict[str, str], found: Survey) -> None:
    """Keep what belongs to the file itself: its name on this PC, where its write stream stands, its highest numbers."""
    kept = {TOKEN: said[TOKEN]} if is_token(said.get(TOKEN, "")) else {}
    own = found.streams.get(read_settings(session).get("lane", ""))
    if own is not None:
        kept |= {"lane_seq": str(own.last[0]), "lane_tip": own.last[1]}
    if numbers := _numbers(said.get(NUMBERS, "")):
        kept[NUMBERS] = numbers
    write_settings(session, kept)


def _numbers(kept: str) -> str:
    try:
        msgspec.json.decode(kept, type=dict[str, Count])
    except UNREADABLE:
        return ""
    return kept
