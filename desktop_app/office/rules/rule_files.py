"""Rule files that the office handed down: which are in force.

They are records like any other, so they reach the units with exchanged files. What is in them is for the reader of
their subject to know: annex formats, layouts, code lists, letters and calendars are all found here the same way.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import RuleFile
from desktop_app.store.log.contents import content_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


LARGEST_RULES = 1 << 20
"""Bytes of the largest rule file that is read: ten times the largest that the program brings along."""


class KeptRules(NamedTuple):
    """A rule file that is in force: its record, its file's name, the day it was handed down, its bytes' SHA-256.

    The bytes are read with `rules_content`: they may be missing where the record came without them.
    """

    record_id: str
    name: str
    issued_on: dt.date | None
    sha256: str


def rules_content(session: Session, kept: KeptRules) -> bytes:
    """Return the bytes of a rule file; raises `UserError` where they are missing, damaged or too many."""
    content = content_of(session, kept.sha256)
    if len(content) > LARGEST_RULES:
        raise UserError(
            _("文件太大，超过 {most} KB。").format(most=LARGEST_RULES >> 10), _("请办公室重新下发这个文件。")
        )
    return content


def rule_files(session: Session, subject: str) -> list[KeptRules]:
    """Return the rule files of a subject (a code of `rule_file_subject`) that are in force, the newest last.

    Of several with one name the one handed down last counts, whichever PC it came from.
    """
    newest: dict[str, RuleFile] = {}
    in_force = select(RuleFile).where(RuleFile.subject == subject, RuleFile.withdrawn.is_not(True))
    for record in session.scalars(in_force.order_by(RuleFile.issued_on, RuleFile.id)):
        newest[record.name] = record
    found = [KeptRules(record.id, name, record.issued_on, record.sha256) for name, record in newest.items()]
    return sorted(found, key=lambda kept: (kept.issued_on or dt.date.min, kept.record_id))
