"""Plain questions and refusals in the house's dress; every text is shown literally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from desktop_app.i18n import _
from desktop_app.ui.kit.icons import picture
from desktop_app.ui.kit.password_line import PasswordQuestion
from desktop_app.ui.kit.plain_text import make_labels_plain
from desktop_app.ui.kit.tokens import COLOURS, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.errors import UserError

_MARK = 36


def tell(parent: QWidget | None, error: UserError) -> None:
    """Say what went wrong and what to do next, and wait until that is read."""
    box = _box(parent, error.message, error.hint, "bad", COLOURS.bad)
    box.addButton(_("知道了"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def inform(parent: QWidget | None, text: str, more: str = "", *, good: bool = True) -> None:
    """Show the outcome of something that was asked for."""
    mark = ("good", COLOURS.good) if good else ("warning", COLOURS.warning)
    box = _box(parent, text, more, *mark)
    box.addButton(_("知道了"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def confirm(parent: QWidget | None, text: str, more: str, yes: str, *, danger: bool = False) -> bool:
    """Ask whether to go on; `yes` is the button's words. Escape and 取消 mean no."""
    box = _box(parent, text, more, "warning" if danger else "help", COLOURS.warning if danger else COLOURS.accent)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(_("取消"), QMessageBox.ButtonRole.RejectRole)
    agree.setProperty("role", "danger" if danger else "primary")
    box.setDefaultButton(refuse if danger else agree)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is agree


def choose(parent: QWidget | None, text: str, more: str, ways: Sequence[str]) -> int | None:
    """Ask which of some ways to go, the first being the usual one; returns its place, None where none is taken."""
    box = _box(parent, text, more, "help", COLOURS.accent)
    buttons = [box.addButton(way, QMessageBox.ButtonRole.AcceptRole) for way in ways]
    buttons[0].setProperty("role", "primary")
    refuse = box.addButton(_("取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(refuse)
    box.exec()
    clicked = box.clickedButton()
    return next((place for place, button in enumerate(buttons) if button is clicked), None)


def ask_password(parent: QWidget | None, file_name: str, *, wrong: bool) -> str:
    """Ask for a data file's password, again where the one before was wrong; "" if the person gives up."""
    question = _("请输入“{name}”的密码：").format(name=file_name)
    said = _("密码不对，请再输入一次。") if wrong else ""
    return PasswordQuestion(parent, _("输入密码"), question, said).answer()


def _box(parent: QWidget | None, text: str, more: str, mark: str, colour: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(_("公开台账"))
    box.setText(text)
    box.setInformativeText(more)
    box.setTextFormat(Qt.TextFormat.PlainText)
    make_labels_plain(box)
    box.setIconPixmap(picture(mark, colour, _MARK))
    inside = box.layout()
    if inside:
        inside.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
    return box
