"""The preview of one letter: issued from here, saved as PDF or as an editable file, printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _, listed
from desktop_app.report.letters.vocabulary import vocabulary
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.preview import Preview

if TYPE_CHECKING:
    from desktop_app.progress import Progress
    from desktop_app.report.letters.text import LetterDraft
    from desktop_app.ui.context.context import Context


class LetterPreview(Preview):
    """Shows a letter's pages. Signal `issue_wanted()`: the draft that is shown is to be issued."""

    issue_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.messages)
        self._jobs = context.jobs

    def show_letter(self, letter: LetterDraft, pdf: bytes, *, issued: bool) -> None:
        """Show a letter; one that wasn't issued yet says which of its words are still blank."""
        self._letter = letter
        self._title.setText(letter.title)
        self.issue.setVisible(not issued)
        self.blanks.setText(_blanks(letter))
        self.blanks.setToolTip(tip(self.blanks.text()))
        self.blanks.setVisible(bool(letter.missing) and not issued)
        self.show_pdf(pdf, " ".join(part for part in (letter.title, letter.number) if part))

    def save_editable(self) -> None:
        """Ask for a file and write the letter into it as docx."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        proposed = str(folder / f"{self._letter.title} {self._letter.number}".strip()) + ".docx"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("保存为 Word 文件"), proposed, _("Word 文件 (*.docx)"))
        if not chosen:
            return
        path, letter = Path(chosen), self._letter
        file = path if path.suffix else path.with_suffix(".docx")

        def work(progress: Progress) -> Path:
            from desktop_app.report.letters.docx_letter import write_docx  # noqa: PLC0415 (loaded when it is used)

            return write_docx(letter, file, progress)

        self._jobs.run(_("正在保存…"), work, self.messages.saved)

    def _bar(self) -> QHBoxLayout:
        self._title = Clipped("", "heading2")
        self.blanks = Clipped("", "caption")
        self.issue = on_click(primary_button(_("制发"), "good"), self.issue_wanted.emit)
        self.issue.setToolTip(_("编号、存档，并记入办理经过"))
        bar = QHBoxLayout()
        bar.setSpacing(Space.SMALL)
        bar.addWidget(on_click(quiet_button(_("返回"), "left"), self.closed.emit))
        bar.addSpacing(Space.SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self.blanks)
        bar.addLayout(words, 1)
        bar.addWidget(on_click(quiet_button(_("保存为 PDF…"), "save"), self.save))
        bar.addWidget(on_click(quiet_button(_("保存为 Word…")), self.save_editable))
        bar.addWidget(on_click(quiet_button(_("打印…"), "print"), self.print_out))
        bar.addWidget(self.issue)
        return bar


def _blanks(letter: LetterDraft) -> str:
    words = listed(vocabulary().words.get(name, name) for name in letter.missing)
    return _("还有空白：{words}").format(words=words) if letter.missing else ""
