"""The files of a record: added by button or by dropping them here, opened as a copy, saved elsewhere, removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.i18n import _, listed
from desktop_app.office.records.attaching import Attached, attach, attachment_label
from desktop_app.office.records.file_names import shown_names
from desktop_app.paths import user_documents
from desktop_app.sizes import LARGEST_LEDGER, size_words
from desktop_app.store.file.looking import copy_for_looking
from desktop_app.store.log.contents import LARGEST, is_document, safe_name
from desktop_app.store.log.operation import operation
from desktop_app.ui.attachments.file_copies import write_out
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.clipped import Clipped
from desktop_app.ui.kit.outside import open_outside
from desktop_app.ui.kit.panel import Panel, line_of, mark
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import caption, icon_button, link_button, on_click, set_tone
from desktop_app.ui.kit.tokens import COLOURS, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.model.kinds import Attachment, DisputeAttachment, ReleaseAttachment
    from desktop_app.office.records.attaching import Owner
    from desktop_app.ui.context.context import Context


class AttachmentsPanel(Panel):
    """The attachments of the record that is shown; `invitation` says which files belong here."""

    def __init__(self, context: Context, invitation: str) -> None:
        super().__init__(_("附件"), "link")
        self._context = context
        self._invitation = invitation
        self._owner: Owner | None = None
        self.add_button = on_click(link_button(_("添加"), "plus"), self.choose)
        self.add_button.setAccessibleName(_("添加附件"))
        most = _("一份附件最大 {file}，一个台账最大 {ledger}")
        self.add_button.setToolTip(tip(most.format(file=size_words(LARGEST), ledger=size_words(LARGEST_LEDGER))))
        self.add_button.setEnabled(not context.ledger.read_only)
        self.head.addWidget(self.add_button)
        self.setAcceptDrops(not context.ledger.read_only)

    def show_files(self, owner: Owner, files: Sequence[Attachment | DisputeAttachment | ReleaseAttachment]) -> None:
        """Show the files of a record."""
        self._owner = owner
        self.clear()
        names = shown_names(files)
        for file in files:
            self.add(self._line(file, names[file.id]))
        if not files:
            self.say_nothing("import", self._invitation)

    def choose(self) -> None:
        """Ask for files and attach them."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("添加附件"), str(user_documents()), _("所有文件 (*)"))
        self.attach([Path(name) for name in chosen])

    def attach(self, paths: Sequence[Path]) -> None:
        """Take files in, off the window's thread."""
        owner = self._owner
        if owner is None or not paths:
            return
        ledger, today = self._context.ledger, self._context.today()
        self._context.jobs.run(
            _("正在存入附件…"), lambda progress: attach(ledger, owner, paths, today, progress), self._tell
        )

    def open(self, file: Attachment | DisputeAttachment | ReleaseAttachment, name: str) -> None:
        """Open a read-only copy with the program of its type."""
        digest = file.sha256
        self._context.jobs.run(
            _("正在打开附件…"),
            lambda _progress: copy_for_looking(self._context.ledger, digest, name),
            self._open_outside,
        )

    def save_as(self, file: Attachment | DisputeAttachment | ReleaseAttachment, name: str) -> None:
        """Ask where to and write the file there."""
        proposed = str(user_documents() / safe_name(name))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("另存附件"), proposed, _("所有文件 (*)"))
        if not chosen:
            return
        digest, path = file.sha256, Path(chosen)
        self._context.jobs.run(
            _("正在另存附件…"),
            lambda _progress: write_out(self._context.ledger, digest, path),
            self._say_saved,
        )

    def remove(self, file: Attachment | DisputeAttachment | ReleaseAttachment, name: str) -> None:
        """Take a file away, and offer to undo that."""
        label = attachment_label(type(file), _("删去附件"), _("删去附件：{name}"), name)
        record_id = file.id

        def work() -> None:
            with operation(self._context.ledger, label) as change:
                change.delete(record_id)

        do(self._context, label, work, Then(said=_("已删去附件：{name}").format(name=name)))

    def _say_saved(self, path: Path) -> None:
        """Offer to open a document, and of anything else only the folder it lies in."""
        if is_document(path.name):
            self._context.messages.saved(path)
        else:
            said = _("已保存：{file}").format(file=path)
            self._context.messages.saved(path.parent, said, _("它不是文档，打开以前请先查毒。"))

    def _open_outside(self, path: Path) -> None:
        if not open_outside(path):
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
            self.attach(paths)
        else:
            self._context.messages.warn(_("这里只能放文件。"), _("文件夹请先压缩成一个文件。"))

    def _tell(self, attached: Attached) -> None:
        if attached.known:
            names = listed(attached.known)
            self._context.messages.info(_("已有内容相同的附件，没有重复存入：{names}").format(names=names))
        if attached.added:
            said = _("已存入 {count} 份附件。").format(count=attached.added)
            self._context.messages.done(said, attached.notice)
        if attached.refused:
            # Last, so that it is what stays on screen.
            taken = _("其余 {count} 份已存入。").format(count=attached.added) if attached.added else ""
            lines = [f"“{name}”：{error.message}" for name, error in attached.refused]
            said = _("有 {count} 份没有存入：{names}").format(count=len(lines), names="\n".join(lines))
            self._context.messages.warn(said, taken)

    def _line(self, file: Attachment | DisputeAttachment | ReleaseAttachment, name: str) -> QWidget:
        title = Clipped(name)
        title.setToolTip(tip(name))
        look, save, remove = (
            icon_button("preview", _("打开“{name}”").format(name=name)),
            icon_button("save", _("另存“{name}”").format(name=name)),
            icon_button("delete", _("删去“{name}”").format(name=name)),
        )
        on_click(look, lambda: self.open(file, name))
        on_click(save, lambda: self.save_as(file, name))
        on_click(remove, lambda: self.remove(file, name))
        remove.setEnabled(not self._context.ledger.read_only)
        size = caption(size_words(file.size or 0))
        return line_of((mark("document", COLOURS.text_faint),), title, (size, look, save, remove))
