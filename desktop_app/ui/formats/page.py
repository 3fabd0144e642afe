"""The page 附表格式: the formats and handed-down code lists, the empty forms, and new files taken into use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import RuleFile
from desktop_app.office.rules.handing_down import withdraw
from desktop_app.paths import user_documents
from desktop_app.report.annex.annex import blank_annex
from desktop_app.report.annex.form_sheet import annex_sheet
from desktop_app.report.annex.formats.use import put_format_in_use
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.paper.head_and_foot import HeadAndFoot
from desktop_app.report.rulefiles.moved_years import years_words
from desktop_app.ui.annex_sheet.sheet_area import SheetArea
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.context.page import Page
from desktop_app.ui.formats.format_card import FormatCard
from desktop_app.ui.formats.format_files import Checked, CheckedFormat, changes_by_stopping, check_file, put_in_use
from desktop_app.ui.formats.format_lines import FormatLine, read_lines
from desktop_app.ui.formats.use_dialog import UseDialog
from desktop_app.ui.kit.dialogs import confirm, inform
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.whole_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.office.rules.rule_files import KeptRules
    from desktop_app.store.log.notices import Notice

_LIST_WIDTH = 300
_LINES = 3  # years and origin, and a name that may need two


class FormatsPage(Page):
    """The list of formats beside the one that is chosen."""

    name: ClassVar[str] = "formats"
    kinds: ClassVar[frozenset[str]] = frozenset({RuleFile.kind})

    def title(self) -> str:
        """Return the title."""
        return _("附表格式")

    def subtitle(self) -> str:
        """Say how a form is chosen."""
        return _("每个年度自动选用规定的格式，也可以在“附表与年报”里另选；下发的代码表和文书也列在这里")

    def primary_actions(self) -> list[QWidget]:
        """Return the buttons: copying out, checking, and putting in use."""
        self.copy = on_click(quiet_button(_("复制一份来改…"), "copy"), self.ask_to_copy)
        self.check = on_click(quiet_button(_("检查文件…"), "check"), self.ask_to_check)
        self.use = on_click(primary_button(_("启用文件…"), "import"), self.ask_to_use)
        self.use.setEnabled(self._may_change)
        if not self._may_change:
            self.use.setToolTip(_("附表格式由办公室统一启用"))
        buttons: list[QPushButton] = [self.copy, self.check, self.use]
        return [*buttons]

    def build(self) -> None:
        """Make the list, the card and the empty form."""
        self._lines: list[FormatLine] = []
        self.list = QListWidget()
        self.list.setAccessibleName(_("附表格式"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.card = FormatCard()
        self.card.withdrawing.connect(self.ask_to_withdraw)
        self.sheet_area = SheetArea(lambda code: code)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(Space.MEDIUM, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.card)
        column.addWidget(self.sheet_area, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        self.content.addWidget(split)

    def refresh(self, notice: Notice | None) -> None:
        """Read the formats again; the chosen one stays chosen."""
        del notice
        ledger = self.context.ledger
        self.context.jobs.run(_("读取附表格式"), lambda _progress: read_lines(ledger), self._show)

    @property
    def chosen(self) -> FormatLine | None:
        """Return the format that is chosen in the list."""
        row = self.list.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def ask_to_copy(self) -> None:
        """Ask for a place and write the chosen format's file there, to be changed."""
        line = self.chosen
        if line is None or not line.source:
            return
        proposed = user_documents() / _("{id} 的副本.json").format(id=line.copy_of)
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("复制一份来改"), str(proposed), _("附表格式、代码表和文书 (*.json)")
        )
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(".json")
            self.context.jobs.run(
                _("复制附表格式"),
                lambda _progress: replace_file(path, line.source),
                lambda _nothing: self.context.messages.saved(
                    path, _("已复制到“{path}”。用记事本或 WPS 打开来改，改好以后按“检查文件…”。").format(path=path)
                ),
            )

    def ask_to_check(self) -> None:
        """Ask for a file and tell what is wrong in it, or what to look at again."""
        self._check(self._ask_for_file(_("检查附表格式文件")), self._tell)

    def ask_to_use(self) -> None:
        """Ask for a file, check it, and put it in use for this office and its units."""
        self._check(self._ask_for_file(_("启用附表格式文件")), self._use)

    def ask_to_withdraw(self) -> None:
        """Put the chosen handed-down format out of use, once it was told what changes by that and confirmed."""
        line, ledger = self.chosen, self.context.ledger
        if line is None or line.handed_down is None:
            return
        name, kept = line.name, line.handed_down
        if line.format is None:
            self._withdraw(name, kept, ())
            return
        own = line.format.id
        self.context.jobs.run(
            _("检查附表格式"),
            lambda _progress: changes_by_stopping(ledger, own),
            lambda changes: self._withdraw(name, kept, changes),
        )

    def _withdraw(self, name: str, kept: KeptRules, changes: tuple[str, ...]) -> None:
        more = "\n".join((*changes, _("各单位收到下一次下发的文件以后也停用。已存入的附表不受影响。")))
        if confirm(self, _("停用“{name}”？").format(name=name), more, _("停止使用"), danger=True):
            ledger, record_id = self.context.ledger, kept.record_id
            do(self.context, _("停用附表格式"), lambda: withdraw(ledger, record_id), Then(said=_("已停用。")))

    @property
    def _may_change(self) -> bool:
        return self.context.ledger.profile.role == "office" and not self.context.ledger.read_only

    def _show(self, lines: list[FormatLine]) -> None:
        before = self.chosen.name if self.chosen else ""
        self._lines = lines
        self.list.blockSignals(True)
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(f"{' · '.join(filter(None, (line.years, line.origin)))}\n{line.name}")
            item.setToolTip(tip(line.name))
            item.setSizeHint(QSize(0, _LINES * self.list.fontMetrics().lineSpacing() + 2 * Space.MEDIUM))
            self.list.addItem(item)
        names = [line.name for line in lines]
        self.list.setCurrentRow(names.index(before) if before in names else 0)
        self.list.blockSignals(False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        line = self.chosen
        if line is None:
            return
        self.card.show_format(line, may_withdraw=self._may_change)
        self.copy.setEnabled(bool(line.source))
        self.sheet_area.setVisible(line.format is not None)
        if line.format is not None:
            self.sheet_area.show_sheet(
                annex_sheet(blank_annex(AnnexScope(line.format, line.year_to_show)), HeadAndFoot()), {}
            )

    def _ask_for_file(self, title: str) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, title, str(user_documents()), _("附表格式、代码表和文书 (*.json)")
        )
        return Path(chosen) if chosen else None

    def _check(self, path: Path | None, done: Callable[[Checked], None]) -> None:
        if path is not None:
            ledger = self.context.ledger
            self.context.jobs.run(_("检查附表格式"), lambda _progress: check_file(ledger, path), done)

    def _tell(self, checked: Checked) -> None:
        told = _("“{name}”没有错误，可以启用。") if checked.subject else _("“{name}”没有错误。")
        inform(self, told.format(name=checked.name), checked.remarks)

    def _use(self, checked: Checked) -> None:
        if not checked.subject:
            self._tell(checked)
            return
        if checked.annex is not None:
            self._use_format(checked, checked.annex)
            return
        name = checked.name
        asked = _("启用“{name}”，代替“{old}”？") if checked.replaces else _("启用“{name}”？")
        more = "\n".join(filter(None, (_("文件存进这个数据文件，随下发文件到各单位。"), checked.remarks)))
        if confirm(self, asked.format(name=name, old=checked.replaces), more, _("启用")):
            ledger = self.context.ledger
            text = _("已启用“{name}”。")
            then: Then[str] = Then(said=lambda used: text.format(name=used))
            do(self.context, _("启用附表格式"), lambda: put_in_use(ledger, checked), then)

    def _use_format(self, checked: Checked, annex: CheckedFormat) -> None:
        """Ask for which years and in which way, and put the format in use so."""
        asking = UseDialog(self, checked, annex)
        if asking.exec() != UseDialog.DialogCode.Accepted or asking.prepared is None:
            return
        ledger, prepared = self.context.ledger, asking.prepared
        text = _("已启用“{name}”，{years}。").format(
            name=prepared.format.name,
            years=years_words(prepared.format.file.first_year, prepared.format.file.last_year),
        )
        then: Then[None] = Then(said=lambda _nothing: text)
        do(self.context, _("启用附表格式"), lambda: put_format_in_use(ledger, prepared), then)
