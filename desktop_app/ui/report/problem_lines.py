"""The year's problems and measures, with those that last year left open to take over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.ui.kit.clickable import Clickable
from desktop_app.ui.kit.theme import body, caption, label, link_button, on_click, pill, quiet_button
from desktop_app.ui.kit.tokens import Space, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.report.narrative.report_view import ProblemView

_TONES = {"open": Tone.WARNING, "doing": Tone.ACCENT, "done": Tone.GOOD}


class ProblemLines(QWidget):
    """The list. Signals: `opened(ProblemView or None)` to edit one or add one, `carry_asked()`, `writing_asked()`."""

    opened = Signal(object)
    carry_asked = Signal()
    writing_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.add_button = on_click(quiet_button(_("新增"), "new"), lambda: self.opened.emit(None))
        self.carry_button = on_click(link_button("", "import"), self.carry_asked.emit)
        self.write_button = on_click(link_button(_("写入本部分"), "edit"), self.writing_asked.emit)
        self.write_button.setToolTip(_("把下面的问题和措施作为编号列表插入到光标处"))
        self._area = QScrollArea()
        self._area.setAccessibleName(_("问题清单"))
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(Space.TINY)
        for button in (self.add_button, self.write_button):
            head.addWidget(button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self.carry_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._area, 1)

    def show_problems(self, problems: Sequence[ProblemView], left_open: int) -> None:
        """Show other problems, and how many of last year's can be taken over."""
        self.carry_button.setText(_("从上年转入 {count} 条未整改的").format(count=left_open))
        self.carry_button.setVisible(bool(left_open))
        self.write_button.setEnabled(bool(problems))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.TINY, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        if not problems:
            column.addWidget(body(_("还没有登记。把存在的问题和改进措施逐条登记在这里，明年编写时会接着提醒。")))
        for problem in problems:
            column.addWidget(_ProblemRow(problem, self))
        column.addStretch(1)
        self._area.setWidget(inside)


class _ProblemRow(Clickable):
    """One problem with its measure under it."""

    def __init__(self, problem: ProblemView, owner: ProblemLines) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        inside.setSpacing(Space.TINY)
        inside.addWidget(_wrapped(label(problem.problem, "line")))
        if problem.remedy:
            inside.addWidget(_wrapped(caption(problem.remedy)))
        state = code_text("problem_state", problem.state or "open")
        inside.addWidget(pill(state, _TONES.get(problem.state or "open", Tone.NEUTRAL)), 0, Qt.AlignmentFlag.AlignLeft)
        name = _("{problem}，{state}").format(problem=problem.problem, state=state)
        super().__init__("row", inside, name, lambda: owner.opened.emit(problem))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)


def _wrapped(words: QLabel) -> QLabel:
    words.setWordWrap(True)
    return words
