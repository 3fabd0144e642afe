"""The fees of a case: what the tables say, what was notified, what was paid or waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.law.case_fees import fee_can_be_notified, follows_the_tables, may_be_charged
from desktop_app.model.law.fees import item_fee, page_fee
from desktop_app.ui.kit.panel import Panel, line_of
from desktop_app.ui.kit.theme import caption, icon_button, label, link_button, on_click
from desktop_app.ui.kit.tokens import Space, scaled
from desktop_app.written_numbers import money_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from desktop_app.model.kinds import Fee
    from desktop_app.model.law.workflow import Case
    from desktop_app.office.cases.case_file import CaseFile

_MOST_PAGES = 999_999
_PAGES_WIDTH = 72


class FeesCard(Panel):
    """Signals `notice_wanted(amount)` in 分, `fee_wanted()` (register a payment), `removal_wanted(id)`."""

    notice_wanted = Signal(int)
    fee_wanted = Signal()
    removal_wanted = Signal(str)

    def __init__(self, *, may_write: bool) -> None:
        super().__init__(_("收费"), "copy")
        self._may_write = may_write
        self._may_notify = False
        self._by_item = 0
        self.new_button = on_click(link_button(_("登记"), "plus"), self.fee_wanted.emit)
        self.new_button.setAccessibleName(_("登记收费或减免"))
        self.new_button.setEnabled(may_write)
        self.head.addWidget(self.new_button)
        self.pages = QLineEdit()
        self.pages.setValidator(QIntValidator(0, _MOST_PAGES))
        self.pages.setFixedWidth(scaled(_PAGES_WIDTH))
        self.pages.setAccessibleName(_("页数"))
        self.pages.setPlaceholderText(_("页数"))
        self.pages.textChanged.connect(lambda _text: self._reckon())
        self.by_page = caption("")
        self.by_item = caption("")
        self._calculator = self._make_calculator()
        self.foot.addWidget(self._calculator)

    def show_case(self, file: CaseFile, case: Case, today: dt.date) -> None:
        """Show what was paid; while the case is open also what the tables of the processing fee say."""
        self.clear()
        for fee in file.fees:
            self.add(self._line(fee))
        reckons = follows_the_tables(case.facts, today)
        self.setVisible(bool(file.fees) or may_be_charged(case.facts, today))
        self._calculator.setVisible(reckons)
        if reckons:
            earlier = file.frequency.earlier if file.frequency else 0
            self._by_item = item_fee(1, earlier)
            words = _("按件：本自然月第 {number} 件，{price}")
            self.by_item.setText(words.format(number=earlier + 1, price=_price(self._by_item)))
            self._may_notify = self._may_write and fee_can_be_notified(case)
            self._reckon()
        elif not file.fees:
            self.say_nothing("info", _("没有收费"))

    def _reckon(self) -> None:
        by_page = page_fee(self._page_count())
        self.by_page.setText(_("页，{price}").format(price=_price(by_page)))
        self.item_notice.setEnabled(self._may_notify and self._by_item > 0)
        self.page_notice.setEnabled(self._may_notify and by_page > 0)

    def _page_count(self) -> int:
        return int(self.pages.text() or 0)

    def _make_calculator(self) -> QWidget:
        """Make the lines for the two tables: by item, or by page as one types."""
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        self.item_notice = self._notice_button(lambda: self._by_item)
        self.page_notice = self._notice_button(lambda: page_fee(self._page_count()))
        grid.addWidget(self.by_item, 0, 0, 1, 2)
        grid.addWidget(self.item_notice, 0, 2)
        pages = QHBoxLayout()
        pages.setSpacing(Space.SMALL)
        for part in (caption(_("按量：")), self.pages, self.by_page):
            pages.addWidget(part)
        pages.addStretch(1)
        grid.addLayout(pages, 1, 0, 1, 2)
        grid.addWidget(self.page_notice, 1, 2)
        return whole

    def _notice_button(self, amount: Callable[[], int]) -> QPushButton:
        return on_click(link_button(_("告知收费")), lambda: self.notice_wanted.emit(amount()))

    def _line(self, fee: Fee) -> QWidget:
        name = label(code_text("fee_item", fee.item), "line")
        parts = [_("收缴 {amount} 元").format(amount=money_text(fee.charged))] if fee.charged else []
        parts += [_("减免 {amount} 元").format(amount=money_text(fee.waived))] if fee.waived else []
        remove = on_click(icon_button("delete", _("删去这笔收费")), lambda: self.removal_wanted.emit(fee.id))
        remove.setEnabled(self._may_write)
        return line_of((), name, (caption("，".join(parts)), remove))


def _price(amount: int) -> str:
    return _("{amount} 元").format(amount=money_text(amount)) if amount else _("不收费")
