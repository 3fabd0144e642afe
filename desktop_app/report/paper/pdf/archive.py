"""A drawn PDF made an archive file: PDF/A-2b (ISO 19005-2), dated by the document and the same bytes at every run."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import pdfa

if TYPE_CHECKING:
    from desktop_app.report.paper.document import Document

FLAVOUR = "2b"
CHINA = timezone(timedelta(hours=8))
MOST_CHECKED = 100
"""Pages up to which the finished file is read and checked once more; of a list of a thousand pages the tests check
that it conforms, since reading it again takes as long as making it."""

UNDATED = date(2000, 1, 1)
"""What a file says that was made from a document without a date."""


def archive(drawn: bytes, document: Document) -> bytes:
    """Return the drawn document as PDF/A-2b; raises `pikepdf.pdfa.PdfaError` should it not conform (our bug)."""
    with pikepdf.open(BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            # ReportLab gives every page a transition, an empty one: of no use on paper.
            del page.obj["/Trans"]
        _declare(pdf, document)
        target = BytesIO()
        if len(pdf.pages) <= MOST_CHECKED:
            pdfa.save(pdf, target, FLAVOUR, repair=False, deterministic_id=True)
        else:
            pdf.save(target, **pdfa.resolve_save_kwargs(FLAVOUR, deterministic_id=True))
    return target.getvalue()


def _declare(pdf: pikepdf.Pdf, document: Document) -> None:
    """Declare the file an archive file, with the document's date wherever it says when it was made."""
    moment = datetime.combine(document.created or UNDATED, time(), CHINA)
    stamp = pikepdf.String(moment.strftime("D:%Y%m%d%H%M%S+08'00'"))
    pdf.docinfo["/CreationDate"] = stamp
    pdf.docinfo["/ModDate"] = stamp
    pdfa.prepare(pdf, FLAVOUR)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["xmp:MetadataDate"] = moment.isoformat()
