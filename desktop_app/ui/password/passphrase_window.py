"""A passphrase for a file that leaves with personal data and that no key locks: asked for before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import body, dialog_column, foot_row, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.password.new_password import NewPassword

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SIZE = (520, 400)


class PassphraseWindow(Dialog):
    """Accepted with a passphrase, or without one where the person says so; `passphrase` is "" then."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("设口令"), _SIZE)
        self.passphrase = ""
        self.new = NewPassword(_("口令"))
        self.new.again.editor.returnPressed.connect(self.take)
        self.go_on = on_click(primary_button(_("用口令加密")), self.take)
        self.without = on_click(quiet_button(_("不加密，当面递交")), self.accept)
        column = dialog_column(self, _("文件里有申请人的个人信息"), Space.MEDIUM)
        said = _("还没有收过对方的文件，没有它的公钥，不能自动加密。请设一个口令，打电话告诉对方，不要写在文件旁边。")
        column.addWidget(body(said))
        column.addWidget(self.new)
        column.addStretch(1)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.go_on, left=[self.without]))

    def take(self) -> None:
        """Close with the passphrase, if it is one."""
        if not self.new.complain():
            self.passphrase = self.new.text
            self.accept()
