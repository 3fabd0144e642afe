"""Words beside the fields of a form that are empty because the log holds what nobody could have entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.store.log.reading import read
from desktop_app.store.log.unread_values import unread_by_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.ledger import Ledger
    from desktop_app.ui.forms.field_row import FieldRow
    from desktop_app.ui.forms.form import RecordForm


def mark_unread(ledger: Ledger, form: RecordForm) -> None:
    """Say at each such field of the record, and of what belongs to it, why nothing stands there."""
    rows = dict(_rows(form))
    for record, names in read(ledger, unread_by_record, list(rows)).items():
        for name in names & rows[record].keys():
            words = _("这里登记的是不认识的值，没有计入；原样留在变更记录里。填上正确的内容再保存。")
            rows[record][name].hint(words)


def _rows(form: RecordForm) -> Iterator[tuple[str, Mapping[str, FieldRow]]]:
    """Yield the rows of the saved records in a form by their ids."""
    if form.record_id:
        yield form.record_id, form.rows
    for line in (line for table in form.tables for line in table.rows):
        if line.record_id:
            yield line.record_id, line.rows
