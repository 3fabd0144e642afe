"""What an office sets itself: its answers to the questions that the law leaves open, and its numbers' patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.kinds import RuleSetting
from desktop_app.office.rules.own_rules import own_answers
from desktop_app.store.log.reading import read
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import body
from desktop_app.ui.kit.tokens import Space
from desktop_app.ui.rules.question_row import QuestionRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QShowEvent

    from desktop_app.model.law.rule_settings import Question
    from desktop_app.store.log.operation import Change
    from desktop_app.ui.rules.rule_actions import RuleActions


class SettingsTab(QWidget):
    """One row for each question; an answer is saved at once and can be undone; `problem` says what is wrong.

    The rows are made when the tab is first shown, or asked for its `rows`.
    """

    def __init__(
        self, actions: RuleActions, asked: Mapping[str, Question], intro: str, problem: Callable[[str, str], str]
    ) -> None:
        super().__init__()
        self._actions = actions
        self._asked = dict(asked)
        self._problem = problem
        self._made: dict[str, QuestionRow] = {}
        self._seen = False
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, Space.TINY, 0)
        inside.setSpacing(Space.SMALL)
        told = body(intro)
        told.setWordWrap(True)
        inside.addWidget(told)
        self._rows = QVBoxLayout()
        inside.addLayout(self._rows)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inside))

    @property
    def rows(self) -> dict[str, QuestionRow]:
        """The rows by the codes of their questions."""
        self._make_rows()
        return self._made

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows for the first look."""
        self._make_rows()
        super().showEvent(event)

    def _make_rows(self) -> None:
        if not self._seen:
            self._seen = True
            for code, question in list(self._asked.items()):
                self.add_row(code, question)
            self.show_standing()

    def add_row(self, code: str, question: Question) -> None:
        """Ask one more question, below the others."""
        row = QuestionRow(question)
        row.setEnabled(self._actions.may_write)
        row.answered.connect(lambda value: self._answer(code, value))
        row.defaulted.connect(lambda: self._default(code))
        self._asked[code] = question
        self.rows[code] = row
        self._rows.addWidget(row)

    def refresh(self) -> None:
        """Show what is in force, where it was looked at already."""
        if self._seen:
            self.show_standing()

    def show_standing(self) -> None:
        """Show what is in force."""
        settings = self._actions.context.ledger.rules.settings
        for code, row in self.rows.items():
            row.show_value(self._standing(code), chosen=code in settings)

    def _standing(self, code: str) -> str:
        """Return the answer in force: the office's own, or the default where it gave none that can be read."""
        chosen = self._actions.context.ledger.rules.settings.get(code, "")
        return chosen if chosen and not self._problem(code, chosen) else self._asked[code].default

    def _answer(self, code: str, value: str) -> None:
        problem = self._problem(code, value)
        self.rows[code].complain(problem)
        if problem or value == self._standing(code):
            return
        standing = self._records(code)

        def work(change: Change) -> None:
            if standing:
                change.update(standing[0], {"value": value})
            else:
                change.add(RuleSetting, {"code": code, "value": value})

        self._write(code, work)

    def _default(self, code: str) -> None:
        standing = self._records(code)

        def work(change: Change) -> None:
            for record in standing:
                change.delete(record)

        self._write(code, work)

    def _write(self, code: str, work: Callable[[Change], object]) -> None:
        label = _("办理规则设置：{question}").format(question=self._asked[code].text)
        self._actions.change(label, work, self.refresh)

    def _records(self, code: str) -> list[str]:
        return read(self._actions.context.ledger, own_answers, code)
