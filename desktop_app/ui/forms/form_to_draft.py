"""Between a form and its draft: what to keep of it, and how to put it back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.ui.forms.drafts import Draft, Drafts
from desktop_app.ui.forms.small_form_draft import restored_words

if TYPE_CHECKING:
    from desktop_app.ui.forms.form import RecordForm


def keep(drafts: Drafts, form: RecordForm) -> None:
    """Keep what is typed in a form; a form without anything to save has no draft."""
    if not form.is_changed():
        drafts.drop(form.kind.kind, form.record_id)
        return
    now = dt.datetime.now(dt.UTC).isoformat(timespec="minutes")
    owned = [row.draft() for table in form.tables for row in table.rows if row.is_changed()]
    removed = [record for table in form.tables for record in table.removed]
    drafts.keep(form.kind.kind, form.record_id, Draft(now, form.typed_changes(), owned, removed))


def put_back(drafts: Drafts, form: RecordForm) -> str:
    """Put a form's draft back, if it has one, and return the words to say so."""
    draft = drafts.find(form.kind.kind, form.record_id)
    if draft is None:
        return ""
    form.restore(draft)
    return restored_words(draft)
