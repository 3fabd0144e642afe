"""颜色规则: the rules that colour a list, in their order; each can be switched, a person's own also changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.i18n import _
from desktop_app.ui.kit.action_row import ActionRow
from desktop_app.ui.kit.dialogs import confirm
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import body, dialog_column, foot_row, icon_button, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.ui.records.colouring.colour_words import asked_in_words
from desktop_app.ui.records.colouring.list_colouring import own_rules
from desktop_app.ui.records.colouring.rule_lines import RuleLine, RuleLines
from desktop_app.ui.records.colouring.rule_window import RuleWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop_app.settings import ColourRule
    from desktop_app.ui.forms.inputs.making import Surroundings
    from desktop_app.ui.records.colouring.list_colouring import ListColouring

_WIDTH = 600


class ColoursWindow(Dialog):
    """The rules of one list; what is changed holds at once."""

    def __init__(self, parent: QWidget, colouring: ListColouring, around: Surroundings) -> None:
        super().__init__(parent.window(), _("颜色规则"), (_WIDTH, 0))
        self._colouring, self._around = colouring, around
        self._own = own_rules(colouring.kind)
        self.lines = RuleLines()
        self.lines.switched.connect(self._switch)
        self.lines.edit_wanted.connect(self._edit)
        self.lines.forget_wanted.connect(self._forget)
        self.lines.move_wanted.connect(self._move)
        self.lines.currentRowChanged.connect(lambda _row: self._show_what_can_be_done())
        self.new = on_click(quiet_button(_("新增规则…"), "new"), self.add)
        self.edit = on_click(icon_button("edit", _("修改规则（Enter）")), lambda: self._edit(self.lines.currentRow()))
        self.gone = on_click(icon_button("delete", _("删除规则（Del）")), lambda: self._forget(self.lines.currentRow()))
        self.up = on_click(icon_button("up", _("上移（Alt+↑）")), lambda: self._move(self.lines.currentRow(), -1))
        self.down = on_click(icon_button("down", _("下移（Alt+↓）")), lambda: self._move(self.lines.currentRow(), 1))
        self._lay_out()
        self._show(0)
        self.lines.setFocus()

    def add(self) -> None:
        """Ask for one more rule; it comes last."""
        self._ask(None, lambda rule: self._keep([*self._rules, rule], len(self._own) + len(self._rules)))

    @property
    def _rules(self) -> list[ColourRule]:
        return self._colouring.kept.rules

    def _switch(self, row: int) -> None:
        kept, place = self._colouring.kept, row - len(self._own)
        if place < 0:
            name = self._own[row][0]
            self._colouring.keep(msgspec.structs.replace(kept, **{name: not getattr(kept, name)}))
            self._show(row)
        else:
            self._put(place, msgspec.structs.replace(kept.rules[place], on=not kept.rules[place].on))

    def _edit(self, row: int) -> None:
        place = row - len(self._own)
        if place >= 0:
            self._ask(self._rules[place], lambda rule: self._put(place, rule))

    def _forget(self, row: int) -> None:
        place = row - len(self._own)
        if place < 0:
            return
        words = _("删除颜色规则“{name}”？").format(name=self._rules[place].name)
        if confirm(self, words, _("只删除这条规则，记录都不变。"), _("删除"), danger=True):
            self._keep([*self._rules[:place], *self._rules[place + 1 :]], row)

    def _move(self, row: int, by: int) -> None:
        place, rules = row - len(self._own), list(self._rules)
        if place >= 0 and 0 <= place + by < len(rules):
            rules.insert(place + by, rules.pop(place))
            self._keep(rules, row + by)

    def _ask(self, rule: ColourRule | None, take: Callable[[ColourRule], object]) -> None:
        taken = {one.name for one in self._rules if one != rule}
        window = RuleWindow(self, self._colouring, self._around, rule, taken)
        window.chosen.connect(take)
        window.open()

    def _put(self, place: int, rule: ColourRule) -> None:
        rules = list(self._rules)
        rules[place] = rule
        self._keep(rules, len(self._own) + place)

    def _keep(self, rules: list[ColourRule], current: int) -> None:
        self._colouring.keep(msgspec.structs.replace(self._colouring.kept, rules=rules))
        self._show(current)

    def _show(self, current: int) -> None:
        kept = self._colouring.kept
        said = {"deadlines": _("程序自带：期限的颜色"), "states": _("程序自带：状态的颜色")}
        own = [RuleLine(words, Tone.WARNING, said[name], getattr(kept, name), own=True) for name, words in self._own]
        rules = [
            RuleLine(rule.name, Tone(rule.colour), asked_in_words(self._colouring.kind, rule), rule.on)
            for rule in kept.rules
        ]
        self.lines.show_lines([*own, *rules], current)
        self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        place, last = self.lines.currentRow() - len(self._own), len(self._rules) - 1
        for button in (self.edit, self.gone):
            button.setEnabled(place >= 0)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < last)

    def _lay_out(self) -> None:
        column = dialog_column(self, _("颜色规则"))
        column.addWidget(body(_("满足条件的行带上规则的名字和颜色；满足几条的，显示排在前面的。")))
        column.addWidget(self.lines, 1)
        column.addWidget(ActionRow((self.new, self.edit, self.gone, self.up, self.down), at_left=True))
        column.addSpacing(Space.SMALL)
        column.addLayout(foot_row(on_click(primary_button(_("完成")), self.accept)))
