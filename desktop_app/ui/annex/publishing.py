"""Keeping an annex that was published: from its file into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import FiledAnnex
from desktop_app.report.annex.filed import file_annex
from desktop_app.store.log.reading import reading
from desktop_app.ui.annex.choice_bar import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def keep_published(ledger: Ledger, path: Path) -> Choice:
    """Keep a published annex from a file and return what to choose to see it; raises `UserError`."""
    record_id = file_annex(ledger, path)
    with reading(ledger) as session:
        kept = session.get_one(FiledAnnex, record_id)
        return Choice(kept.year or 0, kept.format, source="filed")
