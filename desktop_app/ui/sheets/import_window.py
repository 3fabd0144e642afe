"""Excel in (导入): one guided step in one large window: choose the sheet, say what its columns mean, check and take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout

from desktop_app.i18n import _
from desktop_app.ui.context.progress_strip import ProgressStrip
from desktop_app.ui.kit.dropping import sheet_files
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import caption, heading, label, link_button, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.sheets.check_step import CheckStep
from desktop_app.ui.sheets.collecting import collect_again
from desktop_app.ui.sheets.columns_step import ColumnsStep
from desktop_app.ui.sheets.exporting import save_blank_form
from desktop_app.ui.sheets.kind_choice import KindChoice
from desktop_app.ui.sheets.sheet_import import SheetImport
from desktop_app.ui.sheets.source_step import SourceStep
from desktop_app.ui.sheets.steps_strip import StepsStrip
from desktop_app.ui.sheets.taking_in import ask_for_rest, save_rest, take_in

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.errors import UserError
    from desktop_app.ui.context.context import Context

SOURCE, COLUMNS, CHECK = range(3)
_LARGEST = (1560, 920)
_SHARE = 0.95
"""How much of the window behind it the step covers."""


class ImportWindow(Dialog):
    """The guided step; `kind` is the kind of records that is likely meant ("": the first)."""

    def __init__(self, parent: QWidget, context: Context, kind: str) -> None:
        super().__init__(parent, _("导入"), _LARGEST)
        self._behind = parent.window()
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self.setObjectName("import")
        self._context = context
        self.kinds = KindChoice(kind)
        self.importing = SheetImport(context, self.kinds.kind)
        self.source = SourceStep()
        self.columns = ColumnsStep(self.importing)
        self.check = CheckStep(self.importing)
        self.strip = StepsStrip([_("选表"), _("对列"), _("核对收入")])
        self.sheets = QuietChoice()
        self.sheets.setAccessibleName(_("工作表"))
        self._from = caption("")
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setRetainSizeWhenHidden(True)
        self._wrong.setSizePolicy(policy)
        self.back = on_click(quiet_button(_("上一步"), "left"), self._go_back)
        self.cancel = on_click(quiet_button(_("关闭")), self.reject)
        self.go_on = on_click(primary_button(""), self._go_on)
        self.go_on.setToolTip("Ctrl+Enter")
        self.save_rest = on_click(link_button(_("不能导入的行另存…"), "save"), self._save_rest)
        self._pages = QStackedWidget()
        for page in (self.source, self.columns, self.check):
            self._pages.addWidget(page)
        # Enter belongs to the line or cell that is typed into; Ctrl+Enter goes on.
        for pressed in (self.go_on, self.source.choose):
            pressed.setAutoDefault(False)
        pasting = bind_keys(self, _("粘贴表格里的行"), (QKeySequence.StandardKey.Paste,), self.paste, anywhere=True)
        self._pasting = pasting[0]
        self._lay_out()
        self._connect()
        self._show_step(SOURCE)
        self.source.choose.setFocus(Qt.FocusReason.TabFocusReason)

    def room(self) -> QSize:
        """Return the most it may take: what it is about stays in sight at the edges."""
        return (self._behind.size() * _SHARE).boundedTo(super().room())

    def done(self, result: int) -> None:
        """Close, and let go of the sheet."""
        self.importing.forget()
        collect_again()
        super().done(result)

    def choose_file(self, path: Path) -> None:
        """Begin with a file."""
        self.importing.choose_file(path)

    def paste(self) -> None:
        """Begin with what was copied in a spreadsheet program."""
        data = QGuiApplication.clipboard().mimeData()
        self.importing.paste(data.text(), data.html() if data.hasHtml() else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a sheet that is dragged over the step."""
        if sheet_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin with the file dropped."""
        paths = sheet_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.choose_file(paths[0])

    @property
    def step(self) -> int:
        """Return which step is shown."""
        return self._pages.currentIndex()

    def _connect(self) -> None:
        importing = self.importing
        self.kinds.currentIndexChanged.connect(lambda _place: importing.choose_kind(self.kinds.kind.kind))
        self.sheets.activated.connect(lambda _place: importing.choose_sheet(self.sheets.currentText()))
        self.strip.chosen.connect(self._ask_step)
        self.source.file_chosen.connect(self.choose_file)
        self.source.paste_wanted.connect(self.paste)
        self.source.blank_wanted.connect(lambda: save_blank_form(self._context, self, self.kinds.kind.kind))
        importing.proposed.connect(self._proposed)
        importing.matched.connect(lambda: self._show_step(COLUMNS))
        importing.looked_at.connect(self._looked_at)
        importing.refused.connect(self._complain)
        importing.busy.connect(self._show_busy)
        bind_keys(self, _("继续"), GO_ON, self._go_on, anywhere=True)

    def _proposed(self) -> None:
        """Go straight to the rows where nobody has to say anything; else ask what the columns mean."""
        chosen = self.importing.chosen
        if chosen is None:
            return
        self._from.setText(chosen.source)
        self.sheets.clear()
        self.sheets.addItems(list(chosen.names))
        self.sheets.setCurrentText(chosen.sheet.name)
        self.sheets.setVisible(len(chosen.names) > 1)
        if self.importing.needs_no_question and self.step == SOURCE:
            self.importing.look()
        else:
            self._show_step(COLUMNS)
            self.columns.take_focus()

    def _looked_at(self) -> None:
        came = self.step != CHECK
        self._show_step(CHECK)
        if came:
            self.check.take_focus()

    def _ask_step(self, step: int) -> None:
        if step == CHECK and self.importing.looked is None:
            self.importing.look()
        else:
            self._show_step(step)

    def _go_back(self) -> None:
        self._show_step(max(SOURCE, self.step - 1))

    def _go_on(self) -> None:
        if not self.go_on.isEnabled() or self.go_on.isHidden():
            return
        if self.step == COLUMNS or self.importing.stale:
            self.importing.look()
        elif self.step == CHECK:
            self._take()

    def _take(self) -> None:
        looked, chosen = self.importing.looked, self.importing.chosen
        if looked is None or chosen is None:
            return
        rest = None
        if looked.refused:
            rest = ask_for_rest(self, chosen.source)
            if rest is None:
                return
        self._show_busy(busy=True)
        take_in(self._context, looked.examined, chosen.source, rest, self.accept, self._complain)

    def _save_rest(self) -> None:
        """Save the rows that can't be taken, and take nothing yet."""
        looked, chosen = self.importing.looked, self.importing.chosen
        path = ask_for_rest(self, chosen.source) if looked and chosen else None
        if looked and path:
            save_rest(self._context, looked.examined, path)

    def _complain(self, error: UserError | None) -> None:
        self.source.complain(error)
        self._wrong.setText(str(error) if error else "")
        self._wrong.setVisible(error is not None and self.step != SOURCE)

    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 (a slot of a signal that carries a bool)
        for part in (self.kinds, self.sheets, self.source):
            part.setEnabled(not busy)
        self._show_button()

    def _may_go_on(self) -> bool:
        if self.importing.is_busy:
            return False
        if self.step == COLUMNS:
            return not self.importing.missing
        looked = self.importing.looked
        return self.step == CHECK and looked is not None and (self.importing.stale or looked.taken > 0)

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        reached = SOURCE if self.importing.proposal is None else COLUMNS if self.importing.missing else CHECK
        self.strip.show_step(step, reached)
        # In the grid it is cells that are pasted.
        self._pasting.setEnabled(step != CHECK)
        looked = self.importing.looked
        self.save_rest.setVisible(step == CHECK and looked is not None and looked.refused > 0)
        self.back.setVisible(step != SOURCE)
        self.go_on.setVisible(step != SOURCE)
        self._show_button()

    def _show_button(self) -> None:
        self.go_on.setText(self._words_of_button())
        self.go_on.setEnabled(self._may_go_on())

    def _words_of_button(self) -> str:
        looked = self.importing.looked
        if self.step != CHECK or looked is None:
            return _("下一步：核对")
        if self.importing.stale:
            return _("再核对一次")
        count = looked.taken
        if not count:
            return _("没有可以导入的行")
        if looked.refused:
            return _("导入其余 {count} 行，不能导入的另存…").format(count=count)
        return _("导入 {count} 行").format(count=count)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(heading(_("导入"), 2))
        head.addWidget(self.kinds)
        head.addWidget(self._from)
        head.addWidget(self.sheets)
        head.addStretch(1)
        head.addWidget(self.strip)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._wrong, 1)
        for button in (self.save_rest, self.back, self.cancel, self.go_on):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(ProgressStrip(self._context.jobs))
        column.addLayout(foot)
        self.sheets.hide()
        self._wrong.hide()
