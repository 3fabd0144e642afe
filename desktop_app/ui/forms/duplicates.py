"""A word of warning when a title stands in the ledger already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.office.records.listing import Condition, Filter, record_ids
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.record import Record

_NAMED_ONCE = frozenset({"release", "category", "channel", "unit", "outlet", "indicator", "media_report"})
"""Kinds of which two with the same title are most likely the same thing entered twice."""


def duplicate_hint(ledger: Ledger, kind: type[Record], title: str, record_id: str | None) -> str:
    """Return a sentence where other records of the kind have this very title, else nothing."""
    if kind.kind not in _NAMED_ONCE or not title.strip():
        return ""
    same = Filter(where=(Condition(kind.title_field, "=", title.strip()),))
    others = [one for one in read(ledger, record_ids, kind, same) if one != record_id]
    if not others:
        return ""
    return _("已有 {count} 条同名记录，请看看是不是重复录入。").format(count=len(others))
