"""The ledger's password: set, changed or removed; the ledger is closed for it and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.i18n import _
from desktop_app.store.file.check import is_plain
from desktop_app.store.file.password import fits
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.password_line import PasswordLine
from desktop_app.ui.kit.theme import (
    body,
    danger_button,
    dialog_column,
    foot_row,
    on_click,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.password.new_password import NewPassword

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.context.context import Context

_SIZE = (520, 440)


class PasswordWindow(Dialog):
    """Signal `chosen(old, new)`: "" is no password."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget, context: Context) -> None:
        ledger = context.ledger
        locked = not is_plain(ledger.path)
        title = _("更改密码") if locked else _("设置密码")
        super().__init__(parent, title, _SIZE)
        self._path, self._locked = ledger.path, locked
        self.old = Labelled(_("现在的密码"), PasswordLine(), "")
        self.old.setVisible(self._locked)
        self.new = NewPassword(_("新密码"), (ledger.profile.person, ledger.path.stem))
        self.new.again.editor.returnPressed.connect(self.take)
        self.remove = on_click(danger_button(_("取消密码…")), self.take_off)
        self.remove.setVisible(self._locked)
        self.change = on_click(primary_button(title), self.take)
        column = dialog_column(self, title, Space.MEDIUM)
        column.addWidget(body(_("整个文件用密码加密。密码忘了，谁也打不开，办公室也不能。")))
        column.addWidget(self.old)
        column.addWidget(self.new)
        column.addWidget(body(_("以前的备份和副本仍是原来的样子：请另备一份，再删去不该留的旧备份。")))
        column.addStretch(1)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.change, left=[self.remove]))

    def take(self) -> None:
        """Ask for the change, if everything typed is right."""
        wrong = self._old_is_wrong()
        if not self.new.complain() and not wrong:
            self._end(self.new.text)

    def take_off(self) -> None:
        """Ask for the removal, once more."""
        more = _("以后谁拿到这个文件都能打开，里面有申请人的个人信息。")
        if not self._old_is_wrong() and confirm(self, _("取消这份台账的密码？"), more, _("取消密码"), danger=True):
            self._end("")

    def _end(self, new: str) -> None:
        self.accept()
        self.chosen.emit(self.old.editor.text(), new)

    def _old_is_wrong(self) -> bool:
        """Say beside its line that the present password doesn't fit."""
        typed = self.old.editor.text()
        return self._locked and self.old.complain("" if fits(self._path, typed) else _("现在的密码不对。"))
