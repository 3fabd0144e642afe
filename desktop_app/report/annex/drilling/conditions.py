"""The conditions of a cell in plain words, as a clerk would tell a colleague which records count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import Record, fields_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop_app.report.annex.formats.file_shape import ConditionRule


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells conditions for a year; `session` finds the names of linked records by their codes."""

    session: Session
    year: int

    def condition(self, kind: type[Record], rule: ConditionRule) -> str:
        """Return one condition on a record of the kind."""
        *links, name = rule.field.split(".")
        said = ""
        for link in links:
            field = fields_of(kind)[link]
            said, kind = _(field.label), KINDS[field.links]
        field = fields_of(kind)[name]
        named_by_code = said and field.shape is Shape.TEXT
        if not named_by_code:
            own = _(field.label)
            said = _("{link}的{field}").format(link=said, field=own) if said else own
        return self._told(said, kind, field, rule)

    def _told(self, said: str, kind: type[Record], field: Field, rule: ConditionRule) -> str:
        if rule.when is not None:
            return self._when(said, kind, rule)
        if rule.not_after is not None:
            limit = _(fields_of(kind)[rule.not_after].label)
            return _("{field}不晚于{limit}，没有{limit}的也算").format(field=said, limit=limit)
        if rule.nonzero:
            return _("{field}不为 0").format(field=said)
        if rule.filled is not None:
            return _filled(said, filled=rule.filled)
        return self._is(said, kind, field, rule)

    def _when(self, said: str, kind: type[Record], rule: ConditionRule) -> str:
        sentence = {
            "in_year": _("{field}在 {year} 年内"),
            "before_year": _("{field}在 {year} 年之前"),
            "by_year_end": _("{field}不晚于 {year} 年底"),
            "open_at_year_start": _("到 {year} 年初还没有{field}"),
            "open_at_year_end": _("到 {year} 年底还没有{field}"),
        }[str(rule.when)]
        told = sentence.format(field=said, year=self.year)
        if not rule.otherwise:
            return told
        other = _(fields_of(kind)[rule.otherwise].label)
        return _("{told}（没有{field}的看{other}）").format(told=told, field=said, other=other)

    def _is(self, said: str, kind: type[Record], field: Field, rule: ConditionRule) -> str:
        if isinstance(rule.equals, bool):
            return _("{field}：是").format(field=said) if rule.equals else _("{field}：否").format(field=said)
        values = rule.one_of if rule.one_of is not None else (rule.equals or "",)
        if values == ("",):
            return _filled(said, filled=False)
        quoted = [_("“{value}”").format(value=self._name(kind, field, value)) for value in values if value]
        return _("{field}为{values}").format(field=said, values=_("或").join(quoted))

    def _name(self, kind: type[Record], field: Field, value: str) -> str:
        """Return what people call a value: a code's wording, or the title of the record that bears the code."""
        if field.shape is Shape.CODE:
            return code_text(field.codes, value)
        if field.name == kind.title_field:
            return value
        title = getattr(kind, kind.title_field)
        return str(self.session.scalar(select(title).where(getattr(kind, field.name) == value).limit(1)) or value)


def _filled(said: str, *, filled: bool) -> str:
    return _("已填{field}").format(field=said) if filled else _("未填{field}").format(field=said)
