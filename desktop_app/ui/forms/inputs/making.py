"""Which input a field gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.codes import codes
from desktop_app.model.field import Shape
from desktop_app.model.official_words import also_called
from desktop_app.ui.forms.inputs.choice import ChoiceInput
from desktop_app.ui.forms.inputs.choice_list import Choice
from desktop_app.ui.forms.inputs.day import DayInput
from desktop_app.ui.forms.inputs.lines import LinesInput
from desktop_app.ui.forms.inputs.one_line import OneLineInput, TidiedInput
from desktop_app.ui.forms.inputs.switch import SwitchInput

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from desktop_app.model.field import Field, Value
    from desktop_app.ui.forms.inputs.choice_list import NewChoice
    from desktop_app.ui.forms.inputs.field_input import FieldInput

_SIMPLE: dict[Shape, Callable[[Field], FieldInput]] = {
    Shape.TEXT: OneLineInput,
    Shape.TAGS: TidiedInput,
    Shape.WHOLE: TidiedInput,
    Shape.MONEY: TidiedInput,
    Shape.DECIMAL: TidiedInput,
    Shape.LINES: LinesInput,
    Shape.YES_NO: SwitchInput,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What inputs need from outside: the day, the working year, the records a link may mean, a record's title."""

    today: Callable[[], dt.date]
    year: Callable[[], int]
    linked: Callable[[Field], Sequence[Choice]]
    title: Callable[[str, str], str]
    meant: Callable[[str, str], Mapping[str, Value]] = lambda _kind, _id: {}
    """The values of the record that a link means."""
    new: Callable[[Field], NewChoice | None] = lambda _field: None
    """What can be added from within the list of a link's choices, if anything."""


def make_input(field: Field, around: Surroundings) -> FieldInput:
    """Make the input of a field by its shape."""
    if field.shape is Shape.DAY:
        return DayInput(field, around.today, around.year)
    if field.shape is Shape.CODE:
        return ChoiceInput(field, lambda: _coded(field))
    if field.shape is Shape.LINK:
        return ChoiceInput(field, lambda: around.linked(field), around.new(field))
    return _SIMPLE[field.shape](field)


def _coded(field: Field) -> list[Choice]:
    also = also_called(field.codes)
    return [Choice(code.code, code.text, also=tuple(also.get(code.code, ()))) for code in codes(field.codes).values()]
