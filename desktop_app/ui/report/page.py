"""The page 年报编写: the report's sections, the one being written, and beside it last year's, findings and problems."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS
from desktop_app.report.annex.finding import Finding, Passage
from desktop_app.report.narrative.problems import carry_over, delete_problem, listed, save_problem
from desktop_app.report.narrative.report_view import ProblemView, ReportView, SectionView, read_report_view
from desktop_app.report.narrative.section_saving import choose_layout, draft_report, save_section
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.context.page import Page
from desktop_app.ui.forms.drafts import Drafts
from desktop_app.ui.kit.keys import bind_keys
from desktop_app.ui.kit.theme import on_click, primary_button, quiet_button
from desktop_app.ui.report.arranged_parts import ArrangedParts
from desktop_app.ui.report.figure_picker import FigurePicker
from desktop_app.ui.report.layout_bar import LayoutBar
from desktop_app.ui.report.layout_use import use_layout_file
from desktop_app.ui.report.problem_form import ProblemForm
from desktop_app.ui.report.section_list import SectionList
from desktop_app.ui.report.section_state import state_of
from desktop_app.ui.report.side_panels import Side
from desktop_app.ui.report.whole_report import WholeReport
from desktop_app.ui.report.workbench import Workbench
from desktop_app.ui.report_state.strip import ReportStrip
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.store.log.notices import Notice
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.report.live_scan import Scan


class ReportPage(Page):
    """The page; `whole_report` is the row of what is done with the whole report (charts, preview, Word)."""

    name: ClassVar[str] = "report"
    kinds: ClassVar[frozenset[str]] = frozenset(KINDS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: ReportView | None = None
        self._reading = Latest(context.jobs, context.messages)
        self._wanted: Passage | None = None

    def title(self) -> str:
        """Return the title."""
        return _("年报编写")

    def subtitle(self) -> str:
        """Return the year, the layout and how many sections are written."""
        if self.view is None:
            return _("{year} 年度").format(year=self.context.year.value)
        sections = self.view.sections
        done = sum(bool(section.rule.annex or section.told.text.strip()) for section in sections)
        words = {"year": self.view.year, "done": done, "count": len(sections)}
        return _("{year} 年度 · 共 {count} 个部分，已写 {done} 个").format(**words)

    def primary_actions(self) -> list[QWidget]:
        """Return the first draft and the saving."""
        self.draft_button = on_click(quiet_button(_("生成初稿"), "edit"), self.make_draft)
        self.draft_button.setToolTip(_("按版式建立各部分并写入自动生成的句子；已经写了的不动"))
        self.save_button = on_click(primary_button(_("保存"), "save"), self.save)
        self.save_button.setToolTip(_("保存这一部分（Ctrl+S）"))
        return [self.draft_button, self.save_button]

    def build(self) -> None:
        """Make the list, the editor and what stands beside it."""
        self.list = SectionList()
        self.list.chosen.connect(self.open_section)
        self.bench = Workbench(Drafts.of(self.context.ledger.path))
        self.bench.edited.connect(self._edited)
        self.bench.scanned.connect(self._scanned)
        self.bench.editor.figure_asked.connect(self.ask_for_figure)
        self.bench.editor.wording_asked.connect(self.write_out)
        self.side = Side()
        self.side.findings.asked.connect(self._go_to)
        self.side.problems.opened.connect(self.ask_for_problem)
        self.side.problems.carry_asked.connect(self.carry_problems)
        self.side.problems.writing_asked.connect(self.write_problems)
        self.whole_report = WholeReport(self.context, self.save_before, (self.draft_button, self.save_button))
        self.layout_bar = LayoutBar(self.whole_report)
        self.layout_bar.chosen.connect(self._choose_layout)
        self.layout_bar.adopted.connect(self._adopt_layout)
        self.layout_bar.copied.connect(self._copy_layout)
        self.parts = ArrangedParts(self.list, self.bench, self.side)
        self.strip = ReportStrip(self.context, slim=True)
        self.content.addWidget(self.strip)
        self.content.addWidget(self.whole_report.stand_over(self.layout_bar, self.parts), 1)
        bind_keys(self, _("保存这一部分"), (QKeySequence.StandardKey.Save,), self.save, anywhere=True)

    def refresh(self, notice: Notice | None) -> None:
        """Read the report again; what is being typed stays as it is."""
        del notice
        self.whole_report.refresh()
        ledger, year = self.context.ledger, self.context.year.value
        self._reading.run(_("读取年报"), lambda: read_report_view(ledger, year), self._show)

    def arrive(self, target: object) -> None:
        """Open the section of a `Passage` at its words, or the section of a code."""
        if isinstance(target, str):
            target = Passage(target)
        if isinstance(target, Passage):
            self._wanted = target
            self._go_to_wanted()

    def may_leave(self) -> bool:
        """Keep what is typed as a draft: nothing is lost by leaving."""
        self.bench.keep_draft()
        return True

    def is_being_written(self) -> bool:
        """Tell whether the section that is open holds what isn't saved."""
        return self.bench.is_changed()

    def undo_typing(self, *, again: bool = False) -> bool:
        """Take back the last typing in the section that is open, wherever the keyboard is."""
        return self.bench.undo(again=again)

    def prints(self) -> bool:
        """Tell that Ctrl+P does something here."""
        return True

    def print_page(self) -> None:
        """Preview the whole report; from there, print."""
        self.whole_report.print_out()

    def open_section(self, code: str) -> None:
        """Open a section in the editor."""
        if self.view is None:
            return
        self.parts.show_writing()
        said = self.bench.show_section(self.view, code)
        self.side.show_section(self.view.section(code), self.view.year)
        self._show_states()
        if said:
            self.context.messages.info(said)

    def save(self) -> None:
        """Save the section that is open, in one operation."""
        self.save_before(lambda: None)

    def save_before(self, go_on: Callable[[], object]) -> None:
        """Save the section that is open, then go on; not where it can't be saved, which is said."""
        if self.view is None or not self.bench.is_changed():
            go_on()
            return
        ledger, view, code, body = self.context.ledger, self.view, self.bench.code, self.bench.body()

        def done(_nothing: object) -> None:
            self.bench.note_saved(code, body)
            self._show_states()
            go_on()

        work = partial(save_section, ledger, view.year, view.layout, code, body)
        do(self.context, _("保存年报文字"), work, Then(said=_("已保存。"), done=done))

    def make_draft(self) -> None:
        """Write a first draft of what nobody has written yet."""
        if self.view is None:
            return
        view, ledger = self.view, self.context.ledger
        self.bench.keep_draft()
        work = partial(draft_report, ledger, view.year, view.layout)
        do(self.context, _("生成初稿"), work, Then(said="", done=self._drafted))

    def ask_for_figure(self) -> None:
        """Ask which live figure to insert, in place of the one at the cursor if there is one."""
        if self.view is None:
            return
        now = self.bench.editor.figure_here()
        picker = FigurePicker(self, self.view.entries, self.view.reading, now)
        if picker.exec() == QDialog.DialogCode.Accepted and picker.mark is not None:
            if now is not None:
                self.bench.editor.select_figure_here()
            self.bench.editor.insert_figure(picker.mark, "" if now else picker.unit)

    def write_out(self) -> None:
        """Turn the generated sentence at the cursor into words to go on writing; its figures stay live."""
        mark = self.bench.editor.figure_here()
        words = self.view.wordings.get(mark.name, ()) if self.view and mark else ()
        if words:
            self.bench.editor.select_figure_here()
            self.bench.editor.insert_words(words)

    def ask_for_problem(self, problem: ProblemView | None) -> None:
        """Ask for a problem and its measure, and keep them."""
        year, ledger, record = self.context.year.value, self.context.ledger, problem.id if problem else ""

        def keep(values: dict[str, str] | None, form: ProblemForm) -> None:
            if values is None:
                self._work(partial(delete_problem, ledger, record), form)
            else:
                self._work(partial(save_problem, ledger, year, record, values), form)

        ProblemForm(self, problem, keep).exec()

    def carry_problems(self) -> None:
        """Take over what last year left open."""
        ledger, year = self.context.ledger, self.context.year.value
        self._work(lambda: carry_over(ledger, year))

    def write_problems(self) -> None:
        """Put the problems and measures into the section as a numbered list."""
        if self.view is not None:
            self.parts.show_writing()
            self.bench.editor.insert_passages(listed((one.problem, one.remedy) for one in self.view.problems))

    def _show(self, view: ReportView) -> None:
        other = self.view is None or self.view.year != view.year or self.view.layout.id != view.layout.id
        self.view = view
        self.strip.show_year(view.year)
        self.layout_bar.show_layouts(view)
        code = self.bench.code if view.layout.section(self.bench.code) else view.sections[0].rule.code
        if other:
            self.open_section(code)
        else:
            self.bench.take(view)
            self.side.show_section(view.section(code), view.year)
        self.side.show_problems(view)
        self._list_sections(code)
        self._say_subtitle()
        self._go_to_wanted()

    def _list_sections(self, code: str) -> None:
        if self.view is None:
            return
        lines = [
            (one.rule.code, one.rule.heading, state_of(one, unsaved=self._unsaved(one))) for one in self.view.sections
        ]
        self.list.show_sections(lines, code)

    def _choose_layout(self, name: str) -> None:
        if self.view is not None:
            ledger, year = self.context.ledger, self.view.year
            self.bench.keep_draft()
            self._work(lambda: choose_layout(ledger, year, name))

    def _adopt_layout(self, path: Path) -> None:
        use_layout_file(self, self.context, path)

    def _copy_layout(self, path: Path) -> None:
        if self.view is not None:
            text, done = self.view.layout.text, _("已写入“{path}”。").format(path=path)
            self.context.jobs.run(
                _("另存版式文件"),
                lambda _progress: replace_file(path, text.encode()),
                lambda _nothing: self.context.messages.saved(path, done),
            )

    def _edited(self, code: str) -> None:
        if self.view is not None and code:
            self.list.show_state(code, state_of(self.view.section(code), unsaved=self.bench.is_changed()))
            self.save_button.setEnabled(self.bench.is_changed())

    def _show_states(self) -> None:
        for section in self.view.sections if self.view else ():
            self.list.show_state(section.rule.code, state_of(section, unsaved=self._unsaved(section)))
        self.save_button.setEnabled(self.bench.is_changed())

    def _unsaved(self, section: SectionView) -> bool:
        return self.bench.is_changed() if section.rule.code == self.bench.code else self.bench.drafted(section)

    def _scanned(self, scan: Scan) -> None:
        self.side.show_findings(scan.findings, scan.alike)

    def _drafted(self, count: int) -> None:
        if count:
            self.context.messages.done(_("已生成 {count} 个部分的初稿。").format(count=count))
        else:
            self.context.messages.info(_("各部分都已经有内容，没有改动。"))

    def _work(self, change: Callable[[], object], form: ProblemForm | None = None) -> None:
        do(self.context, _("保存"), change, Then(said="", asker=form))

    def _go_to_wanted(self) -> None:
        wanted = self._wanted
        if self.view is None or wanted is None:
            return
        self._wanted = None
        self.list.choose(wanted.section)
        self._go_to(Finding("", "info", "", passages=(wanted,)))

    def _go_to(self, finding: Finding) -> None:
        self.parts.show_writing()
        self.bench.go_to(finding)
