"""The preview of one letter: issued from here, saved as PDF or as an editable file, printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.preview import Preview

if TYPE_CHECKING:
    from desktop_app.progress import Progress
    from desktop_app.report.letters.readiness import Place, UnreadyLetterError
    from desktop_app.report.letters.text import LetterDraft
    from desktop_app.ui.context.context import Context


class LetterPreview(Preview):
    """Shows a letter's pages.

    Signals: `issue_wanted()`, the draft that is shown is to be issued; `edit_wanted()`, its text is to be changed;
    `fill_wanted(place)`, what it lacks is to be filled in.
    """

    issue_wanted = Signal()
    edit_wanted = Signal()
    fill_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.messages)
        self._jobs = context.jobs
        self._lack: UnreadyLetterError | None = None

    def show_letter(
        self,
        letter: LetterDraft,
        pdf: bytes,
        *,
        issued: bool,
        lack: UnreadyLetterError | None = None,
        changed: str = "",
    ) -> None:
        """Show a letter; one that wasn't issued yet says what it lacks, and either which paragraphs were changed."""
        self._letter, self._lack = letter, lack
        self._title.setText(letter.title)
        self.issue.setVisible(not issued)
        self.edit.setVisible(not issued)
        self.fill.setVisible(lack is not None and not issued)
        self.fill.setText(_fill_words(lack.place) if lack else "")
        self.blanks.setText("　".join(filter(None, (lack.message if lack else "", changed))))
        self.blanks.setToolTip(tip(self.blanks.text()))
        self.blanks.setVisible(bool(self.blanks.text()))
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

    def _go_and_fill(self) -> None:
        if self._lack:
            self.fill_wanted.emit(self._lack.place)

    def _bar(self) -> QHBoxLayout:
        self._title = Clipped("", "heading2")
        self.blanks = Clipped("", "caption")
        self.issue = on_click(primary_button(_("制发"), "good"), self.issue_wanted.emit)
        self.issue.setToolTip(_("编号、存档，并记入办理经过"))
        self.edit = on_click(quiet_button(_("修改正文…"), "edit"), self.edit_wanted.emit)
        self.fill = on_click(quiet_button("", "forward"), self._go_and_fill)
        bar = QHBoxLayout()
        bar.setSpacing(Space.SMALL)
        bar.addWidget(on_click(quiet_button(_("返回"), "left"), self.closed.emit))
        bar.addSpacing(Space.SMALL)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self.blanks)
        bar.addLayout(words, 1)
        keeping = (
            on_click(quiet_button(_("保存为 PDF…"), "save"), self.save),
            on_click(quiet_button(_("保存为 Word…"), "document"), self.save_editable),
            on_click(quiet_button(_("打印…"), "print"), self.print_out),
        )
        bar.addWidget(ActionRow((*keeping, self.edit, self.fill, self.issue)))
        return bar


def _fill_words(place: Place) -> str:
    words = {
        "settings": _("去填办理规则"),
        "organisation": _("去填单位概况"),
        "application": _("去填登记内容"),
        "steps": _("去改办理步骤"),
        "review": _("去审批"),
        "text": _("去写空白处"),
    }
    return words[place]
