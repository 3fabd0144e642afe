"""The changes of one record, newest first: who, when, why, field by field from what to what, each to be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.listed import shown_text, unread_text
from desktop_app.office.years.slips import slips_over
from desktop_app.office.years.taking_back import may_take_back
from desktop_app.store.log.reading import read
from desktop_app.store.log.undo import undo
from desktop_app.store.trust.history import history
from desktop_app.ui.context.doing import do
from desktop_app.ui.forms.proof_saving import save_proof
from desktop_app.ui.forms.slip_links import slip_buttons
from desktop_app.ui.kit.plain_text import tip
from desktop_app.ui.kit.theme import caption, heading, label, link_button, on_click, pill, separator
from desktop_app.ui.kit.tokens import Space, Tone, scaled
from desktop_app.written_days import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.office.years.slips import Slip
    from desktop_app.store.trust.history import Entry, FieldChange
    from desktop_app.ui.context.context import Context

_LONGEST_SHOWN = 400
_NAMES_AT_LEAST = 96


class HistoryPanel(QScrollArea):
    """The entries of a record's history; `title(kind, id)` names the records it links to."""

    def __init__(self, context: Context, title: Callable[[str, str], str]) -> None:
        super().__init__()
        self._context = context
        self._title = title
        self._slips: Mapping[str, tuple[Slip, ...]] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_record(self, record_id: str) -> None:
        """Show the history of a record as it is now."""
        entries = history(self._context.ledger, record_id)
        self._slips = read(self._context.ledger, slips_over, record_id)
        proof = on_click(link_button(_("写出证明…"), "export"), lambda: save_proof(self._context, self, record_id))
        proof.setToolTip(_("一页历史证明：别人不用本程序也能核对这条记录的每一次变更"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        column.addWidget(proof, 0, Qt.AlignmentFlag.AlignRight)
        for number, entry in enumerate(entries):
            if number:
                column.addWidget(separator())
            column.addWidget(self._entry(entry))
        column.addStretch(1)
        self.setWidget(inside)

    def take_back(self, operation: str) -> None:
        """Undo an operation; whoever watches the data file hears of it like of any other change."""
        do(self._context, f"undo {operation}", lambda: undo(self._context.ledger, operation))

    def _entry(self, entry: Entry) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._head(entry))
        if entry.why:
            column.addWidget(_wrapped(caption(_("原因：{why}").format(why=entry.why))))
        if entry.changes:
            column.addLayout(self._changes(entry))
        return whole

    def _head(self, entry: Entry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(heading(self._who(entry), 3))
        row.addWidget(pill(*_what(entry)))
        if not entry.counts:
            row.addWidget(pill(_("没有计入"), Tone.WARNING))
        row.addWidget(caption(moment_text(entry.at)))
        for link in slip_buttons(self._context, self._slips.get(entry.operation, ())):
            row.addWidget(link)
        row.addStretch(1)
        if read(self._context.ledger, may_take_back, entry.operation):
            undo = on_click(link_button(_("撤销这次变更"), "undo"), lambda: self.take_back(entry.operation))
            undo.setToolTip(tip(entry.label))
            row.addWidget(undo)
        return row

    def _who(self, entry: Entry) -> str:
        """Return the person, with the unit where it is another one than this file's."""
        who = entry.who or {"office": _("办公室"), "unit": _("信息员")}.get(entry.role, _("未署名"))
        other = entry.unit and entry.unit != self._context.ledger.profile.unit_id
        unit = self._title("unit", entry.unit) if other else ""
        return _("{who}（{unit}）").format(who=who, unit=unit) if unit and unit != who else who

    def _changes(self, entry: Entry) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnMinimumWidth(0, scaled(_NAMES_AT_LEAST))
        grid.setColumnStretch(1, 1)
        for row, change in enumerate(entry.changes):
            grid.addWidget(caption(_(change.field.label)), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._from_to(change, first=entry.first), row, 1)
        return grid

    def _from_to(self, change: FieldChange, *, first: bool) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if change.hidden:
            column.addWidget(label(_("个人信息，内容不在此处保存"), "faint"))
            return whole
        before = unread_text() if change.unread_before else self._text(change.field, change.before)
        after = unread_text() if change.unread_after else self._text(change.field, change.after)
        if before and not first:
            column.addWidget(_wrapped(_struck(label(before, "before"))))
        column.addWidget(_wrapped(label(after or _("（清空）"), "after" if after else "faint")))
        return whole

    def _text(self, field: Field, value: Value) -> str:
        if field.shape is Shape.LINK:
            return (self._title(field.links, str(value)) or _("（已删除的记录）")) if value else ""
        if field.shape is Shape.YES_NO and not value:
            return _("否")
        text = shown_text(field, value)
        return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _what(entry: Entry) -> tuple[str, Tone]:
    if entry.deleted:
        return _("删除"), Tone.BAD
    if entry.deleted is False:
        return _("恢复"), Tone.GOOD
    return (_("新增"), Tone.GOOD) if entry.first else (_("修改"), Tone.ACCENT)


def _wrapped(text: QLabel) -> QLabel:
    text.setWordWrap(True)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return text


def _struck(text: QLabel) -> QLabel:
    font = text.font()
    font.setStrikeOut(True)
    text.setFont(font)
    return text
