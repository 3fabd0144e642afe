"""Circles of imports: modules that can each be reached from the others, type-checking imports included."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def imported(tree: ast.Module, known: Collection[str]) -> set[str]:
    """Return those of the known modules that a module imports, also only for types or inside a function."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if name in known else node.module for name in inside.values()}
    return names & set(known)


def circles(graph: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Return the circles of a graph, each as one way round that ends where it began."""
    return [way_round(graph, knot) for knot in knots(graph)]


def knots(graph: Mapping[str, Collection[str]]) -> list[set[str]]:
    """Return the sets of nodes that each reach all others of the set, and themselves (Tarjan 1972)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_nodes: list[str] = []
    found: list[set[str]] = []

    def visit(node: str) -> None:
        order[node] = lowest[node] = len(order)
        open_nodes.append(node)
        for target in sorted(graph[node]):
            if target not in order:
                visit(target)
            if target in open_nodes:
                lowest[node] = min(lowest[node], lowest[target])
        if lowest[node] == order[node]:
            place = open_nodes.index(node)
            part = set(open_nodes[place:])
            del open_nodes[place:]
            if len(part) > 1 or node in graph[node]:
                found.append(part)

    for node in sorted(graph):
        if node not in order:
            visit(node)
    return found


def way_round(graph: Mapping[str, Collection[str]], knot: Collection[str]) -> list[str]:
    """Return the shortest way from the first node of a knot back to itself."""
    start = min(knot)
    ways = [[start]]
    seen = {start}
    for way in ways:
        for target in sorted(set(graph[way[-1]]) & set(knot)):
            if target == start:
                return [*way, start]
            if target not in seen:
                seen.add(target)
                ways.append([*way, target])
    raise ValueError(f"no way from {start} back to it")
