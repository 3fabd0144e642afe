"""What a format file asks of the records, checked against the kinds, fields and codes that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import structs

from desktop_app.i18n import _, listed
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import KINDS, Application, IndicatorValue
from desktop_app.model.law.rule_settings import questions
from desktop_app.model.record import Record, fields_of
from desktop_app.report.annex.cell import Query

if TYPE_CHECKING:
    from desktop_app.report.annex.formats.file_shape import CellRule, ConditionRule
    from desktop_app.report.rulefiles.lines import Spot

_COMPARISONS = ("equals", "one_of", "when", "not_after", "filled", "nonzero")
_ADDED_UP = {Shape.WHOLE, Shape.MONEY, Shape.DECIMAL}
_WORDS = {Shape.TEXT, Shape.CODE}


def read_query(rule: CellRule, spot: Spot, conditions: tuple[tuple[ConditionRule, Spot], ...]) -> Query:
    """Return the query of a cell from its own rule and all the conditions that hold for it; raises `FormatError`.

    `spot` is where the count, sum or indicator is written; each condition comes with its own place.
    """
    if rule.per not in {10**power for power in range(9)}:
        raise (spot / "per").error(_("“per”只能是 1、10、100、1000、10000 这样的数。"))
    if rule.cumulative + rule.last_year + rule.month > 1:
        raise spot.error(_("“cumulative”“last_year”“month”只能写一样。"))
    if rule.indicator:
        return _indicator(rule, conditions)
    word, text = ("count", rule.count) if rule.count else ("sum", rule.sum)
    kind_name, _dot, field_name = text.partition(".")
    kind = KINDS.get(kind_name)
    if kind is None:
        message = _("没有“{kind}”这种记录，有：{known}。")
        raise (spot / word).error(message.format(kind=kind_name, known=listed(KINDS)))
    _check_taken(kind, word, field_name, spot / word)
    for condition, place in conditions:
        _check_condition(kind, condition, place)
    where = tuple(_meant(kind, condition) for condition, _place in conditions)
    pick: Literal["count", "sum"] = "count" if rule.count else "sum"
    return Query(pick, kind_name, field_name, where, rule.per, "", rule.cumulative, rule.last_year, rule.month)


def _indicator(rule: CellRule, conditions: tuple[tuple[ConditionRule, Spot], ...]) -> Query:
    if conditions:
        raise conditions[0][1].error(_("指标数已按年度取数，不能再加条件。"))
    kind = IndicatorValue.kind
    return Query(
        "indicator", kind, rule.indicator, (), rule.per, rule.measure, rule.cumulative, rule.last_year, rule.month
    )


def _check_taken(kind: type[Record], word: str, name: str, spot: Spot) -> None:
    """Refuse a sum of what isn't a number, and a count of different values of what isn't a link."""
    if word == "count" and not name:
        return
    field = _field(kind, name, spot)
    if word == "count" and field.shape is not Shape.LINK:
        raise spot.error(_("“{field}”不是指向别的记录，不能按它计数。").format(field=name))
    if word == "sum" and field.shape not in _ADDED_UP:
        raise spot.error(_("“{field}”不是数，不能相加。").format(field=name))


def _field(kind: type[Record], name: str, spot: Spot) -> Field:
    field = fields_of(kind).get(name)
    if field is None:
        message = _("“{kind}”没有“{field}”这一项，有：{known}。")
        raise spot.error(message.format(kind=kind.kind, field=name, known=listed(fields_of(kind))))
    return field


def _check_condition(kind: type[Record], rule: ConditionRule, spot: Spot) -> None:
    """Refuse a condition on an unknown field, with a comparison that the field can't have, or an unknown code."""
    given = [name for name in _COMPARISONS if getattr(rule, name) is not None]
    if len(given) != 1:
        raise spot.error(_("每个条件要写一种、也只能写一种比法，如 equals 或 when。"))
    end, field = _end(kind, rule.field, spot / "field")
    comparison = spot / given[0]
    if rule.when is not None:
        _check_period(end, field, rule, spot)
    elif rule.not_after is not None:
        _check_day(field, comparison)
        _check_day(_field(end, rule.not_after, comparison), comparison)
    elif rule.nonzero and field.shape not in _ADDED_UP:
        raise comparison.error(_("“{field}”不是数，不能比是否为零。").format(field=field.name))
    elif rule.equals is not None or rule.one_of is not None:
        _check_values(field, rule, comparison)
    if rule.setting:
        check_setting(rule.setting, spot / "setting")
    if rule.days and rule.not_after is None:
        raise (spot / "days").error(_("“days”只和“not_after”一起用。"))
    if rule.otherwise and rule.when is None:
        raise (spot / "otherwise").error(_("“otherwise”只和“when”一起用。"))


def check_setting(text: str, spot: Spot) -> None:
    """Refuse a question that there isn't, and an answer that isn't one of its choices; raises `FormatError`."""
    code, _sign, value = text.partition("=")
    known = {f"{name}={choice.value}" for name, question in questions().items() for choice in question.choices}
    if f"{code}={value}" not in known:
        message = _("没有“{setting}”这个设置，可用：{known}。")
        raise spot.error(message.format(setting=text, known=listed(sorted(known))))


def _meant(kind: type[Record], rule: ConditionRule) -> ConditionRule:
    """Return the condition as it is meant: whether a day of extension is noted asks whether the term was extended.

    An extension may be a step of the procedure instead of that day, and one told too late is none.
    """
    *links, name = rule.field.split(".")
    for link in links:
        kind = KINDS[fields_of(kind)[link].links]
    if (kind, name) != (Application, "extended_on") or rule.filled is None:
        return rule
    return structs.replace(rule, field=".".join((*links, "extended")), filled=None, equals=rule.filled)


def _end(kind: type[Record], path: str, spot: Spot) -> tuple[type[Record], Field]:
    """Follow a path of links to its last field."""
    *links, name = path.split(".")
    for link in links:
        field = _field(kind, link, spot)
        if field.shape is not Shape.LINK:
            raise spot.error(_("“{field}”不指向别的记录，后面不能再接“.”。").format(field=link))
        kind = KINDS[field.links]
    return kind, _field(kind, name, spot)


def _check_period(kind: type[Record], field: Field, rule: ConditionRule, spot: Spot) -> None:
    if field.shape is Shape.WHOLE and not rule.otherwise:
        return
    _check_day(field, spot / "when")
    if rule.otherwise:
        _check_day(_field(kind, rule.otherwise, spot / "otherwise"), spot / "otherwise")


def _check_day(field: Field, spot: Spot) -> None:
    if field.shape is not Shape.DAY:
        raise spot.error(_("“{field}”不是日期。").format(field=field.name))


def _check_values(field: Field, rule: ConditionRule, spot: Spot) -> None:
    if isinstance(rule.equals, bool) or field.shape is Shape.YES_NO:
        if not (isinstance(rule.equals, bool) and field.shape is Shape.YES_NO):
            raise spot.error(_("“{field}”只有是非项才写 true 或 false。").format(field=field.name))
        return
    if field.shape not in _WORDS:
        raise spot.error(_("“{field}”不是代码或文字，不能这样比。").format(field=field.name))
    for value in rule.one_of if rule.one_of is not None else (rule.equals or "",):
        if field.shape is Shape.CODE and value and value not in codes(field.codes):
            message = _("“{field}”没有“{value}”这个代码，有：{known}。")
            known = listed(codes(field.codes))
            raise spot.error(message.format(field=field.name, value=value, known=known))
