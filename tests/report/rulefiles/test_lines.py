"""A mistake in a JSON file is told with the line that it stands on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.report.rulefiles.lines import FormatError, Spot, spot_of

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = """{
  "id": "A",
  "rows": [
    {"code": "x",
     "label": "第一"},
    [], {"code":
      "y"}
  ]
}
"""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def leaves(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield every value that holds no other, with the way to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*steps, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*steps, place))
    else:
        yield steps, value


def line(spot: Spot, *steps: str | int) -> int:
    for step in steps:
        spot = spot / step
    return spot.line


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), 1),
        (("id",), 2),
        (("rows",), 3),
        (("rows", 0), 4),
        (("rows", 0, "label"), 5),
        (("rows", 1), 6),
        (("rows", 2, "code"), 6),
        (("rows", 2, "label"), 6),
        (("unknown", 3), 1),
    ],
)
def test_a_place_has_its_line_and_an_unknown_one_that_of_the_nearest_around_it(
    steps: tuple[str | int, ...], expected: int
) -> None:
    assert line(spot_of("f.json", TEXT), *steps) == expected


@settings(deadline=None)
@given(JSON)
def test_every_value_stands_on_its_line(value: object) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=False)
    spot = spot_of("f.json", text)
    for steps, leaf in leaves(value):
        assert json.dumps(leaf, ensure_ascii=False) in text.split("\n")[line(spot, *steps) - 1]


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ('{"a": 1,\n "b" 2}', 2, "不是正确的 JSON"),
        ("", 1, "不是正确的 JSON"),
        ('{"a": 1,\n\n "a": 2}', 3, "“a”写了两次"),
        ("[" * 100_000, 1, "套得太深"),
    ],
)
def test_what_is_not_json_is_refused_with_file_line_and_reason(text: str, number: int, reason: str) -> None:
    with pytest.raises(FormatError, match=reason) as refused:
        spot_of("f.json", text)
    assert refused.value.line == number
    assert refused.value.message.startswith(f"f.json 第 {number} 行：")
