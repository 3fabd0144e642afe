"""The page 附表与年报: the annex of a year as on paper, what is behind its figures, findings, preview, printing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.paths import user_documents
from desktop_app.report.annex.choice import Choice
from desktop_app.report.checked_annex import CheckedAnnex, read_annex
from desktop_app.ui.annex.choice_bar import ChoiceBar, offer_of
from desktop_app.ui.annex.exporting import ask_for_annex_file, export_annex
from desktop_app.ui.annex.figure_panel import FigurePanel
from desktop_app.ui.annex.published_annex import keep_published
from desktop_app.ui.annex_sheet.sheet_area import SheetArea
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.context.page import Page
from desktop_app.ui.kit.side_split import SideSplit
from desktop_app.ui.kit.theme import on_click, pill, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.ui.paper.list_saving import save_list
from desktop_app.ui.paper.preview import Preview
from desktop_app.ui.report_state.strip import ReportStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.progress import Progress
    from desktop_app.report.paper.document import Document
    from desktop_app.report.paper.pdf.render import Rendered
    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context


class AnnexPage(Page):
    """The annex page; what it shows is read on the worker thread, and the newest request wins."""

    name: ClassVar[str] = "annex"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: CheckedAnnex | None = None
        self._choice = Choice(context.year.value)
        self._reading = Latest(context.jobs, context.messages)

    def title(self) -> str:
        """Return the title."""
        return _("附表与年报")

    def subtitle(self) -> str:
        """Return which annex is shown."""
        if self.view is None:
            return _("{year} 年度").format(year=self._choice.year)
        name = self.view.annex.format.name
        return _("{year} 年度 · {scope} · {name}").format(year=self._choice.year, scope=self.view.scope, name=name)

    def primary_actions(self) -> list[QWidget]:
        """Return the menu of what is done once a year, and the preview."""
        self._published = pill("", Tone.ACCENT)
        self._published.hide()
        more = quiet_button(_("更多"), "more")
        menu = QMenu(more)
        menu.addAction(_("导出…"), self.ask_for_export)
        menu.addAction(_("存入已公布附表…"), self.ask_for_published)
        menu.addAction(_("附表格式…"), lambda: self.context.navigate("formats", None))
        more.setMenu(menu)
        self._actions: list[QPushButton] = [
            more,
            on_click(primary_button(_("预览与打印"), "preview"), self.open_preview),
        ]
        return [self._published, *self._actions]

    def build(self) -> None:
        """Make the sheet with its choices and panels, and the preview behind it."""
        self.strip = ReportStrip(self.context)
        self.choices = ChoiceBar()
        self.choices.chosen.connect(self._choose)
        self.figures = FigurePanel(self.context)
        self.sheet_area = SheetArea(self.figures.describe)
        self.sheet_area.moved.connect(self.figures.follow)
        self.sheet_area.opened.connect(self.figures.open)
        self.figures.asked.connect(self._go_to)
        self.figures.paper.connect(self.open_findings_list)
        self.figures.left.connect(self._go_to_sheet)
        self.preview = Preview(self.context.messages)
        self.preview.closed.connect(self.close_preview)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sheet_side())
        self._stack.addWidget(self.preview)
        self.content.addWidget(self._stack)

    def refresh(self, notice: Notice | None) -> None:
        """Read the annex again; nothing is shown anew until it is ready."""
        del notice
        year = self.context.year.value
        if year != self._choice.year:
            self._choice = Choice(year, unit=self._choice.unit)
        self._read()

    def arrive(self, target: object) -> None:
        """Show the annex of a `Choice`."""
        if isinstance(target, Choice):
            self._choose(target)

    def prints(self) -> bool:
        """Tell that Ctrl+P does something here."""
        return True

    def print_page(self) -> None:
        """Open the preview; from there, print."""
        if self.previewing:
            self.preview.print_out()
        else:
            self.open_preview()

    @property
    def previewing(self) -> bool:
        """Tell whether the preview is in front."""
        return self._stack.currentWidget() is self.preview

    def open_preview(self) -> None:
        """Render the annex that is shown, and show its pages."""
        if self.view is not None:
            self._render(self.view.document(), self._file_name(self.view), None)

    def open_findings_list(self) -> None:
        """Render the list of the findings (核对单), and show its pages."""
        if self.view is not None:
            name = _("{year}年度核对单").format(year=self.view.annex.year)
            name = name if not self.view.choice.unit else self.view.scope + name
            listing = self.view.findings_list()
            save = partial(save_list, self.context, self, name, lambda _progress: listing)
            self._render(listing.document(), name, save)

    def _render(self, document: Document, name: str, save_table: Callable[[], object] | None) -> None:
        def work(progress: Progress) -> Rendered:
            from desktop_app.report.paper.pdf.render import render  # noqa: PLC0415 (off the window's thread)

            return render(document, progress)

        self.context.jobs.run(_("生成 PDF"), work, lambda rendered: self._show_preview(rendered, name, save_table))

    def close_preview(self) -> None:
        """Go back to the sheet."""
        self._stack.setCurrentIndex(0)
        self._show_actions(shown=True)
        self._go_to_sheet()

    def ask_for_export(self) -> None:
        """Ask for a file and write the annex that is shown into it."""
        view = self.view
        path = ask_for_annex_file(self, self._file_name(view)) if view is not None else None
        if view is not None and path is not None:
            self.context.jobs.run(
                _("导出附表"),
                lambda progress: export_annex(view, path, progress),
                self.context.messages.saved,
            )

    def ask_for_published(self) -> None:
        """Ask for the file of a published annex and keep it as it stands."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("存入已公布附表"), str(user_documents()), _("附表数据 (*.json)")
        )
        if chosen:
            path, ledger = Path(chosen), self.context.ledger
            text = _("已存入 {year} 年度已公布附表，数字按公布原样。")
            then: Then[Choice] = Then(said=lambda choice: text.format(year=choice.year), done=self._kept)
            do(self.context, _("存入已公布附表"), lambda: keep_published(ledger, path), then)

    def _kept(self, choice: Choice) -> None:
        self._choose(choice)
        self.figures.show_findings_tab()

    def _sheet_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.strip)
        column.addWidget(self.choices)
        self._split = SideSplit(self.sheet_area, _("附表"), self.figures)
        column.addWidget(self._split, 1)
        return side

    def _choose(self, choice: Choice) -> None:
        """Show another annex; a choice of another year goes by the year's own form."""
        other_year = choice.year != self.context.year.value
        self._choice = Choice(choice.year, unit=choice.unit) if other_year and choice.source is None else choice
        self.context.year.choose(choice.year)
        self._read()

    def _read(self) -> None:
        choice, ledger, today = self._choice, self.context.ledger, self.context.today()
        self.sheet_area.wait()
        self._reading.run(_("计算附表"), lambda: read_annex(ledger, choice, today), self._show, self.sheet_area.rest)

    def _show(self, view: CheckedAnnex) -> None:
        self.view = view
        self._choice = view.choice
        self.choices.offer(offer_of(view.offered), view.choice)
        self.strip.show_year(view.annex.year)
        filed = _("已公布存档，数字按公布原样") if view.annex.source == "filed" else ""
        said = view.annex.edition.words or filed
        self._published.setText(said)
        self._published.setVisible(bool(said))
        self.figures.show_annex(view)
        self.sheet_area.show_sheet(view.sheet(), self.figures.marks)
        self.figures.follow(self.sheet_area.sheet.current_code)
        self._say_subtitle()

    def _go_to_sheet(self) -> None:
        self._split.show_main()
        self.sheet_area.sheet.setFocus()

    def _go_to(self, code: str) -> None:
        self._split.show_main()
        self.sheet_area.go_to(code)
        self.figures.follow(code)

    def _show_preview(self, rendered: Rendered, name: str, save_table: Callable[[], object] | None) -> None:
        if rendered.missing:
            self.context.messages.warn(
                _("有 {count} 个字没有字形，印成了“〓”：{characters}").format(
                    count=len(rendered.missing), characters="".join(rendered.missing)
                )
            )
        self._stack.setCurrentWidget(self.preview)
        self._show_actions(shown=False)
        self.preview.show_pdf(rendered.pdf, name, save_table)

    def _file_name(self, view: CheckedAnnex) -> str:
        """Return what the PDF is called, without its ending: unit, year and form."""
        scope = "" if not view.choice.unit else view.scope
        return f"{scope}{view.annex.year}年度{view.annex.format.name}"

    def _show_actions(self, *, shown: bool) -> None:
        for action in self._actions:
            action.setVisible(shown)
