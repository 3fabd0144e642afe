"""What it takes to issue a letter: which decision it says, on which step it is issued, and the step it brings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _, listed
from desktop_app.model.codes import code_text
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.step_file import made_known_by
from desktop_app.model.law.taking import Write, refusal, writes
from desktop_app.model.law.workflow import case_from
from desktop_app.report.letters.guards import LETTER_GUARDS
from desktop_app.report.letters.replies import decisions_said, replies_saying

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from desktop_app.model.field import Value
    from desktop_app.report.letters.files import LetterFiles
    from desktop_app.report.letters.letter_case import LetterCase


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOrder:
    """What somebody wants issued; what is left out is taken from the case.

    `step` holds the fields of a step that isn't taken yet and that this letter is (`until`, `reason`, `party` …);
    `step_id` names one of several taken steps of the kind. `text` are the paragraphs where somebody changed them.
    """

    code: str
    day: dt.date
    decision: str = ""
    number: str = ""
    step: Mapping[str, Value] = field(default_factory=dict)
    step_id: str = ""
    officer: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The case as it will be once the letter is issued, and the steps that have to be saved with it."""

    case: LetterCase
    written: tuple[Write, ...] = ()


def prepare(case: LetterCase, order: LetterOrder, files: LetterFiles) -> Prepared:
    """Return the case ready for its letter; raises `UserError` where the procedure refuses the letter's step."""
    letter = files.letters.get(order.code)
    if letter is None:
        raise UserError(_("没有“{code}”这种文书。").format(code=order.code), _("请从文书种类中选一种。"))
    said = decisions_said(order.code, files)
    if said:
        return _reply(case, order, said, files)
    for guard in letter.guards:
        LETTER_GUARDS[guard](case.facts, case.rules.settings, code_text("letter", order.code))
    return _on_step(case, order, letter.steps) if letter.steps else Prepared(case)


def _reply(case: LetterCase, order: LetterOrder, said: Sequence[str], files: LetterFiles) -> Prepared:
    """Prepare a reply: the decision stands in the application, in a draft, or is ordered now and becomes one."""
    drafted = str(case.taken("draft").get("proposed") or "")
    standing = str(case.application.get("decision") or "")
    decision = order.decision or standing or drafted or _only_decision(said)
    _check_decision(decision, order.code, files)
    decided = replace(case, decision=decision)
    if decision in {standing, drafted}:
        return Prepared(decided)
    if standing:
        raise UserError(
            _("这一件已按“{decision}”办结。").format(decision=code_text("decision", standing)),
            _("请选与办理结果相符的文书，或先更正办理结果。"),
        )
    return _taken(decided, "draft", order, {"proposed": decision})


def _only_decision(said: Sequence[str]) -> str:
    """Return the decision that a letter says if it can only say one."""
    if len(said) > 1:
        choices = listed(code_text("decision", decision) for decision in said)
        raise UserError(_("请先选择办理结果：{choices}。").format(choices=choices))
    return said[0]


def _check_decision(decision: str, code: str, files: LetterFiles) -> None:
    known = decisions().get(decision)
    if known is None or code not in replies_saying(decision, files):
        raise UserError(
            _("“{letter}”不是办理结果“{decision}”的文书。").format(
                letter=code_text("letter", code), decision=code_text("decision", decision)
            ),
            _("请选用“{letter}”。").format(letter=code_text("letter", known.letter) if known else "…"),
        )


def _on_step(case: LetterCase, order: LetterOrder, steps: tuple[str, ...]) -> Prepared:
    """Prepare a letter on a step: one that was taken, or the one that the letter is."""
    found = [step for step in case.steps if step.get("step") in steps and order.step_id in {"", step.get("id")}]
    if found and not order.step:
        return Prepared(replace(case, step=found[-1]))
    notices = {rule.code for rule in made_known_by(order.code)}
    action = str(order.step.get("step") or next((step for step in steps if step in notices), ""))
    if not action:
        raise UserError(
            _("还没有“{step}”这一步骤。").format(step=code_text("case_step", steps[0])), _("请先发出那份文书。")
        )
    return _taken(case, action, order, order.step)


def _taken(case: LetterCase, action: str, order: LetterOrder, values: Mapping[str, Value]) -> Prepared:
    """Take a step together with the letter; one that the regulation doesn't know is only written of."""
    known = case_from(case.facts, case.rules)
    officer = {"officer": order.officer} if order.officer else {}
    data = officer | {name: value for name, value in values.items() if name != "step"} | {"day": order.day}
    step = data | {"step": action}
    after = replace(case, steps=(*case.steps, step), step=case.step if action == "draft" else step)
    if action in case.regulation.unknown_steps:
        return Prepared(after)
    refused = refusal(known, action, data)
    if refused:
        raise UserError(refused)
    return Prepared(after, writes(known, action, data))
