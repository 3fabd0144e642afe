"""Keeping an annex that was published: from its file into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.choice import Choice
from desktop_app.report.annex.filed import file_annex, filed_as
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger


def keep_published(ledger: Ledger, path: Path) -> Choice:
    """Keep a published annex from a file and return what to choose to see it; raises `UserError`."""
    record_id = file_annex(ledger, path)
    kept = read(ledger, filed_as, record_id)
    return Choice(kept.year, kept.format, source="filed")
