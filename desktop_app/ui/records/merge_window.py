"""并入: what a unit added beside the official ones becomes one of those, with everything that uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.i18n import _, listed
from desktop_app.model.field import Field, Shape
from desktop_app.model.text import FieldError
from desktop_app.office.records.listing import titles
from desktop_app.office.records.merging import may_merge, merge, official_choices, uses
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do_long
from desktop_app.ui.forms.inputs.choice import ChoiceInput
from desktop_app.ui.forms.inputs.choice_list import Choice
from desktop_app.ui.forms.naming import counted
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import (
    body,
    dialog_column,
    foot_row,
    label,
    on_click,
    primary_button,
    quiet_button,
)
from desktop_app.ui.kit.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.errors import UserError
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.records.table_view import RecordTable

_SIZE = (560, 400)
"""High enough for the list of choices below the line that it belongs to."""

_MOST_NAMED = 5
_INTO = Field(label="并入", shape=Shape.CODE)


class MergeWindow(Dialog):
    """Asks which official one the chosen additions become, and says what changes by it."""

    def __init__(self, parent: QWidget, context: Context, kind: type[Record], added: Sequence[str]) -> None:
        title = _("并入官方{kind}").format(kind=_(kind.label))
        super().__init__(parent.window(), title, _SIZE)
        self._context, self._kind, self._added = context, kind, list(added)
        self._uses = read(context.ledger, uses, kind, self._added)
        names = list(read(context.ledger, titles, kind.kind, self._added).values())
        self._busy = False
        self.input = ChoiceInput(_INTO, self._choices)
        self.input.changed.connect(self._look)
        self.input.entered.connect(self._look)
        self.said = body("")
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.button = on_click(primary_button(_("并入")), self.go_on)
        self.button.setToolTip("Ctrl+Enter")
        bind_keys(self, _("并入"), (*GO_ON, "Ctrl+S"), self.go_on, anywhere=True)
        column = dialog_column(self, title, Space.MEDIUM)
        column.addWidget(body(_("单位自己添加的：{names}").format(names=_shortened(names))))
        into = QHBoxLayout()
        into.setSpacing(Space.SMALL)
        into.addWidget(label(_("并入到"), "caption"))
        into.addWidget(self.input, 1)
        column.addLayout(into)
        column.addWidget(self.said)
        column.addWidget(self._wrong)
        column.addStretch(1)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.button))
        self._look()
        self.input.setFocus()

    def go_on(self) -> None:
        """Merge, off the window's thread; it can be cancelled and undone in one step."""
        target = self._target()
        if not target or self._busy:
            return
        ledger, kind, added = self._context.ledger, self._kind, self._added
        words = _("并入“{title}”").format(title=self.input.edit.text())
        then: Then[int] = Then(said=words, asker=self)
        do_long(self._context, words, lambda progress: merge(ledger, kind, added, target, progress), then)

    def wait(self) -> None:
        """Take no second answer while the change is being made."""
        self._busy = True
        self.button.setEnabled(False)

    def refuse(self, error: UserError) -> None:
        """Say why nothing was changed."""
        self._busy = False
        self._wrong.setText(str(error))
        self._wrong.show()
        self.button.setEnabled(True)

    def accept(self) -> None:
        """Close: the change is made."""
        self._busy = False
        super().accept()

    def reject(self) -> None:
        """Give up; while the change is being made, ask it to stop."""
        if self._busy:
            self._context.jobs.cancel()
        else:
            super().reject()

    def _choices(self) -> list[Choice]:
        found = read(self._context.ledger, official_choices, self._kind, self._context.today().year)
        return [Choice(one.record, one.text, one.under, one.depth, one.retired) for one in found]

    def _target(self) -> str:
        try:
            return str(self.input.value() or "")
        except FieldError:
            return ""

    def _look(self) -> None:
        """Say what changes."""
        self._wrong.hide()
        parts = [f"{_(kind.label)} {counted(kind, count)}" for kind, count in self._uses.items()]
        count = counted(self._kind, len(self._added))
        moved = _("改用它的有：{parts}。").format(parts=listed(parts)) if parts else _("没有记录用着它。")
        self.said.setText(moved + _("改完以后删除单位添加的{count}，可以一次撤销。").format(count=count))
        self.button.setEnabled(bool(self._target()))


def _shortened(names: Sequence[str]) -> str:
    some = listed([f"“{name}”" for name in names[:_MOST_NAMED]])
    return some if len(names) <= _MOST_NAMED else _("{some}等 {count} 个").format(some=some, count=len(names))


def merging_is_possible(context: Context, table: RecordTable) -> bool:
    """Tell whether the office may merge what is chosen in a list."""
    chosen, ledger = table.selected_ids(), context.ledger
    return not ledger.read_only and read(ledger, may_merge, ledger.profile.role, table.records.kind, chosen)


def open_merging(context: Context, table: RecordTable) -> None:
    """Ask into which official one the chosen additions go; says so where they can't be merged."""
    if merging_is_possible(context, table):
        MergeWindow(table, context, table.records.kind, table.selected_ids()).open()
    elif table.selected_ids():
        context.messages.info(
            _("选中的不能并入别的。"), _("能并入的只有单位自己添加的分类、渠道和媒体，由办公室来并。")
        )
