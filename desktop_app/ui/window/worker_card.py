"""The foot of the navigation: which unit's ledger this is, and who works with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.office.records.file_owner import file_owner
from desktop_app.store.log.reading import read
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import icon_button, label, wrapping
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

_ROLES = {"unit": "信息员", "office": "办公室"}


class WorkerCard(QWidget):
    """The unit, its organisation, the person and the role, and the way to the settings."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        organisation, unit = read(ledger, file_owner, ledger.profile)
        role = _(_ROLES.get(ledger.profile.role, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(2)
        who = " · ".join(part for part in (ledger.profile.person, role) if part and part != unit)
        self._more = (_line(who, "caption"), _line(organisation, "faint"))
        self._unit = _line(unit, "heading3")
        self.settings = icon_button("settings", _("设置（Ctrl+,）"))
        head = QHBoxLayout()
        head.setSpacing(Space.TINY)
        head.addWidget(self._unit, 1)
        head.addWidget(self.settings, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for line in self._more:
            column.addWidget(line)
        if ledger.read_only:
            column.addWidget(label(_("只读打开"), "caption"))
        self.shrink(on=False)

    def shrink(self, *, on: bool) -> None:
        """Show the unit alone, with the rest as its tool tip, or all of it again."""
        for line in self._more:
            line.setHidden(on or not line.text())
        lines = (self._unit, *self._more) if on else (self._unit,)
        self._unit.setToolTip(tip("\n".join(line.text() for line in lines if line.text())))


def _line(text: str, role: str) -> QLabel:
    line = wrapping(label(text, role))
    line.setToolTip(tip(text))
    return line
