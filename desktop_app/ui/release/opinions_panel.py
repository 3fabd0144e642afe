"""What was said in the review of a release, opinion by opinion; the last one can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.law.approvals import agrees, stage_text
from desktop_app.store.log.operation import operation
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.kit.panel import Panel, line_of, mark
from desktop_app.ui.kit.theme import caption, icon_button, label, on_click
from desktop_app.ui.kit.tokens import COLOURS, Tone, ink
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from desktop_app.model.kinds import ReleaseApproval
    from desktop_app.office.cases.release_file import ReleaseFile
    from desktop_app.ui.context.context import Context


class OpinionsPanel(Panel):
    """The opinions in the order they were given; seen only where there are some."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("审批经过"), "history")
        self._context = context

    def show_release(self, file: ReleaseFile) -> None:
        """Show the opinions on a release."""
        self.clear()
        self.setVisible(bool(file.approvals))
        for approval in file.approvals:
            self.add(self._line(approval, last=approval is file.approvals[-1]))

    def remove(self, approval: ReleaseApproval) -> None:
        """Take an opinion back, and offer to undo that."""
        title = stage_text(approval.stage)
        label = _("删去审批意见：{stage}").format(stage=title)

        def work() -> None:
            with operation(self._context.ledger, label) as change:
                change.delete(approval.id)

        do(self._context, label, work, Then(said=_("已删去：{step}").format(step=title)))

    def _line(self, approval: ReleaseApproval, *, last: bool) -> QWidget:
        agreed = agrees(approval.opinion)
        both = QVBoxLayout()
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(
            label(f"{stage_text(approval.stage)}　{code_text('approval_opinion', approval.opinion)}", "line")
        )
        words = caption(" · ".join(_about(approval)))
        words.setWordWrap(True)
        both.addWidget(words)
        said = QWidget()
        said.setLayout(both)
        remove = on_click(icon_button("delete", _("删去这条审批意见")), lambda: self.remove(approval))
        after = (remove,) if last and not self._context.ledger.read_only else ()
        colour = COLOURS.good if agreed else ink(Tone.WARNING)[0]
        return line_of((mark("check" if agreed else "undo", colour),), said, after)


def _about(approval: ReleaseApproval) -> list[str]:
    """Return who said it, when, and what else was noted."""
    reviewed = _("已作保密审查") if approval.secrecy_reviewed else ""
    day = day_text(approval.day)
    return [part for part in (approval.officer, day, reviewed, " ".join(approval.note.split())) if part]
