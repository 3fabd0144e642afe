"""One open question of the law: its words, its answer, the default and the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy

from desktop_app.i18n import _
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import body, label, link_button, on_click, set_tone
from desktop_app.ui.kit.tokens import Space, Tone, scaled

if TYPE_CHECKING:
    from desktop_app.model.law.rule_settings import Question

_ANSWER_WIDTH = 320
_NUMBER_WIDTH = 90


class QuestionRow(QFrame):
    """A card with the question at the left and the answer at the right. Signals `answered(value)`, `defaulted()`."""

    answered = Signal(str)
    defaulted = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._question = question
        self.editor = self._choices() if question.kind == "choice" else self._line()
        self.editor.setAccessibleName(question.text)
        self.reset = on_click(link_button(_("恢复默认"), "undo"), self.defaulted.emit)
        self._wrong = label("", "error")
        self._wrong.hide()
        words = label(question.text, "line")
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        source = body(_("来源：{source}　默认：{default}").format(source=question.source, default=self._default_text()))
        source.setProperty("role", "caption")
        source.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnStretch(0, 1)
        grid.addWidget(words, 0, 0)
        grid.setColumnMinimumWidth(1, scaled(_ANSWER_WIDTH))
        grid.addWidget(self.editor, 0, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(source, 1, 0)
        self._told = label("", "caption")
        foot = QHBoxLayout()
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self._told)
        foot.addWidget(self.reset)
        foot.addStretch(1)
        grid.addLayout(foot, 1, 1)
        grid.addWidget(self._wrong, 2, 0, 1, 2)

    def show_value(self, value: str, *, chosen: bool) -> None:
        """Show the answer in force; where the office has chosen it, it can go back to the default."""
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(self.editor.findData(value))
        else:
            self.editor.setText(value)
        self.reset.setVisible(chosen)
        self.complain("")

    def tell(self, text: str) -> None:
        """Say something about the answer in force."""
        self._told.setText(text)

    def complain(self, text: str) -> None:
        """Show what is wrong with the answer, or nothing."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        set_tone(self.editor, Tone.BAD if text else Tone.NEUTRAL)

    def _choices(self) -> QComboBox:
        choices = QuietChoice()
        choices.setFixedWidth(scaled(_ANSWER_WIDTH))
        for choice in self._question.choices:
            choices.addItem(choice.text, choice.value)
        choices.activated.connect(lambda _index: self.answered.emit(str(choices.currentData())))
        return choices

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.setFixedWidth(scaled(_NUMBER_WIDTH) if self._question.kind == "number" else scaled(_ANSWER_WIDTH))
        line.editingFinished.connect(lambda: self.answered.emit(line.text().strip()))
        return line

    def _default_text(self) -> str:
        names = {choice.value: choice.text for choice in self._question.choices}
        return names.get(self._question.default, self._question.default) or _("无")
