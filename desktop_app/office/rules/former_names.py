"""The names that a ledger has given up for those of the office's list; they aren't brought back by an undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.natural_id import natural_id
from desktop_app.store.log.settings import read_settings, write_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.field import Value
    from desktop_app.model.record import Record

_FORMER = "former_names"
"""The setting with the records of those names, parted by blanks."""


def note_former(session: Session, record: str) -> None:
    """Keep that this ledger is no longer that of a unit or bureau."""
    write_settings(session, {_FORMER: f"{read_settings(session).get(_FORMER, '')} {record}".strip()})


def refuse_former(session: Session, kind: type[Record], values: Mapping[str, Value]) -> None:
    """Refuse to bring a name back: the records would be another unit's than the ledger; raises `UserError`."""
    if natural_id(kind, values) in read_settings(session).get(_FORMER, "").split():
        raise UserError(
            _("“{name}”已经改成办公室名单里的名称，不能再改回去。").format(name=values.get("name")),
            _("如果选错了单位，请把名单里对的单位告诉办公室，由办公室把记录转过去。"),
        )
