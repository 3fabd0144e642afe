"""Carrying along what PCs said and saw of each other's logs, so that a carried log can prove that it is still the same.

What others said counts by their signatures alone. What this file said of its own list is held against the log that came
along: where it isn't that any more, or nobody knows what was said, a new list begins that names the old one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Table, insert

from desktop_app.i18n import _
from desktop_app.store.file import remembered
from desktop_app.store.file.identity import TOKEN, remember
from desktop_app.store.log.entry_list import entry_tree
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.witness_tables import (
    CONFIRMED_HEAD,
    CONTRADICTION,
    LIST_ORIGIN,
    SENT_HEAD,
    WITNESSED_HEAD,
)
from desktop_app.store.log.write_stream import SIGNING_KEY, change_lane, own_stream
from desktop_app.store.trust.seal import is_signed
from desktop_app.store.witness.own_list import denied_heads
from desktop_app.store.witness.statements import confirmation_text, head_in, origin_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Source
    from desktop_app.store.file.foreign_log import ForeignLog


def carry_witnesses(session: Session, log: ForeignLog, source: Source) -> bool:
    """Take over what was witnessed, once the log stands; tells whether a new list begins."""
    for table, proves in _PROVEN.items():
        for row in log.rows(table):
            if proves(row):
                session.execute(insert(table).prefix_with("OR IGNORE"), row)
    settings = read_settings(session)
    # Without this PC's key, opening the file begins a new list in any case.
    if not settings.get(SIGNING_KEY) or _is_the_same(session, log):
        return False
    token, old = settings.get(TOKEN, ""), own_stream(session)
    change_lane(session, source, _("从另一个文件带出，登记日志与以前说过的不同"))
    known = remembered.load(token)
    if known is not None and known.lane == old.lane:
        remember(token, own_stream(session), {})
    return True


def _is_the_same(session: Session, log: ForeignLog) -> bool:
    """Tell whether the log is all that was ever said of it, as far as the file could say what that was."""
    return all(map(log.has, (SENT_HEAD, LIST_ORIGIN))) and not denied_heads(session, entry_tree(session))


def _is_origin(row: Mapping[str, Any]) -> bool:
    return origin_in(row) is not None


def _is_head(row: Mapping[str, Any]) -> bool:
    return head_in(row) is not None


def _is_said(row: Mapping[str, Any]) -> bool:
    head = head_in(row)
    return head is not None and is_signed(head.text, row["signature"], row["signing_key"])


def _is_confirmed(row: Mapping[str, Any]) -> bool:
    head = head_in(row)
    if head is None:
        return False
    return is_signed(confirmation_text(row["signing_key"], head, row["at"]), row["signature"], row["witness"])


def _is_contradiction(row: Mapping[str, Any]) -> bool:
    known = {"list": row["list"], "size": row["known_size"], "root": row["known_root"]}
    before = {**known, "signing_key": row["signing_key"], "signature": row["known_signature"]}
    return _is_said(row) and _is_said(before)


_PROVEN: dict[Table, Callable[[Mapping[str, Any]], bool]] = {
    LIST_ORIGIN: _is_origin,
    SENT_HEAD: _is_head,
    CONFIRMED_HEAD: _is_confirmed,
    WITNESSED_HEAD: _is_said,
    CONTRADICTION: _is_contradiction,
}
"""The tables, each with what tells that one of its rows is true, or at least has the form of what was said."""
