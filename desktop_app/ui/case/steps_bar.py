"""The next steps of a case as buttons, and below them the form of the step that is being taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import heading, on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.ui.case.steps_offered import Offer, Offers
    from desktop_app.ui.forms.inline_form import InlineForm


class StepsBar(QWidget):
    """Signals `step_wanted(Offer)` when a button is pressed, `form_closed()`."""

    step_wanted = Signal(object)
    form_closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form: InlineForm | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.menu: QMenu | None = None
        self.out_of_turn: QMenu | None = None
        self._title = heading(_("下一步"), 3)
        self._row = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(self._title)
        self._column.addWidget(self._row)

    def show_offers(self, offered: Offers) -> None:
        """Show the steps that are possible now in place of those before."""
        had_focus = self._row.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._column.removeWidget(self._row)
        self._row.hide()
        self._row.deleteLater()
        self.buttons = {}
        self._row = self._buttons(offered)
        self._row.setEnabled(self.form is None)
        self._column.insertWidget(1, self._row)
        self._fit()
        if had_focus:
            self.go_to_first()

    def go_to_first(self) -> None:
        """Give the likeliest step the focus."""
        first = next(iter(self.buttons.values()), None)
        if first:
            first.setFocus()

    def open_form(self, form: InlineForm) -> None:
        """Show the form of a step and go to its first field."""
        self.close_form()
        self.form = form
        form.closed.connect(self.close_form)
        self._column.addWidget(form)
        self._row.setEnabled(False)
        self._fit()
        form.show()
        form.go_to_first()

    def close_form(self) -> None:
        """Take the form away."""
        form, self.form = self.form, None
        self._row.setEnabled(True)
        if form:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
            self._fit()
            self.go_to_first()
            self.form_closed.emit()

    def _fit(self) -> None:
        """Be seen only while there is something to do."""
        self._title.setVisible(bool(self.buttons))
        self.setVisible(bool(self.buttons) or self.form is not None)

    def _buttons(self, offered: Offers) -> QWidget:
        whole = QWidget()
        flow = Flow()
        whole.setLayout(flow)
        if offered.first:
            flow.addWidget(self._button(offered.first, primary_button(offered.first.text)))
        for offer in offered.at_hand:
            flow.addWidget(self._button(offer, quiet_button(offer.text)))
        if offered.others or offered.out_of_turn:
            flow.addWidget(self._others(offered))
        return whole

    def _button(self, offer: Offer, button: QPushButton) -> QPushButton:
        button.setToolTip(tip(offer.action.help.text))
        self.buttons[offer.action.code + offer.answers] = button
        return on_click(button, lambda: self.step_wanted.emit(offer))

    def _others(self, offered: Offers) -> QPushButton:
        button = quiet_button(_("其他步骤"))
        self.menu = QMenu(button)
        self._fill(self.menu, offered.others)
        if offered.out_of_turn:
            self.menu.addSeparator()
            self.out_of_turn = self.menu.addMenu(_("补记已经发生的步骤"))
            self._fill(self.out_of_turn, offered.out_of_turn)
        button.setMenu(self.menu)
        self.buttons.setdefault("others", button)
        return button

    def _fill(self, menu: QMenu, offers: tuple[Offer, ...]) -> None:
        menu.setToolTipsVisible(True)
        for offer in offers:
            action = menu.addAction(offer.text.replace("&", "&&"))
            action.setToolTip(tip(offer.action.help.text))
            action.triggered.connect(lambda _checked=False, chosen=offer: self.step_wanted.emit(chosen))
