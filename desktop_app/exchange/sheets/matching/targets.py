"""What a column can mean: a field of the record, the record's number, or a part of a record that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.exchange.sheets.columns import RECORD_ID, RECORD_NUMBER
from desktop_app.i18n import _
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import Application, CaseStep, Publication, Release
from desktop_app.model.law.step_file import DAY, AskedField, StepRule, Words, answering, step_rules
from desktop_app.model.record import Record, typed_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER_FIELD = Field(label=RECORD_NUMBER, shape=Shape.TEXT, name=RECORD_ID)


@dataclass(frozen=True, slots=True)
class Target:
    """One meaning of a column; `part` names the step or publication it belongs to, "" for the record itself."""

    name: str
    field: Field
    part: str = ""
    group: Words | None = None
    """What the step is called that the part is."""
    said: Words | None = None
    """What the step's form calls the field, where it has a name of its own there."""

    @property
    def text(self) -> str:
        """Return what the target is called on screen."""
        own = self.said.text if self.said else _(self.field.label)
        if not self.part:
            return own
        return f"{self.group.text if self.group else _(Publication.label)}·{own}"

    @property
    def heading(self) -> str:
        """Return the Chinese name by which a sheet or a mapping file calls it."""
        own = self.said.label if self.said else self.field.label
        if not self.part:
            return own
        return f"{self.group.label if self.group else Publication.label}·{own}"


@cache
def targets(kind: type[Record]) -> dict[str, Target]:
    """Return everything a column of a kind's sheet can mean, by name, in the order to offer it."""
    own = [Target(name, field) for name, field in typed_fields(kind).items()]
    found = [*own, *_parts(kind), Target(RECORD_ID, _NUMBER_FIELD)]
    return {target.name: target for target in found}


def _parts(kind: type[Record]) -> Iterator[Target]:
    if kind is Application:
        for rule in step_rules().values():
            if rule.target == "case_step":
                yield from _of_step(rule)
    if kind is Release:
        fields = typed_fields(Publication)
        for name in ("channel", "published_on", "url"):
            yield Target(f"{Publication.kind}.{name}", fields[name], Publication.kind)


def _of_step(rule: StepRule) -> Iterator[Target]:
    """Yield what a register can say of one step: its day, what its form asks for, and the answer to it."""
    fields, answer = typed_fields(CaseStep), answering(rule.code)
    said = {each.field: _words(each) for each in rule.asked} | {DAY: rule.day}
    names = [DAY, *(each.field for each in rule.asked), "number", "delivered_on"]
    if answer:
        said |= {each.field: _words(each) for each in answer.asked} | {"answered_on": answer.day}
        names += ["answered_on", *(each.field for each in answer.asked)]
    for name in dict.fromkeys(names):
        if name in fields:
            yield Target(f"{rule.code}.{name}", fields[name], rule.code, rule.line, said.get(name))


def _words(asked: AskedField) -> Words | None:
    return Words(label=asked.label, english=asked.english) if asked.label else None


def required_targets(kind: type[Record]) -> list[Target]:
    """Return what every row has to say, by a column or by one value for all."""
    return [target for target in targets(kind).values() if not target.part and target.field.required]
