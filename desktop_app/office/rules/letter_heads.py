"""The kinds of letters of a ledger: the program's own, and those that the office handed down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.model.codes import Code
from desktop_app.model.letter_heads import LetterHead, head_of, in_order, own_heads
from desktop_app.office.rules.rule_files import rule_files, rules_content
from desktop_app.unreadable import UNREADABLE

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SUBJECT = "letters"
"""The subject of rule files that are letters."""


def letter_heads(session: Session) -> dict[str, LetterHead]:
    """Return every kind of letter by its code, in the order of lists; a file that can't be used is passed over."""
    handed_down = handed_down_heads(session)
    return in_order((own_heads() | handed_down).values()) if handed_down else own_heads()


def handed_down_heads(session: Session) -> dict[str, LetterHead]:
    """Return the kinds of letters that were handed down, filled up from the program's own; the newest counts."""
    found: dict[str, LetterHead] = {}
    for kept in rule_files(session, SUBJECT):
        try:
            head = head_of(rules_content(session, kept))
        except (UserError, *UNREADABLE):
            continue
        head = head.over(own_heads().get(head.code))
        if head.complete:
            found[head.code] = head
    return found


def letter_codes(session: Session) -> list[Code]:
    """Return what the handed-down letters add to the code list of letters, or word anew."""
    return [Code(head.code, head.name, head.english) for head in handed_down_heads(session).values()]
