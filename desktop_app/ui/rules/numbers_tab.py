"""The patterns of the office's numbers: 登记号, 索引号, and one series for each kind of letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.kinds import KINDS
from desktop_app.model.law.rule_settings import Question
from desktop_app.model.record import fields_of
from desktop_app.office.rules.numbering import Series, all_series, pattern_problem
from desktop_app.office.rules.proposed_numbers import numbers_that_follow
from desktop_app.store.log.reading import read
from desktop_app.ui.rules.settings_tab import SettingsTab

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.ui.rules.rule_actions import RuleActions


class NumbersTab(SettingsTab):
    """One row for each series, with the number that comes next under its pattern."""

    def __init__(self, actions: RuleActions) -> None:
        intro = _(
            "每个序列单独编号。可以用 {year}（年度）、{unit}（单位编号），要有 {n}（顺序号，{padded} 补足四位）。"
        )
        asked = {series.setting: _question(series) for series in all_series()}
        words = intro.format(year="{year}", unit="{unit}", n="{n}", padded="{n:04}")
        super().__init__(actions, asked, words, lambda _code, value: pattern_problem(value))

    def show_standing(self) -> None:
        """Show the patterns in force and what comes next."""
        ledger, year = self._actions.context.ledger, self._actions.context.year.value
        following = read(ledger, numbers_that_follow, ledger.rules.settings, year, ledger.profile.unit_id)
        self._follow([series for series, _number in following])
        super().show_standing()
        for series, number in following:
            self.rows[series.setting].tell(_("下一个：{number}").format(number=number))

    def _follow(self, series: Iterable[Series]) -> None:
        """Add a row for each letter that was handed down meanwhile; hide those that were put out of use."""
        self._series = {one.setting: one for one in series}
        for code, one in self._series.items():
            if code not in self.rows:
                self.add_row(code, _question(one))
        for code, row in self.rows.items():
            row.setVisible(code in self._series)


def _question(series: Series) -> Question:
    field = fields_of(KINDS[series.kind])[series.field]
    letter = codes("letter").get(series.code)
    chinese, english = (letter.label, letter.english) if letter else (field.label, _(field.label))
    return Question(
        code=series.setting,
        kind="text",
        default=series.pattern,
        question=chinese,
        english=english,
        source=_("内部管理"),
        most=0,
    )
