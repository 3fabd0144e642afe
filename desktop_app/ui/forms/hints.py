"""Words of warning beside a field that was just left: the title stands there already, a number gives somebody away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.kinds import IndicatorValue
from desktop_app.model.personal_data import READ_BY_ALL, personal_data_in, sort_text
from desktop_app.office.records.indicator_words import beside_words
from desktop_app.store.log.reading import read
from desktop_app.ui.forms.duplicates import duplicate_hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.ledger import Ledger
    from desktop_app.ui.forms.field_row import FieldRow
    from desktop_app.ui.forms.form import RecordForm


_PERIOD = frozenset({"indicator", "year", "month"})
"""The fields by which a value of an indicator may stand beside another one of the same year."""


def hinted_rows(form: RecordForm) -> Iterator[FieldRow]:
    """Yield the fields that there can be something to say about: the title, and what the public will read."""
    public = READ_BY_ALL.get(form.kind.kind, ())
    for name, row in form.rows.items():
        if name in public or row is form.title_row or (form.kind is IndicatorValue and name in _PERIOD):
            yield row


def hint_of(ledger: Ledger, form: RecordForm, row: FieldRow) -> str:
    """Return what is worth knowing about what stands in a field, the gravest first, or ""."""
    typed = row.input.typed()
    if row.field.name in READ_BY_ALL.get(form.kind.kind, ()):
        sorts = dict.fromkeys(sort_text(found.sort) for found in personal_data_in(typed))
        if sorts:
            return _("这里有{sorts}，公开前请删去或遮盖。").format(sorts=_("、").join(sorts))
    if form.kind is IndicatorValue and row.field.name in _PERIOD:
        return read(ledger, beside_words, form.values(), form.record_id)
    return duplicate_hint(ledger, form.kind, typed, form.record_id) if row is form.title_row else ""
