"""The start file for all units, its covering note as docx and PDF, and the officers' card: four files in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.office.records.file_owner import file_owner
from desktop_app.report.lists.officer_card import officer_card
from desktop_app.report.lists.start_note import read_start_note
from desktop_app.store.log.contents import safe_name
from desktop_app.store.log.reading import read

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress


class StartFiles(NamedTuple):
    """What was written: the start file, the notes with the card, and the code that stands on the notes."""

    file: Path
    notes: tuple[Path, ...]
    code: str


def write_start_files(ledger: Ledger, folder: Path, today: dt.date, progress: Progress) -> StartFiles:
    """Write the start file that serves every unit, its note and the card; raises `UserError` where a place refuses."""
    from desktop_app.exchange.bundles.sending import Wanted, send  # noqa: PLC0415 (ciphers are only loaded when wanted)
    from desktop_app.report.paper.docx import write_document_docx  # noqa: PLC0415 (paper is only loaded when wanted)
    from desktop_app.report.paper.pdf.render import write_pdf  # noqa: PLC0415

    owner = read(ledger, file_owner, ledger.profile)
    path = folder / safe_name(_("{organisation}_起步.ogix").format(organisation=owner.organisation))
    sent = send(ledger, path, Wanted(to="all", everything=True), progress)
    note = read(ledger, read_start_note, ledger.profile, ledger.rules, sent.code, path.name, today).document()
    name = safe_name(_("{organisation}_起步说明").format(organisation=owner.organisation))
    printed, written = folder / f"{name}.pdf", folder / f"{name}.docx"
    write_pdf(note, printed, progress)
    write_document_docx(note, written)
    card = folder / safe_name(_("信息员卡片.pdf"))
    write_pdf(officer_card(), card, progress)
    return StartFiles(path, (printed, written, card), sent.code)
