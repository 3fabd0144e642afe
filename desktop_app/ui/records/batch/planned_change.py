"""A dialog that plans a change of many records: what is asked at its top, the preview below, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop_app.i18n import _
from desktop_app.office.records.rewriting import planned, rewrite
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do_long
from desktop_app.ui.context.newest_request import Latest
from desktop_app.ui.kit.keys import GO_ON, bind_keys
from desktop_app.ui.kit.on_screen import Dialog
from desktop_app.ui.kit.theme import (
    body,
    caption,
    dialog_column,
    foot_row,
    label,
    on_click,
    primary_button,
    quiet_button,
)
from desktop_app.ui.records.batch.change_preview import ChangePreview
from desktop_app.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.errors import UserError
    from desktop_app.model.record import Record
    from desktop_app.office.records.rewriting import Rewrite, RewriteLine, Wish
    from desktop_app.ui.context.context import Context

_SIZE = (760, 500)
_PAUSE = 150
"""Milliseconds without a keystroke after which the preview is made."""


class PlannedChange(Dialog):
    """Plans and makes one change of the chosen records; subclasses ask what is to change and say it in `wish`."""

    def __init__(self, parent: QWidget, context: Context, kind: type[Record], ids: Sequence[str], title: str) -> None:
        super().__init__(parent.window(), title, _SIZE)
        self.kind = kind
        self.ids = list(ids)
        self.planned: list[Rewrite] = []
        self.preview = ChangePreview()
        self.context = context
        self._latest = Latest(context.jobs, context.messages)
        self._said = caption("")
        self._wrong = label("", "error")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.button = on_click(primary_button(_("修改")), self.go_on)
        self.button.setToolTip("Ctrl+Enter")
        self._busy = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        bind_keys(self, _("修改"), (*GO_ON, "Ctrl+S"), self.go_on, anywhere=True)
        self._title = title

    @property
    def error(self) -> str:
        """Return what is wrong with what is asked for, or ""."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def note(self) -> str:
        """Say what this change is good for and how it is taken back."""
        return _("先看下面的预览，再点修改；改完可以一次撤销。")

    def ask(self) -> QWidget:
        """Return what is asked at the top."""
        raise NotImplementedError

    def wish(self) -> Wish:
        """Return what is asked for as it was read last."""
        raise NotImplementedError

    def prepare(self) -> str:
        """Read what was typed, on the window's thread; return what is wrong with it, or ""."""
        raise NotImplementedError

    def words(self) -> str:
        """Return what this change is called in the list of recent changes."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Put the parts in their places; subclasses call it once theirs are made."""
        column = dialog_column(self, self._title)
        column.addWidget(body(self.note()))
        column.addWidget(self.ask())
        column.addWidget(self.preview, 1)
        column.addWidget(self._wrong)
        column.addLayout(foot_row(on_click(quiet_button(_("取消")), self.reject), self.button, left=[self._said]))
        self.look()

    def changed(self) -> None:
        """Hear that what is asked for changed: the preview follows after a moment, nothing can be done before it."""
        self.button.setEnabled(False)
        self._pause.start()

    def look(self) -> None:
        """Make the preview of what stands there now."""
        self._pause.stop()
        wrong = self.prepare()
        self._say_wrong(wrong)
        if wrong:
            self._show(([], []))
        else:
            ledger, kind, wish = self.context.ledger, self.kind, self.wish()
            self._latest.run(self._title, lambda: read(ledger, planned, kind, wish), self._show)

    def go_on(self) -> None:
        """Make the change; what was typed a moment ago is looked at first."""
        if self._pause.isActive():
            self.look()
        elif self.button.isEnabled() and self.planned:
            changes, words, ledger = self.planned, self.words(), self.context.ledger
            then: Then[int] = Then(said=words, asker=self)
            do_long(self.context, words, lambda progress: rewrite(ledger, changes, words, progress), then)

    def wait(self) -> None:
        """Take no second answer while the change is being made."""
        self._busy = True
        self.button.setEnabled(False)

    def refuse(self, error: UserError) -> None:
        """Say why nothing was changed."""
        self._busy = False
        self.button.setEnabled(bool(self.planned))
        self._say_wrong(str(error))

    def accept(self) -> None:
        """Close: the change is made."""
        self._busy = False
        super().accept()

    def reject(self) -> None:
        """Give up; while the change is being made, ask it to stop."""
        if self._busy:
            self.context.jobs.cancel()
        else:
            super().reject()

    def _show(self, found: tuple[list[Rewrite], list[RewriteLine]]) -> None:
        self.planned, lines = found
        self.preview.show_lines(lines)
        count, wrong = len(self.planned), sum(bool(line.problem) for line in lines)
        said = _("选中 {chosen} 条，会改 {count} 条，其余 {same} 条不变。").format(
            chosen=number_text(len(self.ids)), count=number_text(count), same=number_text(len(self.ids) - count)
        )
        self._said.setText(said + (_("有 {wrong} 处不能改，列在最前面。").format(wrong=wrong) if wrong else ""))
        self.button.setText(_("修改 {count} 条").format(count=number_text(count)) if count else _("修改"))
        self.button.setEnabled(count > 0)

    def _say_wrong(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
