"""Which fields of a record can be changed from its list, beside its form, and why the others can't."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.record import form_fields

if TYPE_CHECKING:
    from desktop_app.model.field import Field
    from desktop_app.model.record import Record


def why_fixed(field: Field) -> str:
    """Return the sentence why a field isn't changed from a list; "" where it can be."""
    label = _(field.label)
    if field.derived or field.made_from:
        return _("“{label}”由程序按规则算出，不能直接改。").format(label=label)
    if field.step:
        return _("“{label}”由“{step}”这一步登记，请打开这一件办理。").format(label=label, step=_(field.step))
    if field.personal:
        return _("“{label}”是个人信息，请打开这一条单独填写。").format(label=label)
    if field.owned:
        return _("“{label}”不能改：这一条属于它，随它删除。").format(label=label)
    return ""


@cache
def changeable_fields(kind: type[Record]) -> dict[str, Field]:
    """Return the fields of a kind that can be changed from its list, by name, in the order of its form."""
    return {name: field for name, field in form_fields(kind).items() if _is_free(field)}


def _is_free(field: Field) -> bool:
    return not (field.derived or field.made_from or field.step or field.personal or field.owned)
