"""Which record a new one is: that of its name, the one deleted before under that name, or one by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.natural_id import natural_id
from desktop_app.store.log.record_state import state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record


def record_for(
    session: Session, kind: type[Record], values: Mapping[str, Value], record_id: str | None
) -> tuple[str, bool]:
    """Return the id of a record to add ("": none is given), and whether it is one that was deleted and comes back.

    The same name is the same record in every file, so a name that is entered again means the record deleted before.
    A record that has no name, or whose name is taken, has no id of its own. Raises `UserError` where `record_id` is
    another record's.
    """
    named = natural_id(kind, values)
    wanted = record_id or named
    state = state_of(session, wanted) if wanted else None
    if wanted and state is None:
        return wanted, False
    if named and wanted == named and state is not None and state.deleted:
        return named, True
    if record_id:
        raise UserError(_("记录编号 {record} 已经存在。").format(record=record_id), _("请去掉这一行的记录编号后再试。"))
    return "", False
