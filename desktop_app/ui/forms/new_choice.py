"""“新增分类…” in the list of choices: a few fields below the input, and what was saved is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.field import Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import form_fields
from desktop_app.office.records.indicator_words import values_brought
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import read
from desktop_app.ui.context.doing import Then, do
from desktop_app.ui.forms.inline_form import Asked, InlineForm
from desktop_app.ui.forms.inputs.choice_list import NewChoice
from desktop_app.ui.forms.inputs.making import Surroundings
from desktop_app.ui.forms.panel_below import PanelBelow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from desktop_app.model.field import Field, Value
    from desktop_app.model.record import Record
    from desktop_app.ui.context.context import Context
    from desktop_app.ui.forms.linked_titles import Linked

_ASKED = {
    "category": ("name", "parent"),
    "channel": ("name", "nature"),
    "outlet": ("name", "level"),
    "indicator": ("name", "measure_unit", "nature"),
    "unit": ("name", "nature", "number"),
}
"""What is asked of a new one; the rest can be added in its own list."""

_OFFICE_ONLY = frozenset({"unit"})
"""What a unit's file takes from the office: it doesn't set up units."""


def surroundings(context: Context, linked: Linked) -> Surroundings:
    """Return what the inputs of a form need, with the choices that can be added from within a list."""
    plain = Surroundings(context.today, lambda: context.year.value, linked, linked.title)

    def meant(kind: str, record_id: str) -> Mapping[str, Value]:
        return read(context.ledger, values_brought, KINDS[kind], record_id)

    return replace(plain, meant=meant, new=lambda field: _new_choice(context, linked, plain, field))


def _new_choice(context: Context, linked: Linked, around: Surroundings, field: Field) -> NewChoice | None:
    profile = context.ledger.profile
    may = field.links in _ASKED and not context.ledger.read_only
    if not may or (field.links in _OFFICE_ONLY and profile.role != "office"):
        return None

    def begin(below: QWidget, typed: str, chosen: Callable[[str], object]) -> None:
        _Adding(context, linked, around, KINDS[field.links]).open(below, typed, chosen)

    return NewChoice(_words(field.links), begin)


def _words(kind: str) -> str:
    return {
        "category": _("新增分类…"),
        "channel": _("新增渠道…"),
        "outlet": _("新增媒体…"),
        "indicator": _("新增指标…"),
        "unit": _("新增单位…"),
    }[kind]


class _Adding:
    """Adding a record of a kind from within a list of choices."""

    def __init__(self, context: Context, linked: Linked, around: Surroundings, kind: type[Record]) -> None:
        self._context, self._linked, self._around, self._kind = context, linked, around, kind

    def open(self, below: QWidget, typed: str, chosen: Callable[[str], object]) -> None:
        """Open the form below an input; what was typed there is proposed as the name."""
        known = form_fields(self._kind)
        # Under an official one: what stands under none no annex counts.
        names = _ASKED[self._kind.kind]
        fields = [replace(known[name], required=known[name].required or name == "parent") for name in names]
        start: Mapping[str, Value] = {"name": typed} | _usual(fields)
        title = _("新增{kind}").format(kind=_(self._kind.label))

        def save(values: Mapping[str, Value], form: InlineForm) -> None:
            label = _("新增{kind}：{title}").format(kind=_(self._kind.label), title=values["name"])
            then: Then[str] = Then(done=lambda record: self._choose(record, chosen), asker=form)
            do(self._context, label, lambda: self._add(label, values), then)

        form = InlineForm(Asked(title, fields, start, _("保存并选用")), self._around, save)
        PanelBelow(below, form).open()

    def _add(self, label: str, values: Mapping[str, Value]) -> str:
        with operation(self._context.ledger, label) as change:
            return change.add(self._kind, values)

    def _choose(self, record: str, chosen: Callable[[str], object]) -> None:
        self._linked.forget({self._kind.kind})
        chosen(record)


def _usual(fields: list[Field]) -> dict[str, Value]:
    """Return what most are: the first of a code list's choices that isn't the office itself."""
    usual = {"unit_nature": "division", "indicator_nature": "flow"}
    return {field.name: usual[field.codes] for field in fields if field.shape is Shape.CODE and field.codes in usual}
