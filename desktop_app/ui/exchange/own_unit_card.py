"""The question which of the office's units a ledger is of, asked while its name stands in no list of the office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.exchange.note_card import NoteCard
from desktop_app.ui.kit.quiet_wheel import QuietChoice
from desktop_app.ui.kit.theme import on_click, primary_button
from desktop_app.ui.kit.tokens import scaled

if TYPE_CHECKING:
    from desktop_app.exchange.bundles.listed_unit import Listed
    from desktop_app.office.records.own_unit import UnitChoice
    from desktop_app.ui.context.context import Context

_WIDTH = 260


class OwnUnitCard(NoteCard):
    """The list of the office's units, and the button that takes one for one's own."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.units = QuietChoice()
        self.units.setAccessibleName(_("办公室名单里的单位"))
        self.units.setFixedWidth(scaled(_WIDTH))
        self.units.setMaxVisibleItems(16)
        self.take = on_click(primary_button(_("就是这个单位")), self.take_unit)
        self.units.currentIndexChanged.connect(lambda _place: self._allow())
        self.offer(self.units, self.take)

    def show_choice(self, choice: UnitChoice | None) -> None:
        """Ask, or go away where there is nothing to ask."""
        self.setVisible(choice is not None)
        if choice is None:
            return
        title = (
            _("办公室写的机关名称是“{name}”").format(name=choice.office_bureau)
            if choice.own
            else _("办公室的名单里没有“{name}”").format(name=choice.name)
        )
        self.tell(title, _("请选名单里您的单位：登记过的记录都转到它名下。没有的，请办公室补上再发一次起步文件。"))
        chosen = self.units.currentData() or choice.own
        self.units.clear()
        self.units.addItem(_("请选择"), "")
        for record, name in choice.units:
            self.units.addItem(name, record)
        self.units.setCurrentIndex(max(0, self.units.findData(chosen)))
        self._allow()

    def take_unit(self) -> None:
        """Let the ledger be that of the unit chosen, and go on with it."""
        from desktop_app.exchange.bundles.listed_unit import become_listed  # noqa: PLC0415 (ciphers only when wanted)

        work = partial(become_listed, self._context.ledger, str(self.units.currentData()))
        then = Then(said=_said, done=lambda listed: self._context.begin_again(listed.ledger), undo=False)
        do(self._context, _("改用办公室名单里的单位名称"), work, then)

    def _allow(self) -> None:
        self.take.setEnabled(bool(self.units.currentData()) and not self._context.ledger.read_only)


def _said(listed: Listed) -> str:
    if listed.new_code:
        return _("已改用办公室名单里的单位。本机换了新的核对码，下次上报时请办公室再核对一次。")
    return _("已改用办公室名单里的单位，记录都转过去了。")
