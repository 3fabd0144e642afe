"""An application as the procedure sees it, read from the ledger, and the records of a step written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, Application
from desktop_app.model.law.workflow import Case, case_of
from desktop_app.model.record import values_of
from desktop_app.store.log.derivation import belongings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.model.law.rules import Rules
    from desktop_app.model.law.taking import Write
    from desktop_app.store.log.change import Change


def read_case(session: Session, rules: Rules, application_id: str) -> Case:
    """Return the case of an application under the rules in force; raises `UserError` if it is gone."""
    application = session.get(Application, application_id)
    if application is None:
        raise UserError(_("这件申请已经不在了，可能刚被删除。"), _("请刷新列表再试。"))
    values = values_of(application) | {"id": application.id}
    return case_of(values, belongings(session, Application, application_id), rules)


def write_step(change: Change, application_id: str, written: Iterable[Write]) -> None:
    """Write the records of a step: those it changes, and new ones linked to their application."""
    for write in written:
        if write.record:
            change.update(write.record, write.values)
        else:
            change.add(KINDS[write.kind], {**write.values, "application": application_id})
