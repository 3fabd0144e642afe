"""Files in and out: dropped or chosen, looked at first, then taken in; the code of this PC; files for the units."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.exchange.bundles.forgetting_words import left_words
from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.store.file.kept_backups import BEFORE_RECEIVING
from desktop_app.ui.context.keeping_before import keep_before
from desktop_app.ui.exchange.content_code import ContentCode
from desktop_app.ui.exchange.file_card import FileCard
from desktop_app.ui.exchange.file_words import is_ready, waits_for_code
from desktop_app.ui.exchange.unknown_pcs import UnknownPcs, unknown_pcs
from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.beside import Beside
from desktop_app.ui.kit.password_line import PasswordLine
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, caption, card, heading, on_click, primary_button, quiet_button, wrapping
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.ui.returned.return_bar import ask_returns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.exchange.bundles.forgetting import Cleared
    from desktop_app.exchange.bundles.receiving_outcome import Received
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.context.selection import Selection

_PASSPHRASE = 230


class FilesTab(QWidget):
    """The files looked at, as cards, and the content code.

    Signals `code_asked()`: this PC's code is wanted on paper; `sending_asked()`: files for the units are wanted;
    `taken()`: files were taken in.
    """

    code_asked = Signal()
    sending_asked = Signal()
    taken = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._office = context.ledger.profile.role == "office"
        self._paths: tuple[Path, ...] = ()
        self.received: Received | None = None
        self.cards: list[FileCard] = []
        self.unknown = UnknownPcs(office=self._office, may_write=not context.ledger.read_only)
        self.unknown.ticked.connect(self._say)
        self.passphrase = PasswordLine()
        self.passphrase.setPlaceholderText(_("口令（对方用口令加密时填）"))
        self.passphrase.setAccessibleName(_("口令"))
        self.passphrase.returnPressed.connect(self.look_again)
        self.choose = on_click(primary_button(_("选择文件…"), "open"), self.ask_files)
        self.take = on_click(primary_button(_("收下"), "import"), self.take_in)
        self.summary = caption("")
        self.content_code = ContentCode(context)
        self._column = QVBoxLayout()
        self._lay_out()
        self._say()

    def look_at(self, paths: Sequence[Path]) -> None:
        """Look at files without taking anything in, and show what would come of it."""
        self._paths = tuple(paths)
        self.look_again()

    def look_again(self) -> None:
        """Look at the same files once more, with another passphrase."""
        if self._paths:
            self._receive(_("正在查看文件…"), dry_run=True)

    def take_in(self) -> None:
        """Take the files in, each as one step; of unknown PCs only where the code was compared and ticked."""
        self._receive(_("正在收文件…"), dry_run=False)

    def ask_files(self) -> None:
        """Ask for files to receive."""
        kinds = _("上报、下发文件 (*.ogix)")
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("收文件"), str(user_documents()), kinds)
        if chosen:
            self.look_at([Path(name) for name in chosen])

    def _receive(self, label: str, *, dry_run: bool) -> None:
        context, ledger, paths = self._context, self._context.ledger, self._paths
        codes = () if dry_run else self.unknown.codes
        passphrase = self.passphrase.text()

        def work(progress: Progress) -> Received:
            from desktop_app.exchange.bundles.receiving import Taking, receive  # noqa: PLC0415 (ciphers only when wanted)

            if not dry_run:
                keep_before(context, BEFORE_RECEIVING, progress)
            return receive(ledger, paths, Taking(dry_run=dry_run, codes=codes, passphrase=passphrase), progress)

        self._context.jobs.run(label, work, self._show)

    def _show(self, received: Received) -> None:
        self.received = received
        for gone in self.cards:
            gone.hide()
            gone.deleteLater()
        waiting = [file for file in received.files if waits_for_code(file)]
        page_of = self._context.page_of
        returns = self._office and not self._context.ledger.read_only
        known = (file for file in received.files if not waits_for_code(file))
        self.cards = [FileCard(file, page_of, may_return=returns) for file in known]
        for place, made in enumerate(self.cards):
            made.opened.connect(self._open)
            made.return_wanted.connect(partial(ask_returns, self._context, self))
            self._column.insertWidget(place, made)
        self.unknown.show_pcs(unknown_pcs(waiting))
        self.unknown.setVisible(bool(waiting))
        self._say()
        taken = sum(file.state == "taken" for file in received.files)
        if taken:
            text = _("已收下 {count} 个文件。").format(count=taken)
            receipts = (
                _("出具回执 {count} 份，请发回各单位。").format(count=received.receipts) if received.receipts else ""
            )
            self._context.messages.done(text + receipts)
            self.taken.emit()
        if received.cleared:
            self._tell_left(received.cleared)

    def _open(self, chosen: Selection) -> None:
        """Show records that a file brought in their list."""
        self._context.navigate(self._context.page_of(chosen.kind), chosen)

    def _tell_left(self, cleared: Cleared) -> None:
        """Say where on this PC something still lies of what the files erased."""
        if left := list(left_words(cleared)):
            said = _("收到的文件抹去了 {count} 条记录的个人信息。").format(count=len(cleared.records))
            self._context.messages.warn(said, "\n".join(left))

    def _say(self) -> None:
        files = self.received.files if self.received else ()
        codes = self.unknown.codes
        compared = [file for file in files if waits_for_code(file) and file.sender and file.sender.code in codes]
        ready = sum(is_ready(file) for file in files) + len(compared)
        self.take.setText(_("收下 {count} 个文件").format(count=ready) if ready else _("收下"))
        self.take.setEnabled(bool(ready) and not self._context.ledger.read_only)
        refused = sum(file.failed and not waits_for_code(file) for file in files)
        waiting = sum(waits_for_code(file) for file in files) - len(compared)
        said = [_("{count} 个文件不能收，原因见各卡片。").format(count=refused)] if refused else []
        said += [_("{count} 个文件的电脑还没有核对。").format(count=waiting)] if waiting else []
        self.summary.setText(" ".join(said))
        self._foot.setVisible(bool(files))

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, Space.TINY, 0)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(self._drop_card())
        self._column.setSpacing(Space.SMALL)
        self._column.addStretch(1)
        inside.addWidget(self.unknown, 3)
        inside.addLayout(self._column, 1)
        self.unknown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(scrolling(inside), 1)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.summary, 1)
        row.addWidget(self.take)
        column.addWidget(self._foot)

    def _drop_card(self) -> QWidget:
        frame = card()
        frame.setObjectName("drop")
        inside = frame.layout()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        said = (
            _("把各单位的 .ogix 文件拖到窗口里，可以一次拖很多个")
            if self._office
            else _("把办公室发来的 .ogix 文件拖到窗口里")
        )
        column.addWidget(wrapping(heading(said, 3)))
        column.addWidget(body(_("先查看，不改动任何内容；看清以后再收下。")))
        self.passphrase.setFixedWidth(scaled(_PASSPHRASE))
        written = ActionRow((on_click(quiet_button(_("打印本机核对码"), "print"), self.code_asked.emit),), at_left=True)
        if self._office:
            written.add(on_click(quiet_button(_("下发和回执…"), "export"), self.sending_asked.emit))
        if inside:
            inside.addWidget(Beside(words, ActionRow((self.passphrase, self.choose), at_left=True)))
            inside.addWidget(Beside(written, self.content_code, written.sizeHint().width()))
        return frame
