"""What the colours of rules are called, and what a rule asks for in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape
from desktop_app.model.record import fields_of
from desktop_app.ui.kit.tokens import Tone
from desktop_app.ui.records.narrowing.comparisons import BETWEEN, COMING, HOLDS, IS, PAST, comparisons

if TYPE_CHECKING:
    from desktop_app.model.record import Record
    from desktop_app.settings import ColourRule, KeptCondition


def colour_names() -> dict[Tone, str]:
    """Return the colours that a rule may have, in their order, each with its name."""
    return {
        Tone.BAD: _("红"),
        Tone.WARNING: _("黄"),
        Tone.GOOD: _("绿"),
        Tone.ACCENT: _("蓝"),
        Tone.NEUTRAL: _("灰"),
    }


def asked_in_words(kind: type[Record], rule: ColourRule) -> str:
    """Return what a rule asks for, e.g. 答复期限 今后 3 天内."""
    fields = fields_of(kind)
    known = [(fields[one.field], one) for one in rule.conditions if one.field in fields]
    return _("；").join(f"{_(field.label)} {_way(field, one)}" for field, one in known) or _("没有可用的条件")


def _way(field: Field, asked: KeptCondition) -> str:
    """Return how a field is compared and with what; a linked record isn't named, as that would be read anew."""
    first, last = (*(text.strip() for text in asked.typed), "", "")[:2]
    ways = {
        BETWEEN: _("从 {first} 到 {last}").format(first=first or "…", last=last or "…"),
        COMING: _("今后 {days} 天内").format(days=first),
        PAST: _("过去超过 {days} 天").format(days=first),
        HOLDS: _("包含“{text}”").format(text=first),
    }
    if asked.comparison == IS and field.shape is not Shape.LINK:
        return _("等于“{text}”").format(text=codes(field.codes)[first].text if _is_code(field, first) else first)
    return ways.get(asked.comparison) or dict(comparisons(field)).get(asked.comparison, "")


def _is_code(field: Field, text: str) -> bool:
    return bool(field.codes) and text in codes(field.codes)
