"""The code lists of a ledger: the program's own, and what the office handed down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.errors import UserError
from desktop_app.model.code_additions import code_file_shape, lists_of, misfits
from desktop_app.model.codes import official_lists
from desktop_app.office.rules.letter_heads import letter_codes
from desktop_app.office.rules.rule_files import rule_files, rules_content
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desktop_app.model.codes import Code, CodeLists

SUBJECT = "codes"
"""The subject of rule files that are code lists."""


def load_codes(session: Session) -> CodeLists:
    """Return the code lists as this data file has them now."""
    return official_lists().with_added(_added_lists(session))


def _added_lists(session: Session) -> list[dict[str, Sequence[Code]]]:
    """Return what the handed-down files add, the newest last; one that can't be used is passed over.

    A letter that was handed down is one more kind of letter. The list of handed-down files says why one can't be used;
    here it must stop nothing.
    """
    letters = letter_codes(session)
    found: list[dict[str, Sequence[Code]]] = [{"letter": letters}] if letters else []
    for kept in rule_files(session, SUBJECT):
        try:
            lists = lists_of(msgspec.json.decode(rules_content(session, kept), type=code_file_shape()))
        except (UserError, *UNREADABLE):
            continue
        if not any(misfits(lists, official_lists().by_name)):
            found.append(dict(lists))
    return found
