"""The review of a release: its chain, the buttons of the stage whose turn it is, and the form of its opinion."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import ReleaseApproval
from desktop_app.model.law.approvals import agreed_since_return, chain_of, next_stage, opinion_code, stage_text
from desktop_app.model.record import typed_fields
from desktop_app.office.cases.release_reviews import give_opinion, opinions
from desktop_app.ui.approval.chain_card import ChainCard
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.forms.drafts import Drafts
from desktop_app.ui.forms.inline_form import Asked, InlineForm
from desktop_app.ui.forms.small_form_draft import FormDraft
from desktop_app.ui.kit.flow import Flow
from desktop_app.ui.kit.theme import on_click, primary_button, quiet_button
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.office.cases.release_file import ReleaseFile
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inputs.making import Surroundings

_ASKED = ("day", "officer", "secrecy_reviewed", "note")


class ReviewCard(ChainCard):
    """How far the review is, and what the next stage can say. Signal `form_opened()`: it wants to be seen."""

    form_opened = Signal()

    def __init__(self, context: Context, around: Surroundings) -> None:
        super().__init__()
        self.form: InlineForm | None = None
        self._context = context
        self._around = around
        self._drafts = Drafts.of(context.ledger.path)
        self._file: ReleaseFile | None = None
        self.agree = on_click(primary_button(_("审批同意"), "check"), lambda: self.open_form(agreed=True))
        self.back = on_click(quiet_button(_("退回修改"), "undo"), lambda: self.open_form(agreed=False))
        self._buttons = QWidget()
        row = Flow()
        self._buttons.setLayout(row)
        row.addWidget(self.agree)
        row.addWidget(self.back)
        self.foot.addWidget(self._buttons)

    def show_release(self, file: ReleaseFile) -> None:
        """Show the review of a release; a form that is open for another one goes."""
        if self._file and self._file.release.id != file.release.id:
            self.close_form()
        self._file = file
        given, settings = opinions(file.approvals), self._context.ledger.rules.settings
        chain = chain_of(settings, "release")
        turn = next_stage(given, chain)
        self.show_chain(chain, given, turn)
        standing = agreed_since_return(given)
        self.show_secrecy(reviewed=any(one.secrecy_reviewed for one in standing), needed=True)
        if file.release.released_on and given and turn is not None:
            self.say("warning", Tone.WARNING, _("已公开，审批还没有走完"), "")
        elif file.release.released_on and not given:
            self.hint(_("在纸质件上审批的，可以不在这里登记。"))
        self._buttons.setVisible(turn is not None and not self._context.ledger.read_only)
        self._buttons.setEnabled(self.form is None)

    def open_form(self, *, agreed: bool) -> None:
        """Ask for the opinion of the stage whose turn it is."""
        file = self._file
        if file is None:
            return
        self.close_form()
        draft = FormDraft(self._drafts, opinion_code(agreed=agreed), file.release.id)
        form = InlineForm(self._asked(file, agreed=agreed), self._around, partial(self._give, agreed=agreed), draft)
        form.closed.connect(self.close_form)
        self.form = form
        self.foot.addWidget(form)
        self._buttons.setEnabled(False)
        form.go_to_first()
        self.form_opened.emit()

    def close_form(self) -> None:
        """Take the form away."""
        form, self.form = self.form, None
        if form:
            self.foot.removeWidget(form)
            form.hide()
            form.deleteLater()
            self._buttons.setEnabled(True)
            self.agree.setFocus()

    def _asked(self, file: ReleaseFile, *, agreed: bool) -> Asked:
        chain = chain_of(self._context.ledger.rules.settings, "release")
        place = next_stage(opinions(file.approvals), chain) or len(chain)
        said = code_text("approval_opinion", opinion_code(agreed=agreed))
        title = _("{stage}审批：{opinion}").format(stage=stage_text(chain[place - 1]), opinion=said)
        known = typed_fields(ReleaseApproval)
        fields = [replace(known[name], help="") for name in _ASKED if agreed or name != "secrecy_reviewed"]
        return Asked(title, fields, {"day": self._context.today()}, _("保存"))

    def _give(self, values: Mapping[str, Value], form: InlineForm, *, agreed: bool) -> None:
        file = self._file
        if file is None:
            return
        ledger, release = self._context.ledger, file.release.id
        do(
            self._context,
            _("登记审批意见"),
            lambda: give_opinion(ledger, release, values, agreed=agreed),
            Then(said=_("已登记审批意见。"), asker=form),
        )
