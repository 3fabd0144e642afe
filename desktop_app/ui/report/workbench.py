"""The middle of the page: one section with its guidance, tools and editor; it keeps drafts and scans what is typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.report.narrative.text_parsing import read
from desktop_app.report.narrative.text_writing import write
from desktop_app.ui.findings.finding_levels import TONES
from desktop_app.ui.forms.drafts import Draft, Drafts
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import caption, heading
from desktop_app.ui.kit.tokens import PAPER, Space, ink
from desktop_app.ui.report.editor_bar import EditorBar
from desktop_app.ui.report.live_scan import Scan, scan_document
from desktop_app.ui.report.section_editor import SectionEditor

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.narrative.figure import FigureReading
    from desktop_app.report.narrative.report_view import ReportView, SectionView
    from desktop_app.report.narrative.text import Mark

_KIND = "report_section"
_ROOM_FOR_GUIDANCE = 360
"""Logical pixels of height."""

_DRAFT_AFTER = 800
_SCAN_AFTER = 400
"""Milliseconds of quiet after which a draft is kept, and after which the text is scanned."""


class Workbench(QWidget):
    """Edits one section. Signals: `edited(code)`, and `scanned(Scan)` a moment after every change."""

    edited = Signal(str)
    scanned = Signal(object)

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts = drafts
        self._view: ReportView | None = None
        self.section: SectionView | None = None
        self.scan: Scan | None = None
        self.editor = SectionEditor(self._told)
        self.bar = EditorBar(self.editor)
        self._heading = heading("", 2)
        self._guidance = caption("")
        self._guidance.setWordWrap(True)
        self._keeping = QTimer(self, singleShot=True, interval=_DRAFT_AFTER)
        self._keeping.timeout.connect(self.keep_draft)
        self._scanning = QTimer(self, singleShot=True, interval=_SCAN_AFTER)
        self._scanning.timeout.connect(self.scan_now)
        self.editor.textChanged.connect(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, 0, Space.LARGE, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._heading, self._guidance, self.bar):
            column.addWidget(part)
        column.addWidget(self.editor, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the guidance out where it would take the editor's room."""
        super().resizeEvent(event)
        self._guidance.setVisible(event.size().height() >= _ROOM_FOR_GUIDANCE)

    @property
    def code(self) -> str:
        """The code of the section that is open, or ""."""
        return self.section.rule.code if self.section else ""

    def body(self) -> str:
        """Return the section's text as the ledger keeps it."""
        return write(self.editor.passages())

    def is_changed(self) -> bool:
        """Tell whether the text differs from the saved one."""
        return self.section is not None and self.body() != _in_one_form(self.section.body)

    def undo(self, *, again: bool) -> bool:
        """Take back the last typing, or do it again; tells whether there was any."""
        document = self.editor.document()
        if not (document.isRedoAvailable() if again else document.isUndoAvailable()):
            return False
        (self.editor.redo if again else self.editor.undo)()
        return True

    def show_section(self, view: ReportView, code: str) -> str:
        """Open a section, with what was typed and not saved if there is any; returns words to say so."""
        self.keep_draft()
        section = view.section(code)
        self._view, self.section = view, section
        self._heading.setText(section.rule.heading)
        guidance = _joined(section.rule.guidance, section.rule.basis)
        self._guidance.setText(guidance)
        self._heading.setToolTip(tip(guidance))
        draft = self._drafts.find(_KIND, self._draft_name(code))
        body = draft.typed.get("body", section.body) if draft else section.body
        self.editor.show_text(read(body).passages)
        self.scan_now()
        return _("已恢复上次没有保存的内容。") if self.is_changed() else ""

    def take(self, view: ReportView) -> None:
        """Take newly read figures and texts; what is being typed stays."""
        if self._view is None or self.section is None or view.year != self._view.year:
            return
        section = view.section(self.code)
        if section.rule.code != self.code:
            return
        changed, before = self.is_changed(), self.editor.textCursor().position()
        passages = self.editor.passages() if changed else read(section.body).passages
        same_text = write(passages) == self.body()
        moved = any(view.reading(mark) != self._view.reading(mark) for mark in self.editor.marks())
        self._view, self.section = view, section
        if not same_text or moved:
            self.editor.show_text(passages)
            cursor = self.editor.textCursor()
            cursor.setPosition(min(before, self.editor.document().characterCount() - 1))
            self.editor.setTextCursor(cursor)
        self.scan_now()

    def drafted(self, section: SectionView) -> bool:
        """Tell whether a section that isn't open has a draft that isn't saved."""
        draft = self._drafts.find(_KIND, self._draft_name(section.rule.code))
        return draft is not None and _in_one_form(draft.typed.get("body", "")) != _in_one_form(section.body)

    def keep_draft(self) -> None:
        """Keep what is typed beside the data file, or nothing where it is the saved text."""
        self._keeping.stop()
        if self.section is None:
            return
        if self.is_changed():
            now = dt.datetime.now(dt.UTC).isoformat(timespec="minutes")
            self._drafts.keep(_KIND, self._draft_name(self.code), Draft(now, {"body": self.body()}))
        else:
            self._drafts.drop(_KIND, self._draft_name(self.code))

    def note_saved(self, code: str, body: str) -> None:
        """Take a section's text as saved; what was typed since then isn't."""
        if self.section is not None and code == self.code:
            self.section = replace(self.section, body=body, written=True)
            self.keep_draft()
        else:
            self._drafts.drop(_KIND, self._draft_name(code))

    def scan_now(self) -> None:
        """Scan the text as it stands, underline what is suspicious and tell."""
        self._scanning.stop()
        if self._view is None or self.section is None:
            return
        self.scan = scan_document(self.editor.document(), self._view, self.section)
        self._underline(self.scan)
        self.scanned.emit(self.scan)

    def go_to(self, finding: Finding) -> None:
        """Select the words that a finding speaks of."""
        place = self._place(finding)
        if place is not None:
            self.editor.setTextCursor(place)
        self.editor.setFocus()

    def _told(self, mark: Mark) -> FigureReading:
        if self._view is None:
            raise LookupError(mark.name)
        return self._view.reading(mark)

    def _note(self) -> None:
        self._keeping.start()
        self._scanning.start()
        self.edited.emit(self.code)

    def _draft_name(self, code: str) -> str:
        return f"{self._view.year if self._view else 0}-{code.encode().hex()}"

    def _underline(self, scan: Scan) -> None:
        marked = []
        for finding in scan.findings:
            place = self._place(finding)
            if place is not None and place.hasSelection():
                line = QTextEdit.ExtraSelection()
                look = QTextCharFormat()
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                look.setUnderlineColor(QColor(ink(TONES[finding.level], PAPER)[0]))
                line.cursor, line.format = place, look  # type: ignore[attr-defined]  # the stubs lack its members
                marked.append(line)
        self.editor.setExtraSelections(marked)

    def _place(self, finding: Finding) -> QTextCursor | None:
        if self.scan is None or not finding.passages:
            return None
        passage, places = finding.passages[0], self.scan.places
        end = min(passage.start + passage.length, len(places))
        if not passage.length or passage.start >= end or places[end - 1] >= self.editor.document().characterCount():
            return None
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(places[passage.start])
        cursor.setPosition(places[end - 1] + 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _in_one_form(body: str) -> str:
    """Return a body as the editor would write it."""
    return write(read(body).passages)


def _joined(guidance: str, basis: str) -> str:
    return _("{guidance}（{basis}）").format(guidance=guidance, basis=basis) if basis else guidance
