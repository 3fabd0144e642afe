"""Handing a rule file down to the units, and putting one out of use: only the office does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import RuleFile
from desktop_app.store.log.contents import keep
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value


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
