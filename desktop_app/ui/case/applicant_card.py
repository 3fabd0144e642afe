"""The applicant: who asks, covered until somebody asks to see it, and covered again on leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.ui.case.masking import masked_address, masked_identity, masked_name, masked_phone, masked_text
from desktop_app.ui.kit.panel import Panel
from desktop_app.ui.kit.theme import label, link_button, on_click
from desktop_app.ui.kit.tokens import Space, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from desktop_app.model.kinds import Application

_NAMES_AT_LEAST = 72


class ApplicantCard(Panel):
    """The applicant's personal values; signals `revealed(bool)` when they are shown or covered, `erasing_wanted()`."""

    revealed = Signal(bool)
    erasing_wanted = Signal()

    def __init__(self, *, may_write: bool) -> None:
        super().__init__(_("申请人"), "person")
        self._case: Application | None = None
        self._open = self._erased = False
        self.values: dict[str, QLabel] = {}
        self.reveal_button = on_click(link_button(_("显示"), "preview"), self.toggle)
        self.erase_button = on_click(link_button(_("抹去…"), "delete"), self.erasing_wanted.emit)
        self.erase_button.setAccessibleName(_("抹去个人信息"))
        self.erase_button.setToolTip(_("依法永久抹去个人信息和附件，数字和变更记录不变"))
        self.erase_button.setEnabled(may_write)
        self.head.addWidget(self.reveal_button)
        self.head.addWidget(self.erase_button)

    @property
    def is_revealed(self) -> bool:
        """Tell whether the values are shown."""
        return self._open

    def show_case(self, case: Application, *, erased: bool = False) -> None:
        """Show another applicant, covered; the one that is shown stays as he is."""
        same = self._case is not None and self._case.id == case.id
        self._case, self._erased = case, erased
        if not same:
            self._open = False
        self._write()

    def toggle(self) -> None:
        """Show the values, or cover them again."""
        self._open = not self._open
        self._write()
        self.revealed.emit(self._open)

    def cover(self) -> None:
        """Cover the values."""
        if self._open:
            self.toggle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cover them when the page is left."""
        self.cover()
        super().hideEvent(event)

    def _write(self) -> None:
        self.clear()
        self.values = {}
        case = self._case
        if case is None:
            return
        grid = QGridLayout()
        grid.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.SMALL)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnMinimumWidth(0, scaled(_NAMES_AT_LEAST))
        grid.setColumnStretch(1, 1)
        for line, (name, plain, covered) in enumerate(_lines(case)):
            grid.addWidget(label(name, "field"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value(name, plain, covered), line, 1)
        whole = QWidget()
        whole.setLayout(grid)
        self.add(whole)
        if self._erased:
            self.say_nothing("lock", _("个人信息已依法抹去。"))
        self.reveal_button.setEnabled(not self._erased)
        self.reveal_button.setText(_("遮住") if self._open else _("显示"))
        self.reveal_button.setAccessibleName(_("遮住申请人信息") if self._open else _("显示申请人信息"))

    def _value(self, name: str, plain: str, covered: str) -> QLabel:
        shown = label(plain if self._open else covered, "line")
        shown.setWordWrap(True)
        if self._open:
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        hidden = covered != plain and not self._open
        told = _("{name}：已遮住") if hidden else _("{name}：{value}")
        shown.setAccessibleName(told.format(name=name, value=plain))
        self.values[name] = shown
        return shown


def _lines(case: Application) -> list[tuple[str, str, str]]:
    """Return name, value and covered value of what is known of the applicant."""
    kind = case.applicant_type
    identity = code_text("identity_kind", case.identity_kind) if case.identity_kind else _("证件号码")
    lines = [
        (_("类型"), code_text("applicant_type", kind) if kind else "", None),
        (_("姓名或名称"), case.applicant_name, masked_name(case.applicant_name, kind)),
        (identity, case.identity_number, masked_identity(case.identity_number)),
        (_("联系电话"), case.applicant_phone, masked_phone(case.applicant_phone)),
        (_("通信地址"), case.applicant_address, masked_address(case.applicant_address)),
        (_("申请内容原文"), case.asked, masked_text(case.asked)),
        (_("备注"), case.remark, masked_text(case.remark)),
    ]
    return [(name, plain, plain if covered is None else covered) for name, plain, covered in lines if plain]
