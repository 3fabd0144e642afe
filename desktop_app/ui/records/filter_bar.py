"""The line above a list: words to find, the year, a chip for each field worth narrowing by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape
from desktop_app.office.records.year_condition import listing_field, period_field
from desktop_app.office.years.working_years import choices as choices_of_years
from desktop_app.office.years.working_years import years_with_records
from desktop_app.store.log.reading import read
from desktop_app.ui.forms.inputs.choice_list import Choice
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.icons import icon
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import link_button, on_click
from desktop_app.ui.kit.tokens import Size, scaled
from desktop_app.ui.records.criteria import EMPTY, Criteria, chip_fields
from desktop_app.ui.records.filter_chip import Chip
from desktop_app.ui.records.narrowing.conditions_window import ConditionsWindow
from desktop_app.ui.records.narrowing.kept_filters import KeptFilters
from desktop_app.ui.records.narrowing.named_filters import NamedFilters

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_app.model.record import Record
    from desktop_app.settings import KeptFilter
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.making import Surroundings

_PAUSE = 180
"""Milliseconds without a keystroke after which the list is searched."""
_SEARCH_WIDTH = 240
_ALL_YEARS = "0"
_LONGEST_NAME = 22


class FilterBar(QWidget):
    """The filter of one kind; signals `changed(Criteria)`."""

    changed = Signal(object)

    def __init__(self, context: Context, kind: type[Record], around: Surroundings) -> None:
        super().__init__()
        self.criteria = Criteria(year=context.year.value)
        self._context = context
        self._around = around
        self._kind = kind
        self._working_year = context.year.value
        self._low = False
        self.words = self._make_words(kind)
        self.year = Chip(_("年度"), self._years, single=True)
        self.year.picked.connect(self._pick_year)
        self.month = Chip(_("月份"), _months, single=True)
        self.month.picked.connect(lambda keys: self._change(replace(self.criteria, month=int(keys[0]))))
        self.chips = {field.name: self._chip(field) for field in chip_fields(kind)}
        self.asked = on_click(link_button(_("更多条件…"), "filter"), self.ask_conditions)
        self.kept = KeptFilters(self, context, kind, lambda: self.criteria)
        self.named = link_button(_("常用筛选"), "more")
        self.named_menu = NamedFilters(self.named, self.kept, folded=True)
        self.named_menu.wanted.connect(self.use_named)
        self._beside = False
        self.kept.changed.connect(self._show)
        self.limited = on_click(link_button("", "close"), self._lift_limit)
        self.clear = on_click(link_button(_("清除筛选")), self.reset)
        line = Flow()
        chips = (self.year, self.month, *self.chips.values(), self.asked, self.named)
        for part in (self.words, *chips, self.limited, self.clear):
            line.addWidget(part)
        self.setLayout(line)
        self.year.setVisible(period_field(kind) is not None)
        self._has_months = (day := listing_field(kind)) is not None and day.shape is Shape.DAY
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show()

    def follow_year(self) -> None:
        """Go over to the working year when another one was chosen; records that were asked for stay."""
        year = self._context.year.value
        if year != self._working_year and self.criteria.only is None and not self.criteria.more:
            self.criteria = replace(self.criteria, year=year)
            self._show()
        self._working_year = year

    def give_way(self, *, on: bool) -> None:
        """Leave the room to the list, where that has little, by what is asked for least."""
        if on != self._low:
            self._low = on
            self._show()

    def reset(self) -> None:
        """Narrow nothing but the year."""
        self.words.clear()
        self._change(Criteria(year=self._context.year.value))

    def take(self, criteria: Criteria, name: str) -> None:
        """Take over what another page asked for; `name` says in words what it is."""
        self.words.setText(criteria.words)
        self.limited.setText(name.replace("&", "&&") or _("所选记录"))
        self._change(criteria)

    def ask_conditions(self) -> None:
        """Ask for conditions about any field."""
        window = ConditionsWindow(self, self._kind, self._around, self.criteria.asked)
        window.chosen.connect(lambda asked: self._change(replace(self.criteria, asked=asked)))
        window.open()

    def use_named(self, kept: KeptFilter | None) -> None:
        """Narrow the list as it was when this name was given, in the working year; None: to nothing but that."""
        if kept is None:
            self.reset()
        else:
            self.words.setText(kept.words)
            self._change(self.kept.asked_by(kept))

    def show_named(self, *, beside: bool) -> None:
        """Show the button of the named filters, unless these stand `beside` the list."""
        if beside != self._beside:
            self._beside = beside
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the lines that the width needs."""
        super().resizeEvent(event)
        self._keep_height()

    def _make_words(self, kind: type[Record]) -> QLineEdit:
        words = QLineEdit()
        words.setPlaceholderText(_("查找{kind}").format(kind=_(kind.label)))
        words.setAccessibleName(words.placeholderText())
        words.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        empty = words.addAction(icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        empty.setToolTip(_("清除"))
        empty.setVisible(False)
        empty.triggered.connect(words.clear)
        words.textChanged.connect(lambda text: empty.setVisible(bool(text)))
        words.setFixedSize(scaled(_SEARCH_WIDTH), Size.FIELD)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._search)
        words.textChanged.connect(lambda _text: self._pause.start())
        words.returnPressed.connect(self._search)
        return words

    def _chip(self, field: Field) -> Chip:
        chip = Chip(_(field.label), lambda: self._choices(field))
        chip.picked.connect(lambda keys: self._pick(field.name, keys))
        return chip

    def _choices(self, field: Field) -> list[Choice]:
        if field.shape is Shape.LINK:
            found = list(self._around.linked(field))
        else:
            found = [Choice(code.code, code.text) for code in codes(field.codes).values()]
        return found if field.required else [*found, Choice(EMPTY, _("（未填）"))]

    def _years(self) -> list[Choice]:
        years = choices_of_years(read(self._context.ledger, years_with_records), self._context.today())
        years = sorted({*years, self._context.year.value}, reverse=True)
        return [_year_choice(year) for year in (None, *years)]

    def _search(self) -> None:
        self._pause.stop()
        if self.words.text() != self.criteria.words:
            self._change(replace(self.criteria, words=self.words.text()))

    def _pick(self, name: str, keys: tuple[str, ...]) -> None:
        self._change(replace(self.criteria, picked={**self.criteria.picked, name: keys}))

    def _pick_year(self, keys: tuple[str, ...]) -> None:
        year = int(keys[0]) or None
        self._change(replace(self.criteria, year=year, month=self.criteria.month if year else 0))

    def _lift_limit(self) -> None:
        self._change(replace(self.criteria, more=(), only=None, year=self._context.year.value))

    def _change(self, criteria: Criteria) -> None:
        self.criteria = criteria
        self._show()
        self.changed.emit(criteria)

    def _show(self) -> None:
        criteria = self.criteria
        shown = _year_choice(criteria.year)
        self.year.show_keys((shown.key,), [shown.text])
        for name, chip in self.chips.items():
            chip.show_keys(criteria.picked.get(name, ()))
        self.month.setVisible(self._has_months and criteria.year is not None and (not self._low or criteria.month > 0))
        self._show_named_button()
        chosen = next(choice for choice in _months() if choice.key == str(criteria.month))
        self.month.show_keys((chosen.key,), [chosen.text])
        count = len(criteria.asked)
        words = _("条件（{count}）").format(count=count) if count else _("更多条件…")
        self.asked.setText("" if self._low and not count else words)
        self.asked.setToolTip(tip(words))
        self.asked.setAccessibleName(words)
        self.limited.setVisible(criteria.only is not None or bool(criteria.more))
        self.clear.setVisible(criteria.narrows())
        self.updateGeometry()
        self._keep_height()

    def _show_named_button(self) -> None:
        """Show how many there are; where the list has little room, only if there are any, and without words."""
        count, current = len(self.kept.all()), self.kept.current()
        words = _("常用筛选（{count}）").format(count=count) if count else _("常用筛选")
        words = _("常用：{name}").format(name=current.name) if current else words
        self.named.setText("" if self._low else _cut(words).replace("&", "&&"))
        self.named.setToolTip(tip(words))
        self.named.setAccessibleName(words)
        self.named.setVisible(not self._beside and (count > 0 or not self._low))

    def _keep_height(self) -> None:
        """Never be squeezed: a list that has too little room scrolls, a chip cut in half can't be read."""
        layout = self.layout()
        if layout:
            self.setMinimumHeight(layout.heightForWidth(self.width()))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…"


def _months() -> list[Choice]:
    months = [Choice(str(month), _("{month} 月").format(month=month)) for month in range(1, 13)]
    return [Choice("0", _("全年")), *months]


def _year_choice(year: int | None) -> Choice:
    if year is None:
        return Choice(_ALL_YEARS, _("全部年度"))
    return Choice(str(year), _("{year} 年").format(year=year))
