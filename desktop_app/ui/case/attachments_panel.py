"""The files of a case: added by button or by dropping them here, opened as a copy, saved elsewhere, removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.store.operation import operation
from desktop_app.ui.case.attaching import Attached, attach, copy_to_look_at, size_words, write_out
from desktop_app.ui.clipped import Clipped
from desktop_app.ui.panel import Panel, line_of, mark
from desktop_app.ui.records.at_once import at_once
from desktop_app.ui.theme import caption, icon_button, link_button, on_click, set_tone
from desktop_app.ui.tokens import COLOURS, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.model.kinds import Attachment
    from desktop_app.ui.case.case_file import CaseFile
    from desktop_app.ui.context import Context


class AttachmentsPanel(Panel):
    """The attachments of the case that is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("附件"), "link")
        self._context = context
        self._application = ""
        self.add_button = on_click(link_button(_("添加"), "plus"), self.choose)
        self.add_button.setAccessibleName(_("添加附件"))
        self.add_button.setEnabled(not context.ledger.read_only)
        self.head.addWidget(self.add_button)
        self.setAcceptDrops(not context.ledger.read_only)

    def show_case(self, case: CaseFile) -> None:
        """Show the files of a case."""
        self._application = case.application.id
        self.clear()
        for file in case.attachments:
            self.add(self._line(file))
        if not case.attachments:
            self.say_nothing("import", _("把来信、信封、送达回证等文件拖到这里，或点“添加”。"))

    def choose(self) -> None:
        """Ask for files and attach them."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("添加附件"), "", _("所有文件 (*)"))
        self.attach([Path(name) for name in chosen])

    def attach(self, paths: Sequence[Path]) -> None:
        """Take files in, off the window's thread."""
        if not paths:
            return
        ledger, application, today = self._context.ledger, self._application, self._context.today()
        self._context.jobs.run(
            _("正在存入附件…"), lambda progress: attach(ledger, application, paths, today, progress), self._tell
        )

    def open(self, file: Attachment) -> None:
        """Open a read-only copy with the program of its type."""
        digest, name = file.sha256, file.name
        self._context.jobs.run(
            _("正在打开附件…"),
            lambda _progress: copy_to_look_at(self._context.ledger, digest, name),
            self._open_outside,
        )

    def save_as(self, file: Attachment) -> None:
        """Ask where to and write the file there."""
        chosen, _kind = QFileDialog.getSaveFileName(self, _("另存附件"), file.name, _("所有文件 (*)"))
        if not chosen:
            return
        digest, path = file.sha256, Path(chosen)
        self._context.jobs.run(
            _("正在另存附件…"),
            lambda _progress: write_out(self._context.ledger, digest, path),
            lambda written: self._context.messages.done(_("已保存：{file}").format(file=written)),
        )

    def remove(self, file: Attachment) -> None:
        """Take a file away, and offer to undo that."""
        label = _("删去附件：{name}").format(name=file.name)
        try:
            with at_once(self._context.ledger), operation(self._context.ledger, label) as change:
                change.delete(file.id)
        except UserError as error:
            self._context.messages.error(error)
        else:
            self._context.messages.done(_("已删去附件：{name}").format(name=file.name), change.notice)

    def _open_outside(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._context.messages.warn(_("这台电脑上没有能打开“{name}”的程序。").format(name=path.name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that come from outside."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            set_tone(self, Tone.ACCENT)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let them go again."""
        set_tone(self, Tone.NEUTRAL)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files that are dropped; folders and addresses of pages are left out."""
        set_tone(self, Tone.NEUTRAL)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        files = [path for path in paths if path.is_file()]
        if files:
            event.acceptProposedAction()
            self.attach(files)
        else:
            self._context.messages.warn(_("这里只能放文件。"), _("文件夹请先压缩成一个文件。"))

    def _tell(self, attached: Attached) -> None:
        if attached.known:
            names = "、".join(attached.known)
            self._context.messages.info(_("已有内容相同的附件，没有重复存入：{names}").format(names=names))
        if attached.added:
            said = _("已存入 {count} 份附件。").format(count=attached.added)
            self._context.messages.done(said, attached.notice)

    def _line(self, file: Attachment) -> QWidget:
        name = Clipped(file.name)
        name.setToolTip(file.name)
        look, save, remove = (
            icon_button("preview", _("打开“{name}”").format(name=file.name)),
            icon_button("save", _("另存“{name}”").format(name=file.name)),
            icon_button("delete", _("删去“{name}”").format(name=file.name)),
        )
        on_click(look, lambda: self.open(file))
        on_click(save, lambda: self.save_as(file))
        on_click(remove, lambda: self.remove(file))
        remove.setEnabled(not self._context.ledger.read_only)
        size = caption(size_words(file.size or 0))
        return line_of((mark("document", COLOURS.text_faint),), name, (size, look, save, remove))
