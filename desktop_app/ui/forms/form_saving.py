"""Saving an editor's form while one may type on: what stood in it at the start, and what was typed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.forms.saving import NotSavedError, Saved, save

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.errors import UserError
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.drafts import Drafts
    from desktop_app.ui.forms.footer import Footer
    from desktop_app.ui.forms.form import RecordForm


class FormSaving:
    """A save; where the form `stays` open one can type on meanwhile. `refused(self, error)` hears what is wrong."""

    def __init__(
        self, form: RecordForm, footer: Footer, refused: Callable[[FormSaving, UserError], object], *, stays: bool
    ) -> None:
        self.form = form
        self.begun = form.state()
        self.left = False
        self.typed_on = False
        self._footer = footer
        self._refused = refused
        self._stays = stays
        self._waiting = False

    def wait(self) -> None:
        """Let nobody save twice, nor type into a form that is about to close."""
        self._waiting = True
        self._footer.allow_saving(on=False)
        self.form.setEnabled(self._stays)

    def leave(self) -> None:
        """Note that another record comes into the form's place; call it before that happens."""
        if not self.left:
            self.left, self.typed_on = True, self.form.state() != self.begun

    def refuse(self, error: UserError) -> None:
        """Hand what is wrong to the editor."""
        self._let_go()
        self._refused(self, error)

    def accept(self) -> None:
        """Note whether something was typed since."""
        self._let_go()
        if not self.left:
            self.typed_on = self.form.state() != self.begun

    def take(self, saved: Saved) -> None:
        """Take what stood in the form at the start for saved."""
        if self.typed_on:
            self.form.take_saved(self.begun, saved)
        else:
            self.form.accept()
            self.form.record_id = saved.record_id

    def _let_go(self) -> None:
        if self._waiting:
            self._waiting = False
            self._footer.allow_saving(on=True)
            self.form.setEnabled(True)


class Saves:
    """Saves the forms of an editor, one at a time; `problems(form, error)` shows what can't be saved as it stands."""

    def __init__(
        self,
        context: Context,
        drafts: Drafts,
        footer: Footer,
        problems: Callable[[RecordForm, NotSavedError], object],
    ) -> None:
        self.under_way: FormSaving | None = None
        self._context = context
        self._drafts = drafts
        self._footer = footer
        self._problems = problems

    def begin(self, form: RecordForm, after: Callable[[RecordForm, str], object], *, stays: bool) -> None:
        """Save a form and go on with `after(form, record_id)`; a form that `stays` can be typed in meanwhile."""
        if self.under_way:
            return
        try:
            work = form.work()
        except NotSavedError as error:
            self._problems(form, error)
            return
        saving = self.under_way = FormSaving(form, self._footer, self._refused, stays=stays)

        def done(saved: Saved) -> None:
            self.under_way = None
            if not (saving.left and saving.typed_on):
                self._drafts.drop(form.kind.kind, saving.begun.record_id)
            if not saving.left:
                saving.take(saved)
                after(form, saved.record_id)

        ledger, name = self._context.ledger, f"save {form.kind.kind} {form.record_id}"
        do(self._context, name, lambda: save(ledger, work), Then(said=_said, done=done, asker=saving))

    def _refused(self, saving: FormSaving, error: UserError) -> None:
        self.under_way = None
        if isinstance(error, NotSavedError) and not saving.left:
            self._problems(saving.form, error)
        else:
            self._context.messages.error(error)


def _said(saved: Saved) -> str:
    return _("已保存。") if saved.notice.records else _("没有改动。")
