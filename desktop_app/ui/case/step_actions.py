"""Taking, correcting and removing steps on the page: from a button to a form to the data file."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.kinds import CaseStep
from desktop_app.model.law.approvals import stage_text
from desktop_app.model.law.event import closing_action
from desktop_app.model.law.step_file import step_rules
from desktop_app.model.law.taking import Write
from desktop_app.office.rules.proposed_numbers import reply_number
from desktop_app.store.log.reading import read
from desktop_app.ui.case.step_forms import asked_for, asked_to_correct
from desktop_app.ui.case.step_taking import correct, remove, take
from desktop_app.ui.case.steps_bar import StepsBar
from desktop_app.ui.case.steps_offered import Offer, Offers, offers
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.forms.drafts import Drafts
from desktop_app.ui.forms.inline_form import InlineForm
from desktop_app.ui.forms.small_form_draft import FormDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.model.field import Value
    from desktop_app.model.kinds import Approval
    from desktop_app.model.law.workflow import Case
    from desktop_app.office.cases.case_file import CaseFile
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.inline_form import Asked
    from desktop_app.ui.forms.inputs.making import Surroundings

_UNANSWERED: dict[str, Value] = {
    **dict.fromkeys(("decision", "decision_reason", "reply_number", "access_path", "referred_to", "search_record"), ""),
    "protected_interest": "",
    **dict.fromkeys(("replied_on", "items_provided", "repeats"), None),
}
"""What an application holds of its reply before there is one."""


class StepActions(QObject):
    """What is done with the steps of the case that is shown. Signal `form_opened()`: it wants to be seen."""

    form_opened = Signal()

    def __init__(self, context: Context, around: Surroundings) -> None:
        super().__init__()
        self.bar = StepsBar()
        self.bar.step_wanted.connect(self.start)
        self._context = context
        self._around = around
        self._drafts = Drafts.of(context.ledger.path)
        self._case: Case | None = None
        self._file: CaseFile | None = None
        self._offers = Offers(None, (), ())

    def show_case(self, file: CaseFile, case: Case) -> None:
        """Offer the steps of a case; a form that is open for another one goes."""
        if self._file and self._file.application.id != file.application.id:
            self.bar.close_form()
        self._file, self._case = file, case
        self._offers = Offers(None, (), ()) if self._context.ledger.read_only else offers(case)
        self.bar.show_offers(self._offers)

    def start_by_code(self, code: str, given: Mapping[str, Value] | None = None) -> None:
        """Begin a step by its code with some values filled in, if it is possible now."""
        offer = self._offers.find(code)
        if offer:
            self.start(offer, given)

    def start(self, offer: Offer, given: Mapping[str, Value] | None = None) -> None:
        """Open the form of a step."""
        case = self._case
        if case is None:
            return
        asked = asked_for(case, offer, self._context.today(), self._context.ledger.profile.person, self._reply_number)
        asked = replace(asked, start={**asked.start, **(given or {})})

        def keep(values: Mapping[str, Value], form: InlineForm) -> None:
            typed = {**values, "record": offer.answers}
            now, stands = self._now(case), form.as_it_happened
            work = partial(take, self._context.ledger, now, offer.action, typed, as_it_happened=stands)
            do(self._context, offer.text, work, Then(said=partial(_recorded, offer.text), asker=form))

        self.open_form(asked, keep, f"{offer.action.code}{offer.answers}")

    def correct(self, kind: str, record_id: str) -> None:
        """Open the form that puts a step, an opinion or the reply right."""
        case, record = self._case, self._record(record_id)
        if kind == "reply":
            self._correct_reply()
        elif case and record:
            title = _step_title(record)

            def keep(values: Mapping[str, Value], form: InlineForm) -> None:
                write = Write(record.kind, record_id, values)
                now, stands = self._now(case), form.as_it_happened
                work = partial(correct, self._context.ledger, now, write, title, as_it_happened=stands)
                do(self._context, title, work, Then(said=_("已改正：{step}").format(step=title), asker=form))

            self.open_form(asked_to_correct(record, title), keep, f"correct-{record_id}")

    def remove(self, kind: str, record_id: str) -> None:
        """Delete a step or an opinion, or take the reply back, and offer to undo that."""
        case, record = self._case, self._record(record_id)
        if case is None:
            return
        if kind == "reply":
            write = Write("application", record_id, _UNANSWERED)
            work = partial(correct, self._context.ledger, case, write, _("答复"))
            do(self._context, _("删去答复"), work, Then(said=_("删去答复")))
        elif record:
            title = _step_title(record)
            said = _("已删去：{step}").format(step=title)
            do(self._context, said, partial(remove, self._context.ledger, case, record_id, title), Then(said=said))

    def _correct_reply(self) -> None:
        """Show the reply in its form; what is saved replaces it."""
        case = self._case
        if case is None:
            return
        action = step_rules()[closing_action(case.facts)]
        asked = asked_for(case, Offer(action, _("改正：答复")), self._context.today(), "", lambda _decision: "")
        standing = {field.name: case.facts.values.get(field.name) for field in asked.fields}
        asked = replace(asked, start={**standing, "day": case.facts.values.get("replied_on")})

        def keep(values: Mapping[str, Value], form: InlineForm) -> None:
            written = {name: value for name, value in values.items() if name != "day"} | {"replied_on": values["day"]}
            write = Write("application", str(case.facts.values["id"]), written)
            now, stands = self._now(case), form.as_it_happened
            work = partial(correct, self._context.ledger, now, write, _("答复"), as_it_happened=stands)
            do(self._context, _("改正：答复"), work, Then(said=_("已改正：答复"), asker=form))

        self.open_form(asked, keep, "correct-reply")

    def open_form(self, asked: Asked, keep: Callable[[Mapping[str, Value], InlineForm], None], name: str) -> None:
        """Open a form below the buttons; `keep` saves what is typed and ends the form, or raises a `UserError`.

        `name` tells the forms of a case apart: each has its own draft.
        """
        draft = FormDraft(self._drafts, f"form-{name}", self._file.application.id) if self._file else None
        self.bar.open_form(InlineForm(asked, self._around, keep, draft))
        self.form_opened.emit()

    def _now(self, case: Case) -> Case:
        """Return the case as it stands when a form is saved: it may have changed since the form was opened."""
        return self._case or case

    def _record(self, record_id: str) -> CaseStep | Approval | None:
        file = self._file
        if file is None:
            return None
        records: list[CaseStep | Approval] = [*file.steps, *file.approvals]
        return next((record for record in records if record.id == record_id), None)

    def _reply_number(self, decision: str) -> str:
        """Propose the next number of this year's letters that say a decision."""
        ledger, year = self._context.ledger, self._context.today().year
        return read(ledger, reply_number, ledger.rules.settings, decision, year, ledger.profile.unit_id)


def _recorded(step: str, flagged: str) -> str:
    """Say what was recorded, and what the law has to say against it."""
    said = _("已记录：{step}").format(step=step)
    return said + _("。已如实记下并标明。{flagged}").format(flagged=flagged) if flagged else said


def _step_title(record: CaseStep | Approval) -> str:
    return code_text("case_step", record.step) if isinstance(record, CaseStep) else stage_text(record.stage)
