"""Values for every shape of field, made by hypothesis: ordinary ones, and the edges where sheets and texts go wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from desktop_app.model.bounds import LARGEST, LARGEST_SUMMAND
from desktop_app.model.codes import codes
from desktop_app.model.field import Field, Shape, Value
from desktop_app.model.old_characters import in_todays_places, without_invisible
from desktop_app.model.record import empty_value, typed_fields
from desktop_app.model.text import FieldError, check_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.model.record import Record

EDGE_TEXTS = (
    *("=1+1", "+86", "-5", "@SUM(A1)", "＝1＋1", "'引文", "''", '"', '""', '"引"文"', ",", ";", "a,b;c", "0532", "1E5"),
    *(
        "370202199001011234",
        "3-1",
        "2013-05-06",
        "1/2",
        "12.50",
        "TRUE",
        "#N/A",
        "=",
        "'",
        "'=",
        "是",
        "１２３",
        "㛃䶮𬱟𫖯",
    ),
    *(
        "😀👨‍👩‍👧",
        "<b>x</i> & <img src=x>",
        "&amp;",
        "_x000D_",
        "_x0041_",
        "http://a.b/c?d=1",
        "〔abcdef12〕",
        "甲〔abcdef12〕",
    ),
    *("\ufeff甲", "甲\u2028乙", "\u3000甲\u3000", "ſ", "e\u0301", "\ufffd", "\u200b", "sep=;"),
)
EDGE_LINES = (*EDGE_TEXTS, "一\n二\n\n三", "  缩进\n\t表", "尾\n", "\n首", "\t=1", "\n=1", "'\n", '"\n,"')
EDGE_DAYS = (dt.date(1949, 1, 1), dt.date(2199, 12, 31), dt.date(2000, 2, 29), dt.date(2013, 12, 31))
EDGE_DECIMALS = tuple(
    map(Decimal, ("0", "12.50", "-0.1", "1E+3", "0.0000001", "0.1234567890123456", "99.999999999999999"))
)
EDGE_NUMBERS = ("0" * 32, "9" * 32, "1e31".rjust(32, "0"), "0123456789abcdef" * 2)

_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"])


def as_typed(text: str) -> str:
    """Return a text as it is after it was typed: nothing invisible in it, every character in its place of today."""
    return in_todays_places(without_invisible(text))


def any_value(field: Field, targets: Sequence[str] = EDGE_NUMBERS) -> st.SearchStrategy[Value]:
    """Return a strategy for values the field can hold, in their stored form, empty ones among them."""
    made = _made(field, targets).filter(lambda value: _fits(field, value)).map(lambda value: check_value(field, value))
    return made if field.required else st.just(empty_value(field)) | made


def edge_values(field: Field) -> list[Value]:
    """Return the field's values at the edges, in their stored form: the longest, the least, the last day, each code."""
    return [check_value(field, value) for value in _edges(field) if _fits(field, value)]


def _edges(field: Field) -> Sequence[Value]:
    if field.shape in {Shape.TEXT, Shape.LINES, Shape.TAGS}:
        edges = EDGE_LINES if field.shape is Shape.LINES else EDGE_TEXTS
        texts = map(as_typed, edges)
        return [*(text for text in texts if len(text) <= field.limit), *(sign * field.limit for sign in "政9é=")]
    if field.shape is Shape.DECIMAL:
        return EDGE_DECIMALS
    if field.shape in {Shape.WHOLE, Shape.MONEY}:
        least = -LARGEST_SUMMAND if field.least is None else field.least
        return [least, LARGEST_SUMMAND if field.most is None else field.most]
    others: dict[Shape, Sequence[Value]] = {Shape.DAY: EDGE_DAYS, Shape.YES_NO: (True, False), Shape.LINK: EDGE_NUMBERS}
    return others.get(field.shape) or list(codes(field.codes))


def _made(field: Field, targets: Sequence[str]) -> st.SearchStrategy[Value]:
    edges = st.sampled_from(_edges(field))
    if field.shape is Shape.LINK:
        return st.sampled_from(list(targets))
    if field.shape in {Shape.TEXT, Shape.LINES, Shape.TAGS}:
        return edges | st.text(_CHARACTERS, min_size=1, max_size=min(field.limit, 30)).map(as_typed)
    if field.shape is Shape.DAY:
        return edges | st.dates(EDGE_DAYS[0], EDGE_DAYS[1])
    return edges if field.shape in {Shape.CODE, Shape.YES_NO} else edges | _numbers(field)


def _numbers(field: Field) -> st.SearchStrategy[Value]:
    if field.shape is Shape.DECIMAL:
        large = st.decimals(-LARGEST, LARGEST, places=4, allow_nan=False)
        return large | st.decimals(-1000, 1000, places=2, allow_nan=False)
    least = -LARGEST_SUMMAND if field.least is None else field.least
    most = LARGEST_SUMMAND if field.most is None else field.most
    return st.integers(least, min(most, least + 3000)) | st.integers(least, most)


def _fits(field: Field, value: Value) -> bool:
    """Tell whether the field can hold the value: not so a text of blanks in a required field."""
    try:
        stored = check_value(field, value)
    except FieldError:
        return False
    return not field.required or stored not in {None, ""}


@st.composite
def any_record(
    draw: st.DrawFn, kind: type[Record], targets: Mapping[str, Sequence[str]], titles: Sequence[str] = ()
) -> dict[str, Value]:
    """Return values that together make a valid record of the kind; links mean the given records."""
    fields = {
        name: replace(field, required=True) if name == kind.counts_on or field.made_from else field
        for name, field in typed_fields(kind).items()
        if not _dead(field, targets)
    }
    values = {name: draw(any_value(field, targets.get(field.links, ()))) for name, field in fields.items()}
    if titles and typed_fields(kind)[kind.title_field].shape is Shape.TEXT and draw(st.booleans()):
        values[kind.title_field] = draw(st.sampled_from(titles))
    _satisfy(kind, values)
    return values


def _satisfy(kind: type[Record], values: dict[str, Value]) -> None:
    """Empty optional fields until no rule of the kind objects: the days first, then all of the section, then all."""
    kept = {kind.counts_on, *(name for name, field in typed_fields(kind).items() if field.required or field.made_from)}
    optional = [field for name, field in typed_fields(kind).items() if name not in kept]
    sections = {typed_fields(kind)[name].group for name in kind.problems(values)}
    days = [field for field in optional if field.shape is Shape.DAY]
    for fields in (days, [field for field in optional if field.group in sections], optional):
        if not kind.problems(values):
            return
        values.update({field.name: empty_value(field) for field in fields})


def _dead(field: Field, targets: Mapping[str, Sequence[str]]) -> bool:
    return field.shape is Shape.LINK and not targets.get(field.links)
