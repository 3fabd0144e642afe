"""换电脑: on the old PC one file is written for the new one, and this PC gives its keys up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.paths import user_documents
from desktop_app.store.log.contents import safe_name
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.kit.theme import body, label, on_click, primary_button, wrapping
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.password.new_password import NewPassword

if TYPE_CHECKING:
    from desktop_app.errors import UserError
    from desktop_app.exchange.bundles.moving import Moved
    from desktop_app.progress import Progress
    from desktop_app.ui.context.context import Context


class PcTab(QWidget):
    """The passphrase and the button; signal `moved(Path)` once the file is written and proved."""

    moved = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.new = NewPassword(_("口令"))
        self.wrong = wrapping(label("", "error"))
        self.wrong.hide()
        self.write = on_click(primary_button(_("写出换电脑的文件…")), self.ask)
        self.write.setEnabled(not context.ledger.read_only)
        self.new.again.editor.returnPressed.connect(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(body(_("一、在这台旧电脑上：设一个口令，把台账连同本机密钥写成一个文件，存到 U 盘。")))
        column.addWidget(body(_("二、在新电脑上：装好公开台账，点“文件 → 打开换电脑的文件…”，输入口令。")))
        column.addWidget(
            body(_("新电脑的核对码和登记序列都不变，办公室不用重新认证；写出以后，这台电脑就不能再登记。"))
        )
        column.addWidget(self.new)
        column.addWidget(self.wrong)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.write)
        column.addLayout(foot)

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

        def work(progress: Progress) -> Moved:
            from desktop_app.exchange.bundles.moving import pack  # noqa: PLC0415 (ciphers only when wanted)

            return pack(ledger, target, passphrase, progress)

        def failed(error: UserError) -> None:
            self.write.setEnabled(True)
            self.wrong.setText(str(error))
            self.wrong.show()

        self.write.setEnabled(False)
        self._context.jobs.run(_("正在写换电脑的文件…"), work, lambda done: self.moved.emit(done.path), failed)
