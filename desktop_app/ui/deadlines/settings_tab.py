"""The questions that the law leaves open: how this office answers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import RuleSetting
from desktop_app.model.law.rule_settings import questions, setting, setting_problem
from desktop_app.store.reading import reading
from desktop_app.ui.deadlines.question_row import QuestionRow
from desktop_app.ui.scrolling import scrolling
from desktop_app.ui.theme import body
from desktop_app.ui.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.store.operation import Change
    from desktop_app.ui.deadlines.rule_desk import RuleDesk


class SettingsTab(QWidget):
    """One row for each open question; a choice is saved at once and can be undone."""

    def __init__(self, desk: RuleDesk) -> None:
        super().__init__()
        self._desk = desk
        self.rows = {code: QuestionRow(question) for code, question in questions().items()}
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, Space.TINY, 0)
        inside.setSpacing(Space.SMALL)
        inside.addWidget(body(_("法律法规没有写明、各地做法不一的问题，由本机关选定。选定后立即生效，可以撤销。")))
        for code, row in self.rows.items():
            row.setEnabled(desk.may_write)
            row.answered.connect(lambda value, code=code: self._answer(code, value))
            row.defaulted.connect(lambda code=code: self._default(code))
            inside.addWidget(row)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inside))

    def refresh(self) -> None:
        """Show what is in force."""
        settings = self._desk.context.ledger.rules.settings
        for code, row in self.rows.items():
            row.show_value(setting(settings, code), chosen=code in settings)

    def _answer(self, code: str, value: str) -> None:
        problem = setting_problem(code, value)
        self.rows[code].complain(problem)
        if problem or value == setting(self._desk.context.ledger.rules.settings, code):
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
        label = _("办理规则设置：{question}").format(question=questions()[code].text)
        self._desk.attempt(lambda: self._desk.change(label, work))
        self.refresh()

    def _records(self, code: str) -> list[str]:
        with reading(self._desk.context.ledger) as session:
            query = select(RuleSetting.id).where(RuleSetting.code == code).order_by(RuleSetting.id)
            return list(session.scalars(query))
