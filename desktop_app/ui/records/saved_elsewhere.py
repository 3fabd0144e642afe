"""What is said where a record was saved that the list, as it is narrowed, doesn't show."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.records.record_values import value_of
from desktop_app.office.records.year_condition import listing_field
from desktop_app.store.log.reading import read
from desktop_app.ui.context.messages import Message
from desktop_app.ui.context.selection import Selection
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context


def say_where(context: Context, kind: type[Record], record_id: str) -> None:
    """Say into which year a record went, and offer to show it."""
    field = listing_field(kind)
    value = read(context.ledger, value_of, kind, record_id, field.name) if field else None
    year = value.year if isinstance(value, dt.date) else value
    said = (
        _("已存入 {year} 年，不在现在列出的范围里。").format(year=year) if year else _("已保存，不在现在列出的范围里。")
    )
    shown = Selection(kind.kind, (record_id,), _("刚保存的"))
    context.messages.said.emit(Message(said.format(year=year), tone=Tone.GOOD, look=shown))
