"""Rule files that the office hands down: which are in force, adding one, putting one out of use.

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
from desktop_app.store.log.contents import keep
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


class KeptRules(NamedTuple):
    """A rule file that is in force: its record, its file's name, the day it was handed down, its bytes' SHA-256.

    The bytes are read with `content_of`: they may be missing where the record came without them.
    """

    record_id: str
    name: str
    issued_on: dt.date | None
    sha256: str


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


def hand_down(ledger: Ledger, subject: str, name: str, content: bytes) -> str:
    """Keep a rule file in the ledger and return its record's id; one of the same name gets the new content.

    The caller has checked that the content is right for the subject. Only the office hands rules down (`UserError`).
    """
    _refuse_others(ledger)
    with operation(ledger, _("启用规则文件“{name}”").format(name=name)) as change:
        values: dict[str, Value] = {
            "sha256": keep(change.session, content),
            "size": len(content),
            "issued_on": ledger.source.now().astimezone().date(),
            "withdrawn": False,
        }
        same = select(RuleFile.id).where(RuleFile.subject == subject, RuleFile.name == name).order_by(RuleFile.id)
        record_id = change.session.scalars(same).first()
        if record_id is None:
            return change.add(RuleFile, {"subject": subject, "name": name} | values)
        change.update(record_id, values)
        return record_id


def withdraw(ledger: Ledger, record_id: str) -> None:
    """Put a rule file out of use; it stays in the ledger and its history. Only the office does (`UserError`)."""
    _refuse_others(ledger)
    with operation(ledger, _("停用规则文件")) as change:
        change.update(record_id, {"withdrawn": True})


def _refuse_others(ledger: Ledger) -> None:
    if ledger.profile.role != "office":
        raise UserError(_("规则文件由办公室统一启用和停用。"), _("请把文件交给办公室，随下发文件发给各单位。"))
