"""The steps of the procedure as the file `resources/reference/steps.json` has them: everything but effects and guards.

How such a step is written is told in `docs/steps.md`. A step's effect on the term (`clock`) and its guards are code,
which the file calls by name; whether the names mean anything is checked by `step_file_checks`.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

import msgspec

from desktop_app.i18n import worded
from desktop_app.paths import resource

DAY = "day"
"""The name of a step's day in its form, whatever the record calls it."""

Target = Literal["application", "case_step", "answer", "approval"]
Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Text = Annotated[str, msgspec.Meta(min_length=1)]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Any part of the file: a name that isn't known is refused."""


class Words(Part, frozen=True, kw_only=True):
    """A wording in Chinese and in English."""

    label: Text
    english: Text

    @property
    def text(self) -> str:
        """Return the wording in the language of the screen."""
        return worded(self.label, self.english)


class AskedField(Part, frozen=True, kw_only=True):
    """A field that a step's form asks for, under a name of its own where the record's doesn't fit."""

    field: Name
    label: str = ""
    english: str = ""

    def text(self, usual: str) -> str:
        """Return what the form calls the field; `usual` is the name it has in its record."""
        return worded(self.label, self.english) if self.label else usual


class StepRule(Part, frozen=True, kw_only=True, rename={"target": "writes", "sources": "from"}):
    """One step: its words, its form, the states it starts from, its article, and the names of its effect and guards."""

    code: Name
    target: Target
    button: Words
    help: Words
    article: Name
    sources: frozenset[str]
    line: Words | None = None
    """The wording of the timeline and of lists, for a step that is a record of its own."""
    icon: str = "inquiries"
    source: str = ""
    regulations: tuple[str, ...] = ()
    """The regulations that know the step; none named: all of them."""
    day: Words | None = None
    fields: tuple[Name | AskedField, ...] = ()
    needs: tuple[str, ...] = ()
    start: dict[str, str] = {}
    refused_at: str = DAY
    """The field beside which a refusal stands that no optional field is to blame for."""
    likely: bool = False
    """Whether this is what usually comes next in the states it starts from."""
    at_hand: bool = False
    """Whether the step has a button of its own while it wasn't taken."""
    waits_as: str = ""
    """The state of a case that waits for the answer to the step."""
    silence: Literal["answer", "open"] = "answer"
    """Whether no answer in time ends the waiting, or only a decision does."""
    answers_to: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    opinion: Literal["", "agree", "return"] = ""
    decides: str = ""
    dates: tuple[str, ...] = ()
    """The days of the application that the step's day becomes."""
    clock: str = ""
    letter: str = ""
    """The letter (code list `letter`) by which the step is made known and whose number it bears."""
    guards: tuple[str, ...] = ()

    def known_to(self, regulation: str) -> bool:
        """Tell whether a regulation knows the step; what it doesn't know has no effect under it."""
        return not self.regulations or regulation in self.regulations

    @property
    def asked(self) -> tuple[AskedField, ...]:
        """Return the fields of the form, in their order, without its day."""
        return tuple(AskedField(field=each) if isinstance(each, str) else each for each in self.fields)

    @property
    def kind(self) -> str:
        """Return the kind of record that the step writes; an answer belongs to the step that asked."""
        return "case_step" if self.target == "answer" else self.target


class StepFile(Part, frozen=True, kw_only=True):
    """The whole file; steps that fall on one day are taken in its order."""

    steps: tuple[StepRule, ...]


@cache
def step_rules() -> dict[str, StepRule]:
    """Return every step by its code, in the order in which they are taken when they fall on one day."""
    file = msgspec.json.decode(resource("reference", "steps.json").read_bytes(), type=StepFile)
    return {step.code: step for step in file.steps}


def answering(step: str) -> StepRule | None:
    """Return the step by which the answer to another comes in, or None where nobody has to answer."""
    return next((rule for rule in step_rules().values() if step in rule.answers_to), None)


def deciding(decision: str) -> StepRule | None:
    """Return the step that takes a decision by itself, without a reply (code list `decision`), or None."""
    rules = (rule for rule in step_rules().values() if rule.target == "application")
    return next((rule for rule in rules if rule.decides and rule.decides == decision), None)


def made_known_by(letter: str) -> tuple[StepRule, ...]:
    """Return the steps that a letter (code list `letter`) makes known."""
    return tuple(rule for rule in step_rules().values() if letter and rule.letter == letter)
