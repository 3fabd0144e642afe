"""What a file of steps may name: fields, states, articles, answers, decisions, letters, effects, guards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS, Application
from desktop_app.model.law.case_state import WAITING_STATES
from desktop_app.model.law.clock import EFFECTS
from desktop_app.model.law.guards import GUARDS
from desktop_app.model.law.rule_sets import rule_sets
from desktop_app.model.law.step_file import DAY
from desktop_app.model.misfit import Misfit
from desktop_app.model.record import fields_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from desktop_app.model.law.step_file import StepFile, StepRule


def step_misfits(file: StepFile) -> Iterator[Misfit]:
    """Yield what is wrong in a file of steps, with the way to its place."""
    known = [step.code for step in file.steps]
    for place, step in enumerate(file.steps):
        for found in _misfits(step, known):
            yield Misfit(("steps", place, *found.way), found.reason)
        if step.code in known[:place]:
            yield Misfit(("steps", place, "code"), _("代码“{code}”用了两次。").format(code=step.code))


def _misfits(step: StepRule, known: Collection[str]) -> Iterator[Misfit]:
    yield from _form(step)
    yield from _unsaid(step)
    yield from _unknown(("from",), sorted(step.sources), codes("case_state"))
    yield from _unknown(("regulations",), step.regulations, codes("rule_set"))
    yield from _unknown(("answers_to",), step.answers_to, known)
    yield from _unknown(("answers",), step.answers, codes("step_answer"))
    yield from _unknown(("dates",), step.dates, _days())
    yield from _unknown(("guards",), step.guards, GUARDS)
    for name, said, may_be in (
        ("article", step.article, _articles()),
        ("waits_as", step.waits_as, WAITING_STATES),
        ("decides", step.decides, codes("decision")),
        ("clock", step.clock, EFFECTS),
        ("letter", step.letter, codes("letter")),
    ):
        yield from _unknown((name,), (said,) if said else (), may_be, one=True)


def _form(step: StepRule) -> Iterator[Misfit]:
    """Yield the fields that the record of the step doesn't have, or that the form doesn't ask for."""
    record, asked = fields_of(KINDS[step.kind]), [each.field for each in step.asked]
    yield from _unknown(("fields",), asked, record)
    yield from _unknown(("needs",), step.needs, asked)
    yield from _unknown(("start",), tuple(step.start), asked, one=True)
    yield from _unknown(("refused_at",), (step.refused_at,), (DAY, *asked), one=True)
    for name, value in step.start.items():
        list_of = record[name].codes if name in record else ""
        if name in asked and list_of:
            yield from _unknown(("start", name), (value,), codes(list_of), one=True)


def _unsaid(step: StepRule) -> Iterator[Misfit]:
    """Yield what a step of its sort has to say besides."""
    wanted = {"case_step": ("line",), "answer": ("answers_to", "answers"), "approval": ("opinion",)}
    for name in wanted.get(step.target, ("dates",)):
        if not getattr(step, name):
            yield Misfit((), _("“{step}”还要写“{name}”。").format(step=step.button.label, name=name))


def _unknown(
    way: tuple[str | int, ...], said: Sequence[str], known: Collection[str], *, one: bool = False
) -> Iterator[Misfit]:
    """Yield the names that aren't among those known; `one` for a place that holds a single name."""
    for place, name in enumerate(said):
        if name not in known:
            reason = _("不认识的名称“{name}”，可能写错了字母；这里可以写：{known}。")
            yield Misfit(way if one else (*way, place), reason.format(name=name, known="、".join(known)))


def _articles() -> list[str]:
    """Return the subjects on which every regulation has an article."""
    first, *others = (set(regulation.articles) for regulation in rule_sets().regulations)
    return sorted(first.intersection(*others))


def _days() -> list[str]:
    return [name for name, field in fields_of(Application).items() if field.shape is Shape.DAY]
