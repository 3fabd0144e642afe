"""The draft of a small form: kept while one types, put back when the same form is opened again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.forms.drafts import Draft
from desktop_app.written_days import short_moment_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.ui.forms.drafts import Drafts


class FormDraft:
    """What was typed in a form of a record and not saved; `name` tells the record's forms apart."""

    def __init__(self, drafts: Drafts, name: str, record_id: str) -> None:
        self._drafts = drafts
        self._name, self._record_id = name, record_id

    def found(self) -> Draft | None:
        """Return what was kept, if anything was."""
        return self._drafts.find(self._name, self._record_id)

    def keep(self, typed: Mapping[str, str]) -> None:
        """Keep what stands in the changed fields; nothing changed leaves no draft."""
        if typed:
            now = dt.datetime.now(dt.UTC).isoformat(timespec="minutes")
            self._drafts.keep(self._name, self._record_id, Draft(now, dict(typed)))
        else:
            self.drop()

    def drop(self) -> None:
        """Throw the draft away."""
        self._drafts.drop(self._name, self._record_id)


def restored_words(draft: Draft) -> str:
    """Say that a draft was put back, and from when it is."""
    try:
        when = short_moment_text(dt.datetime.fromisoformat(draft.at))
    except ValueError:
        when = ""
    return _("已恢复 {when} 没有保存的内容。").format(when=when)
