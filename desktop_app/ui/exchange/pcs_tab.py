"""The PCs that hand in files, as the office knows them: certified, still to be certified, or out of use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.asking import Asking, Question
from desktop_app.ui.kit.empty_state import EmptyState
from desktop_app.ui.kit.scrolling import scrolling
from desktop_app.ui.kit.theme import caption, card, heading, label, link_button, on_click, pill, separator
from desktop_app.ui.kit.tokens import Space, Tone
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.exchange.bundles.pcs import Pc
    from desktop_app.model.kinds import Device
    from desktop_app.ui.context.context import Context

_COLUMNS = 4


class PcsTab(QWidget):
    """One line for each PC. Signal `counted(int)`: how many are known but not certified."""

    counted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._may_write = not context.ledger.read_only
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, Space.TINY, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(self._column))

    def show_pcs(self, pcs: Sequence[Pc]) -> None:
        """Show the PCs in the order they come."""
        while self._column.count():
            gone = self._column.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        nothing = _("第一次收到一个单位的文件时，核对它的核对码并认证，电脑就列在这里。")
        if pcs:
            self._column.addWidget(self._list(pcs))
        else:
            self._column.addWidget(EmptyState("info", _("还没有认证的电脑"), nothing), 3)
        self._column.addStretch(1)
        self.counted.emit(sum(pc.certificate is None for pc in pcs))

    def _list(self, pcs: Sequence[Pc]) -> QWidget:
        frame = card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.WIDE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 1)
        for column, words in enumerate((_("单位"), _("核对码"), _("状态"))):
            grid.addWidget(caption(words), 0, column)
        for place, pc in enumerate(pcs):
            grid.addWidget(separator(), 2 * place + 1, 0, 1, _COLUMNS)
            self._add_line(grid, 2 * place + 2, pc)
        inside = frame.layout()
        if isinstance(inside, QVBoxLayout):
            inside.addLayout(grid)
        return frame

    def _add_line(self, grid: QGridLayout, row: int, pc: Pc) -> None:
        whose = QVBoxLayout()
        whose.setSpacing(0)
        for part in (label(pc.name, "line"), caption(_said(pc.certificate))):
            part.setWordWrap(True)
            whose.addWidget(part)
        code = heading(pc.code, 3)
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addLayout(whose, row, 0)
        grid.addWidget(code, row, 1)
        grid.addWidget(_state(pc), row, 2, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        device = pc.certificate
        if device is None:
            button = on_click(link_button(_("核对码一致，认证")), lambda: self._certify(pc))
        elif not pc.retired:
            button = on_click(link_button(_("停用…")), lambda: self._ask_why(device, pc))
        else:
            return
        button.setAccessibleName(f"{button.text()} {pc.name}")
        button.setEnabled(self._may_write)
        grid.addWidget(button, row, 3, Qt.AlignmentFlag.AlignRight)

    def _certify(self, pc: Pc) -> None:
        from desktop_app.exchange.bundles.vouching import certify_known  # noqa: PLC0415 (ciphers only when wanted)

        label = _("认证电脑：{name}").format(name=pc.name)
        work = partial(certify_known, self._context.ledger, pc.signing_key)
        do(self._context, label, work, Then(said=_("已认证这台电脑。")))

    def _ask_why(self, device: Device, pc: Pc) -> None:
        from desktop_app.exchange.bundles.pcs import retire  # noqa: PLC0415 (ciphers are only loaded when wanted)

        def take(texts: Mapping[str, str], dialog: Asking) -> None:
            work = partial(retire, self._context.ledger, device.id, texts["why"])
            said = _("已停用，以后不再收这台电脑的文件。")
            do(self._context, _("停用电脑"), work, Then(said=said, asker=dialog))

        note = _("“{name}”停用以后，它写的文件一律拒收；已经收下的不受影响。").format(name=pc.name)
        Asking(self, _("停用电脑"), note, [Question("why", _("停用原因"), several=True)], _("停用"), take).exec()


def _state(pc: Pc) -> QWidget:
    if pc.certificate is None:
        return pill(_("未认证"), Tone.WARNING)
    return pill(_("不再使用"), Tone.NEUTRAL) if pc.retired else pill(_("已认证"), Tone.GOOD)


def _said(device: Device | None) -> str:
    """Say who certified a PC and when, and why it was taken out of use."""
    if device is None:
        return _("只按第一个文件认得，请与打印的核对码对照")
    day = day_text(device.certified_on)
    said = " · ".join(filter(None, (day, device.certified_by)))
    if device.retired_on is None:
        return said
    return said + "\n" + _("{day} 停用：{why}").format(day=day_text(device.retired_on), why=device.retired_why)
