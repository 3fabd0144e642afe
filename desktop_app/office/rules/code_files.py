"""The code lists that the office handed down, put in force while the data file is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.errors import UserError
from desktop_app.model.code_additions import code_file_shape, lists_of, misfits
from desktop_app.model.codes import official_lists, put_in_force
from desktop_app.model.kinds import RuleFile
from desktop_app.office.rules.letter_heads import letter_codes
from desktop_app.office.rules.rule_files import rule_files
from desktop_app.store.log.contents import content_of
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.codes import Code
    from desktop_app.store.log.notices import Notice

SUBJECT = "codes"
"""The subject of rule files that are code lists."""


def use_code_files(ledger: Ledger) -> None:
    """Put in force what a data file adds to the code lists, now and whenever its rule files change."""

    def hear(notice: Notice) -> None:
        if RuleFile.kind in notice.kinds:
            _follow(ledger)

    _follow(ledger)
    ledger.notices.subscribe(hear)


def drop_code_files(ledger: Ledger) -> None:
    """Put out of force what a data file added, because it is closed."""
    put_in_force(ledger.reader, ())


def _follow(ledger: Ledger) -> None:
    with reading(ledger) as session:
        put_in_force(ledger.reader, added_lists(session))


def added_lists(session: Session) -> list[dict[str, Sequence[Code]]]:
    """Return what the handed-down files add, the newest last; one that can't be used is passed over.

    A letter that was handed down is one more kind of letter. The list of handed-down files says why one can't be used;
    here it must stop nothing.
    """
    letters = letter_codes(session)
    found: list[dict[str, Sequence[Code]]] = [{"letter": letters}] if letters else []
    for kept in rule_files(session, SUBJECT):
        try:
            lists = lists_of(msgspec.json.decode(content_of(session, kept.sha256), type=code_file_shape()))
        except (UserError, msgspec.DecodeError, UnicodeDecodeError):
            continue
        if not any(misfits(lists, official_lists())):
            found.append(dict(lists))
    return found
