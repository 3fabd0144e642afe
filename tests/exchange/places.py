"""Places that exchange files: data files of an office and of units, and small steps in them."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.exchange.bundles.frames import pack
from desktop_app.exchange.bundles.header import HAVE, PERSONAL, REVISIONS, Header, Sender
from desktop_app.exchange.bundles.keys import own_keys
from desktop_app.exchange.bundles.receiving import Taking, receive
from desktop_app.exchange.bundles.sending import Wanted, send
from desktop_app.exchange.bundles.writing import Frames, whole_file
from desktop_app.model.kinds import KINDS
from desktop_app.model.natural_id import natural_id
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.tables import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any, BinaryIO

    from desktop_app.exchange.bundles.receiving_outcome import FileOutcome
    from desktop_app.exchange.bundles.sending import Sent
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

NAMES = {"organisation": "测试市测试局", "unit": "就业处"}
NOON = dt.datetime(2013, 12, 31, 4, 0, tzinfo=dt.UTC)
USUAL: dict[str, dict[str, Value]] = {
    "release": {"released_on": dt.date(2013, 5, 6)},
    "application": {
        "channel": "face",
        "nature": "disclosure",
        "applicant_type": "natural",
        "received_on": dt.date(2013, 5, 7),
    },
}


@contextmanager
def made(path: Path, **who: str) -> Iterator[Ledger]:
    """Make a data file of the bureau, open for the length of a `with` block."""
    names = {"organisation": NAMES["organisation"], **who}
    ledger = create_ledger(path, **names, clock=lambda: NOON, catalogue=False)  # type: ignore[arg-type]
    try:
        yield ledger
    finally:
        close_ledger(ledger)


def enter(ledger: Ledger, kind: str, values: Mapping[str, Value]) -> str:
    """Enter one record; an application is the own unit's."""
    usual = dict(USUAL.get(kind, {}))
    if kind == "application":
        usual["unit"] = ledger.profile.unit_id
    with operation(ledger, "登记") as change:
        return change.add(KINDS[kind], usual | dict(values))


def enter_listed(ledger: Ledger, kind: type[Record], values: Mapping[str, Value]) -> str:
    """Enter a record under the id of its name, as a unit's file has what the office's list has."""
    with operation(ledger, "登记") as change:
        return change.add(kind, values, record_id=natural_id(kind, values))


def values(ledger: Ledger, kind: str, field: str) -> set[Any]:
    """Return what the records of a kind show in a field."""
    with reading(ledger) as session:
        return set(session.scalars(select(getattr(KINDS[kind], field))))


def take(ledger: Ledger, path: Path, *codes: str, **how: Any) -> FileOutcome:
    """Receive one file."""
    (outcome,) = receive(ledger, [path], Taking(codes=codes, **how)).files
    return outcome


def hand_over(sender: Ledger, receiver: Ledger, path: Path, **how: Any) -> FileOutcome:
    """Write a file and take it in, its sender certified; it must go well."""
    sent: Sent = send(sender, path, Wanted(**how))
    outcome = take(receiver, path, sent.code, passphrase=how.get("passphrase", ""))
    assert outcome.state == "taken", outcome.message
    return outcome


def hand_made(
    ledger: Ledger,
    work: BinaryIO,
    contents: Sequence[tuple[str, bytes]] = (),
    *,
    sender: Mapping[str, Any] | None = None,
    **changed: Any,
) -> bytes:
    """Return a correctly signed file with whatever contents and header: an insider's."""
    keys = own_keys(ledger)
    frames = Frames(work)
    for kind, content in contents:
        frames.keep(*pack(kind, content))
    with reading(ledger) as session:
        lane = read_settings(session)["lane"]
    who = {
        "signing_key": keys.signing_key,
        "receiving_key": keys.receiving_key,
        "lane": lane,
        "organisation": ledger.profile.organisation_id,
        "unit": ledger.profile.unit_id,
        "unit_name": NAMES["unit"],
        "role": ledger.profile.role,
    }
    header: dict[str, Any] = {
        "app": "0",
        "schema": SCHEMA,
        "bundle": "0" * 32,
        "made_at": 0,
        "sender": Sender(**(who | dict(sender or {}))),
        "frames": frames.table,
        "counts": {REVISIONS: 0, PERSONAL: 0, HAVE: 0},
    }
    return whole_file(Header(**(header | changed)), frames, keys.signing).readall()
