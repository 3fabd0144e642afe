"""The foot of the navigation: which unit's ledger this is, and who works with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.office.records.file_owner import file_owner
from desktop_app.store.log.reading import read
from desktop_app.ui.kit.theme import label

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

_ROLES = {"unit": "信息员", "office": "办公室"}


class WorkerCard(QWidget):
    """The unit, its organisation, the person and the role."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        organisation, unit = read(ledger, file_owner, ledger.profile)
        role = _(_ROLES.get(ledger.profile.role, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 0)
        column.setSpacing(2)
        who = " · ".join(part for part in (ledger.profile.person, role) if part and part != unit)
        for text, kind in ((unit, "heading3"), (who, "caption"), (organisation, "faint")):
            line = label(text, kind)
            line.setWordWrap(True)
            line.setToolTip(text if "<" not in text else "")
            column.addWidget(line)
            line.setVisible(bool(text))
        if ledger.read_only:
            column.addWidget(label(_("只读打开"), "caption"))
