"""The log against what this PC has said of it, and others have confirmed: how it began can't change any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, union

from desktop_app.i18n import _
from desktop_app.store.log.entry_list import entry_tree
from desktop_app.store.log.settings import read_settings
from desktop_app.store.log.witness_tables import CONFIRMED_HEAD, LIST_ORIGIN, SENT_HEAD
from desktop_app.store.proof.finding import Finding
from desktop_app.store.proof.subjects import Subject
from desktop_app.store.witness.own_list import is_held
from desktop_app.store.witness.statements import head_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session


def unlike_what_was_said(session: Session) -> Iterator[Finding]:
    """Yield where the log isn't the one that this PC told others of, in its present list: cut, or in another order."""
    name = read_settings(session).get("lane", "")
    said = union(
        *(
            select(table.c.list, table.c.size, table.c.root).where(table.c.list == name)
            for table in (SENT_HEAD, CONFIRMED_HEAD, LIST_ORIGIN)
        )
    )
    heads = [head for row in session.execute(said) if (head := head_in(row)) is not None]
    # Hashing the log takes a while, and most files have told nobody anything.
    tree = entry_tree(session) if heads else None
    wrong = [head for head in heads if tree is not None and not is_held(tree, head)]
    if wrong:
        least = min(head.size for head in wrong)
        said_so = _("本机告诉过别人登记日志的前 {count} 条是怎样的，现在对不上。")
        yield Finding(Subject.WITNESSED, said_so.format(count=least))
