"""换电脑: on the old PC one file is written for the new one, and this PC gives its keys up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.sizes import size_words
from desktop_app.store.log.contents import safe_name
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body, foot_row, label, on_click, primary_button, quiet_button, wrapping
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.password.new_password import NewPassword

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.errors import UserError
    from desktop_app.exchange.bundles.going_along import GoingAlong
    from desktop_app.exchange.bundles.moving import Moved
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context


class PcTab(QWidget):
    """The passphrase and the buttons. Signals: `moved(Path)` once the file is written and proved, `left()` if not."""

    moved = Signal(object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.new = NewPassword(_("口令"))
        self._backups: Sequence[Path] = ()
        self.along = body("")
        self.with_backups = QCheckBox(_("备份也带走"))
        self.with_backups.setChecked(True)
        self.wrong = wrapping(label("", "error"))
        self.wrong.hide()
        self.write = on_click(primary_button(_("写出换电脑的文件…")), self.ask)
        self.write.setEnabled(not context.ledger.read_only)
        self.new.again.editor.returnPressed.connect(self.ask)
        column = QVBoxLayout()
        column.setContentsMargins(0, Space.LARGE, Space.SMALL, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(body(_("一、在这台旧电脑上：设一个口令，把台账连同本机密钥写成一个文件，存到 U 盘。")))
        column.addWidget(body(_("二、在新电脑上：装好公开台账，点“文件 → 打开换电脑的文件…”，输入口令。")))
        column.addWidget(
            body(_("新电脑的核对码和登记序列都不变，办公室不用重新认证；写出以后，这台电脑就不能再登记。"))
        )
        column.addWidget(self.along)
        column.addWidget(self.with_backups)
        column.addWidget(
            body(
                _(
                    "不带的：没有收下的坏文件、第二位置的备份、写到别处的表格和文书、没有保存的草稿、本机设置（可另行导出）。"
                )
            )
        )
        column.addWidget(self.new)
        column.addWidget(self.wrong)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(column), 1)
        whole.addLayout(foot_row(on_click(quiet_button(_("关闭")), self.left.emit), self.write))
        self._weigh()

    def _weigh(self) -> None:
        """Say what goes along and how large it is, read off the window's thread: the backups may lie on a share."""
        ledger, plan = self._context.ledger, self._context.backups()

        def work(_progress: Progress) -> tuple[GoingAlong, int, int]:
            from desktop_app.exchange.bundles.going_along import (  # noqa: PLC0415 (when it is used)
                backups_here,
                going_along,
                size_of,
            )

            along = going_along(ledger, backups_here(ledger, plan))
            return along, size_of([*along.outbox, *along.inbox]), size_of(along.backups)

        self._context.jobs.run(_("正在查看要带走的文件…"), work, lambda found: self._say(*found), aside=True)

    def _say(self, along: GoingAlong, files: int, backups: int) -> None:
        self._backups = along.backups
        text = _("一并带走：发件箱 {sent} 个文件、收件箱 {kept} 个文件（{size}）；收发记录就在台账里。")
        self.along.setText(text.format(sent=len(along.outbox), kept=len(along.inbox), size=size_words(files)))
        words = _("备份也带走（{count} 份，{size}）") if along.backups else _("备份也带走（还没有备份）")
        self.with_backups.setText(words.format(count=len(along.backups), size=size_words(backups)))
        self.with_backups.setEnabled(bool(along.backups))

    def ask(self) -> None:
        """Check the passphrase, ask where to, and write."""
        typed = self.new.text
        if self.new.complain():
            return
        from desktop_app.exchange.bundles.moving import SUFFIX  # noqa: PLC0415 (ciphers only when wanted)

        stem = safe_name(_("{name}_换电脑").format(name=self._context.ledger.path.stem))
        kinds = _("换电脑的文件 (*{suffix})").format(suffix=SUFFIX)
        proposed = str(user_documents() / f"{stem}{SUFFIX}")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("换电脑的文件存到"), proposed, kinds)
        more = _("写好以后台账会关闭，文件改名为“已搬走”，以后在新电脑上登记。")
        if chosen and confirm(self, _("把台账搬到新电脑？"), more, _("写出并退出这台电脑"), danger=True):
            self._pack(Path(chosen).with_suffix(SUFFIX), typed)

    def _pack(self, target: Path, passphrase: str) -> None:
        ledger = self._context.ledger
        backups = self._backups if self.with_backups.isChecked() else ()

        def work(progress: Progress) -> Moved:
            from desktop_app.exchange.bundles.moving import pack  # noqa: PLC0415 (ciphers only when wanted)

            return pack(ledger, target, passphrase, progress, backups)

        def failed(error: UserError) -> None:
            self.write.setEnabled(True)
            self.wrong.setText(str(error))
            self.wrong.show()

        self.write.setEnabled(False)
        self._context.jobs.run(_("正在写换电脑的文件…"), work, lambda done: self.moved.emit(done.path), failed)
