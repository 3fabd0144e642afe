"""What is done with the whole report: charts, the leader's page, preview and print, and saving it in other forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.report.annex.edition import edition_now
from desktop_app.report.yearly.charts import CountedIn, records_counted, year_charts
from desktop_app.report.yearly.document import read_report
from desktop_app.store.log.reading import read
from desktop_app.ui.charts.charts_view import ChartsView
from desktop_app.ui.charts.opening import open_figure
from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.theme import on_click, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.paper.paper_stack import PaperStack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.progress import Progress
    from desktop_app.report.paper.document import Document
    from desktop_app.ui.context.context import Context


class WholeReport(ActionRow):
    """A row of buttons over the writing; charts and preview take the writing's place in `stack`.

    `before(go_on)` is called before anything is made from the report: it saves what is typed, then goes on. `beside`
    are the page's own buttons, which go while pages are shown.
    """

    def __init__(
        self, context: Context, before: Callable[[Callable[[], object]], object], beside: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._context = context
        self._before = before
        self._beside = beside
        self.saving = quiet_button(_("导出"), "export")
        menu = QMenu(self.saving)
        menu.addAction(_("Word 文件…"), self.save_docx)
        menu.addAction(_("网页…"), self.save_html)
        self.saving.setMenu(menu)
        charts = on_click(quiet_button(_("图表"), "chart"), self.show_charts)
        summary = on_click(quiet_button(_("一页纸"), "document"), self.preview_summary)
        preview = on_click(quiet_button(_("预览"), "preview"), self.preview)
        for action in (charts, summary, self.saving, preview):
            self.add(action)

    def stand_over(self, choices: QWidget, body: QWidget) -> PaperStack:
        """Return the writing, choices over body, with the charts and the preview behind it."""
        writing = QWidget()
        column = QVBoxLayout(writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(choices)
        column.addWidget(body, 1)
        self.charts = ChartsView(lambda: self.stack.show_side(writing))
        self.charts.opened.connect(self._open_figure)
        self.stack = PaperStack(self._context, writing, self.charts)
        self.stack.currentChanged.connect(lambda place: self._show_beside(shown=place == 0))
        return self.stack

    def print_out(self) -> None:
        """Preview the report, or print the pages that are shown."""
        if self.stack.previewing:
            self.stack.print_out()
        else:
            self.preview()

    def preview(self) -> None:
        """Show the report's pages; from there it is printed or saved as PDF."""
        self._before(lambda: self.stack.show_made(lambda _progress: self._document(), self._name()))

    def preview_summary(self) -> None:
        """Show the year on one page."""
        from desktop_app.report.yearly.summary import read_summary  # noqa: PLC0415 (loaded when it is used)
        from desktop_app.report.yearly.summary_document import summary_document  # noqa: PLC0415

        ledger, year, today = self._context.ledger, self._context.year.value, self._context.today()
        name = _("{year} 年政府信息公开工作情况").format(year=year)

        def make(_progress: Progress) -> Document:
            return summary_document(read_summary(ledger, year, today))

        self._before(lambda: self.stack.show_made(make, name))

    def save_docx(self) -> None:
        """Ask where to and write the report as a file for Word and WPS."""
        from desktop_app.report.paper.docx import write_document_docx  # noqa: PLC0415 (loaded when it is used)

        self._save(_("导出 Word"), _("Word 文件 (*.docx)"), ".docx", write_document_docx)

    def save_html(self) -> None:
        """Ask where to and write the report as a page for the web site."""
        from desktop_app.report.paper.html import write_html  # noqa: PLC0415 (loaded when it is used)

        self._save(_("导出网页"), _("网页 (*.html)"), ".html", write_html)

    def show_charts(self) -> None:
        """Show the charts of the year."""
        self.stack.show_side(self.charts)
        self.refresh()

    def refresh(self) -> None:
        """Read the charts again if they are shown."""
        if self.stack.side is not self.charts:
            return
        ledger, year = self._context.ledger, self._context.year.value
        self._context.jobs.run(
            _("读取图表"),
            lambda _progress: (read(ledger, year_charts, year), read(ledger, edition_now, year).words),
            lambda found: self.charts.show_charts(found[0], year, found[1]),
        )

    def _open_figure(self, source: CountedIn, title: str) -> None:
        """Show the records behind a figure of the charts in their list."""
        ledger = self._context.ledger
        open_figure(self._context, lambda: read(ledger, records_counted, source), title)

    def _show_beside(self, *, shown: bool) -> None:
        for button in self._beside:
            button.setVisible(shown)

    def _document(self) -> Document:
        return read_report(self._context.ledger, self._context.year.value, self._context.today()).document()

    def _name(self) -> str:
        return _("{year} 年度政府信息公开工作年度报告").format(year=self._context.year.value)

    def _save(self, title: str, kinds: str, suffix: str, write: Callable[[Document, Path], None]) -> None:
        proposed = str(user_documents() / (self._name() + suffix))
        chosen, _kind = QFileDialog.getSaveFileName(self, title, proposed, kinds)
        if not chosen:
            return
        path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(suffix)

        def write_out() -> None:
            self._context.jobs.run(
                title,
                lambda _progress: write(self._document(), path),
                lambda _nothing: self._context.messages.saved(path),
            )

        self._before(write_out)
