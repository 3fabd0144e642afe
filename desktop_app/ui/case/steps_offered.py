"""Which steps the page offers now: the likeliest first, a few at hand, the others in a menu."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.next_step import is_still_to_come, rank
from desktop_app.model.law.workflow import possible_steps, steps_out_of_turn
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from desktop_app.model.law.step_file import StepRule
    from desktop_app.model.law.workflow import Case

_MOST_AT_HAND = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """One step to take; `answers` is the id of the step whose answer comes in, where several wait for one."""

    action: StepRule
    text: str
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Offers:
    """The steps in the order they are offered."""

    first: Offer | None
    at_hand: tuple[Offer, ...]
    others: tuple[Offer, ...]
    out_of_turn: tuple[Offer, ...] = ()
    """What isn't due now but can have happened all the same, to be recorded as it did."""

    def find(self, code: str) -> Offer | None:
        """Return the offer of an action, if it is offered."""
        every = (*((self.first,) if self.first else ()), *self.at_hand, *self.others, *self.out_of_turn)
        return next((offer for offer in every if offer.action.code == code), None)


def offers(case: Case) -> Offers:
    """Return what can be done with a case now."""
    found = [offer for action in possible_steps(case) for offer in _offers(case, action)]
    likely = [offer for offer in found if rank(case, offer.action.code) is not None]
    first = min(likely, key=lambda offer: rank(case, offer.action.code) or 0, default=None)
    rest = [offer for offer in found if offer is not first]
    at_hand = [offer for offer in rest if _is_at_hand(case, offer)][:_MOST_AT_HAND]
    others = [offer for offer in rest if offer not in at_hand]
    late = [offer for action in steps_out_of_turn(case) for offer in _offers(case, action)]
    return Offers(first, tuple(at_hand), tuple(others), tuple(late))


def _is_at_hand(case: Case, offer: Offer) -> bool:
    """Tell whether a step gets a button of its own."""
    return bool(offer.answers) or (offer.action.at_hand and is_still_to_come(case, offer.action.code))


def _offers(case: Case, action: StepRule) -> list[Offer]:
    """Return one offer for an action, or one for each consultation whose answer is awaited."""
    waiting = [step for step in case.facts.steps if step.open and step.step in action.answers_to]
    if action.target != "answer" or len(waiting) == 1:
        return [Offer(action, action.button.text)]
    words = _("{step}（{day} 发出）")
    return [Offer(action, words.format(step=action.button.text, day=day_text(step.day)), step.id) for step in waiting]
