"""What can be done with an annex besides looking at it: render it as PDF, keep a published one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.model.kinds import FiledAnnex
from desktop_app.report.annex_document import annex_document
from desktop_app.report.filed import file_annex
from desktop_app.report.filling import filling_of
from desktop_app.report.pdf import render
from desktop_app.store.reading import reading
from desktop_app.ui.annex.choice_bar import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress
    from desktop_app.report.annex import Annex
    from desktop_app.report.pdf import Rendered


def annex_pdf(ledger: Ledger, annex: Annex, progress: Progress) -> Rendered:
    """Render an annex as it stands on the sheet."""
    with reading(ledger) as session:
        today = ledger.source.now().astimezone().date()
        document = annex_document(annex, filling_of(session, ledger.profile, annex.unit, today))
    return render(document, progress)


def keep_published(ledger: Ledger, path: Path) -> Choice:
    """Keep a published annex from a file and return what to choose to see it; raises `UserError`."""
    record_id = file_annex(ledger, path)
    with reading(ledger) as session:
        kept = session.get_one(FiledAnnex, record_id)
        return Choice(kept.year or 0, kept.format, source="filed")
