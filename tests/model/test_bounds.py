"""What a log may say is held to the bounds of what is typed: all that is shown could have been entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_app.model.field import Field, Shape
from desktop_app.model.kinds import KINDS
from desktop_app.model.log_value import from_log, read_key
from desktop_app.model.record import empty_value, keys_of, typed_fields
from desktop_app.model.text import FieldError, check_value
from tests.odd_values import ODD

if TYPE_CHECKING:
    from desktop_app.model.log_value import LoggedKey

FIELDS = [field for kind in KINDS.values() for field in typed_fields(kind).values()]
GROUPS = [fields for kind in KINDS.values() for fields in keys_of(kind).values()]
PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=50) | st.decimals().map(str) | st.dates().map(str)
LOGGED = PLAIN | st.sampled_from(ODD) | st.dictionaries(st.text(max_size=8), PLAIN, max_size=4)


def can_be_entered(field: Field, value: object) -> bool:
    """Tell whether a value is one that a form would take; a code that only a newer version words is taken for one."""
    if field.shape is Shape.CODE:
        return isinstance(value, str) and len(value) <= field.limit
    try:
        entered = check_value(field, value)  # type: ignore[arg-type]
    except FieldError:
        return False
    # Blanks around a text, and how the words of a list are joined, change no meaning.
    return entered == value or field.shape in {Shape.TEXT, Shape.LINES, Shape.TAGS}


@given(st.sampled_from(FIELDS), LOGGED)
def test_what_a_log_shows_could_have_been_entered_in_that_field(field: Field, logged: LoggedKey) -> None:
    value = from_log(field, logged)
    assert can_be_entered(field, value)


@given(st.sampled_from(GROUPS), LOGGED)
@example(next(fields for fields in GROUPS if fields[0].together), {"year": {"x": 1}})
def test_any_value_of_any_key_is_shown_or_named_as_unknown(fields: tuple[Field, ...], logged: object) -> None:
    values, unread = read_key(fields, logged)
    assert values.keys() == {field.name for field in fields}
    for field in fields:
        if field.name in unread:
            assert values[field.name] == empty_value(field)


@pytest.mark.parametrize(
    ("shape", "logged"),
    [
        (Shape.DAY, "9999-12-31"),
        (Shape.DAY, "20131231"),
        (Shape.DAY, "2013-W01-1"),
        (Shape.DAY, "二〇一三"),
        (Shape.DECIMAL, "NaN"),
        (Shape.DECIMAL, "Infinity"),
        (Shape.DECIMAL, "1E+999999999"),
        (Shape.DECIMAL, "0." + "0" * 30 + "1"),
        (Shape.DECIMAL, "9" * 17),
        (Shape.DECIMAL, "١٢"),
        (Shape.DECIMAL, 3),
        (Shape.WHOLE, "3"),
        (Shape.WHOLE, True),
        (Shape.WHOLE, 10**13 + 1),
        (Shape.MONEY, -(10**13) - 1),
        (Shape.YES_NO, "是"),
        (Shape.YES_NO, 1),
        (Shape.TEXT, "一\n二"),
        (Shape.TEXT, "字" * 501),
        (Shape.LINES, "\x07"),
        (Shape.TEXT, {"a": 1}),
        (Shape.LINK, "A" * 32),
        (Shape.LINK, "../../x"),
        (Shape.CODE, "<b>"),
        (Shape.CODE, "x" * 61),
    ],
)
def test_a_value_that_nobody_could_have_entered_is_empty_and_named(shape: Shape, logged: LoggedKey) -> None:
    field = Field(label="项目", name="it", shape=shape)
    assert from_log(field, logged) == empty_value(field)
    assert read_key((field,), logged).unread == ("it",)


@pytest.mark.parametrize(("least", "most", "logged"), [(1949, 2199, 99999), (1949, 2199, 1948), (0, None, -1)])
def test_the_bounds_of_the_field_itself_hold_for_a_log_too(least: int, most: int | None, logged: int) -> None:
    field = Field(label="项目", name="it", shape=Shape.WHOLE, least=least, most=most)
    assert (from_log(field, logged), read_key((field,), logged).unread) == (None, ("it",))


@pytest.mark.parametrize("fields", GROUPS, ids=lambda fields: fields[0].key)
def test_what_is_empty_in_the_log_is_no_unknown_value(fields: tuple[Field, ...]) -> None:
    nothing: tuple[LoggedKey, ...] = ({}, None) if fields[0].together else ("", None)
    assert [read_key(fields, logged).unread for logged in nothing] == [(), ()]
