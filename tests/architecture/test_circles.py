"""The gate against circles sees what it is there for."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.architecture.circles import circles, imported, knots

NODES = "abcdef"
graphs = st.fixed_dictionaries({node: st.sets(st.sampled_from(NODES)) for node in NODES})


@pytest.mark.parametrize(
    ("source", "reached"),
    [
        ("import a.b", {"a.b"}),
        ("from a import b", {"a.b"}),
        ("from a import c", {"a"}),
        ("from a.b import name", {"a.b"}),
        ("if TYPE_CHECKING:\n    from a.b import name", {"a.b"}),
        ("def late():\n    from a import b", {"a.b"}),
        ("import elsewhere", set()),
    ],
)
def test_an_import_counts_wherever_it_stands(source: str, reached: set[str]) -> None:
    assert imported(ast.parse(source), ["a", "a.b"]) == reached


def test_the_shortest_way_round_is_shown() -> None:
    graph = {"a": {"b", "c"}, "b": {"d"}, "c": {"a"}, "d": {"a"}, "e": {"a"}}
    assert circles(graph) == [["a", "c", "a"]]


@given(graphs)
def test_two_nodes_are_knotted_where_each_reaches_the_other(graph: dict[str, set[str]]) -> None:
    knotted = {frozenset(knot) for knot in knots(graph)}
    expected = {
        frozenset({node} | {other for other in reached(graph, node) if node in reached(graph, other)})
        for node in NODES
        if node in reached(graph, node)
    }
    assert knotted == expected


def reached(graph: dict[str, set[str]], start: str) -> set[str]:
    """Return every node that a walk of at least one step from a node gets to."""
    found: set[str] = set()
    while fresh := set().union(*(graph[node] for node in found), graph[start]) - found:
        found |= fresh
    return found
