"""Scanning the text in the editor as it stands, saved or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.report.annex.finding import Finding, Passage
from desktop_app.report.narrative.marks_in_text import marks_in
from desktop_app.report.narrative.section_scan import Scanned, scan
from desktop_app.report.narrative.similarity import similarity
from desktop_app.ui.report.text_document import passages_of, shown_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

    from desktop_app.report.narrative.report_view import ReportView, SectionView
    from desktop_app.ui.report.text_document import Shown


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found, how alike the text is to last year's in percent, and where each printed character stands."""

    findings: tuple[Finding, ...]
    alike: int
    places: tuple[int, ...]


def scan_document(document: QTextDocument, view: ReportView, section: SectionView) -> Scan:
    """Scan a section in the editor."""
    shown = shown_of(document)
    about = Scanned(section.rule.code, section.rule.heading, shown.text, tuple(shown.live), section.last)
    found = (*_gaps(document, shown, view, section), *scan(about, view.year, view.own, view.known, view.table))
    return Scan(found, similarity(shown.text, section.last), tuple(shown.places))


def _gaps(document: QTextDocument, shown: Shown, view: ReportView, section: SectionView) -> Iterator[Finding]:
    """Find the live figures that can't be had."""
    code = section.rule.code
    for mark, (start, end) in zip(marks_in(passages_of(document)), shown.live, strict=True):
        told = view.reading(mark)
        if told.missing:
            place = Passage(code, start, end - start)
            yield Finding("text.gap", "error", told.missing, subject=f"{code}.{mark.name}.{start}", passages=(place,))
