"""What else is done with a case: payments, splitting a letter, disputes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.kinds import Fee
from desktop_app.model.law.fees import fee_items_on
from desktop_app.model.record import typed_fields
from desktop_app.office.cases.splitting import OTHERS, matters, split
from desktop_app.store.log.operation import operation
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.forms.inline_form import Asked
from desktop_app.ui.forms.inputs.choice_list import Choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.model.field import Value
    from desktop_app.office.cases.case_file import CaseFile
    from desktop_app.ui.case.step_actions import StepActions
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inline_form import InlineForm


class FeeAndSplitActions:
    """What is done with the case that `steps` shows, in its form."""

    def __init__(self, context: Context, steps: StepActions) -> None:
        self._context = context
        self._steps = steps
        self._file: CaseFile | None = None

    def show_case(self, file: CaseFile) -> None:
        """Work on another case."""
        self._file = file

    def enter_fee(self) -> None:
        """Open the form of a payment or waiver."""
        file = self._file
        if file is None:
            return
        fields = [field for name, field in typed_fields(Fee).items() if name != "application"]
        today = self._context.today()
        offered = fee_items_on(today)
        choices = [Choice(code.code, code.text) for code in codes("fee_item").values() if code.code in offered]
        start: dict[str, Value] = {"charged_on": today, "item": offered[0] if len(offered) == 1 else ""}
        asked = Asked(_("登记收费或减免"), fields, start, _("保存"), choices={"item": choices} if choices else {})

        def keep(values: Mapping[str, Value], form: InlineForm) -> None:
            label = _("登记收费：{number}").format(number=file.application.number)

            def work() -> None:
                with operation(self._context.ledger, label) as change:
                    change.add(Fee, {**values, "application": file.application.id})

            do(self._context, label, work, Then(said=_("已登记收费。"), asker=form))

        self._steps.open_form(asked, keep, "fee-entry")

    def remove(self, record_id: str) -> None:
        """Delete a payment, and offer to undo that."""

        def work() -> None:
            with operation(self._context.ledger, _("删去一笔收费")) as change:
                change.delete(record_id)

        do(self._context, f"fee {record_id}", work, Then(said=_("已删去这笔收费。")))

    def split(self) -> None:
        """Open the form in which the other matters of the letter are typed."""
        file = self._file
        if file is None:
            return
        note = _("本件仍办第一项：{subject}").format(subject=file.application.subject)
        asked = Asked(_("把这封来信拆成几件"), [OTHERS], {}, _("拆分"), note)

        def keep(values: Mapping[str, Value], form: InlineForm) -> None:
            subjects = matters(str(values[OTHERS.name]))
            work = partial(split, self._context.ledger, file.application, subjects)
            said = _("已拆出 {count} 件。").format(count=len(subjects))
            do(self._context, asked.title, work, Then(said=said, asker=form))

        self._steps.open_form(asked, keep, "split")

    def enter_dispute(self) -> None:
        """Open the form of a new dispute about the case."""
        file = self._file
        if file:
            application = file.application
            start = {"application": application.id, "unit": application.unit, "subject": application.subject}
            self._context.open_record("dispute", None, start)
