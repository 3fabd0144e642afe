"""A new password or passphrase, typed twice, with its strength in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.passwords import LEAST, strength, weakness
from desktop_app.ui.kit.labelled import Labelled
from desktop_app.ui.kit.password_line import PasswordLine
from desktop_app.ui.kit.theme import label, set_tone
from desktop_app.ui.kit.tokens import Space, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

_TONES = (Tone.BAD, Tone.BAD, Tone.WARNING, Tone.GOOD, Tone.GOOD)


class NewPassword(QWidget):
    """A new password typed twice, and how strong it is; `noun` is what it is called, 密码 or 口令."""

    def __init__(self, noun: str, known: Sequence[str] = ()) -> None:
        super().__init__()
        self._noun, self._known = noun, known
        self.first = Labelled(noun, PasswordLine(), _("至少 {least} 个字符，忘记后无法找回").format(least=LEAST))
        self.again = Labelled(_("再输入一次"), PasswordLine(), "")
        self.said: QLabel = label("", "pill")
        self.said.hide()
        self.first.editor.textChanged.connect(self._judge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.first)
        column.addWidget(self.said, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.again)

    @property
    def text(self) -> str:
        """Return what was typed into the first line."""
        return self.first.editor.text()

    def problems(self) -> Sequence[tuple[Labelled, str]]:
        """Return each line with what is wrong with it, "" where nothing is."""
        lacks = weakness(self.text) if self.text else _("请输入{noun}。").format(noun=self._noun)
        differs = self.text != self.again.editor.text()
        repeat = _("两次输入的{noun}不一样。").format(noun=self._noun) if differs else ""
        return [(self.first, lacks), (self.again, repeat)]

    def complain(self) -> bool:
        """Say beside each line what is wrong, and put the keyboard into the first; tells whether anything is."""
        wrong = [line for line, text in self.problems() if line.complain(text)]
        if wrong:
            wrong[0].editor.setFocus()
        return bool(wrong)

    def _judge(self, typed: str) -> None:
        found = strength(typed, self._known)
        self.said.setText(_("强度：{words}").format(words=found.words))
        self.said.setVisible(bool(typed))
        set_tone(self.said, _TONES[found.level])
        self.first.editor.setAccessibleDescription(self.said.text() if typed else "")
