"""Which public names of the program nothing in the program uses: what only tests use is dead."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Name = tuple[str, str]
"""A module and a name in it."""


@dataclass
class Module:
    """What a module defines, where it got its other names from, and which names it uses outside their definitions."""

    defined: set[str] = field(default_factory=set)
    origins: dict[str, Name] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    reached: set[tuple[str, str]] = field(default_factory=set)


def read(tree: ast.Module) -> Module:
    """Return what a module's tree says of its names."""
    found = Module()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.origins |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
        elif isinstance(node, ast.Import):
            found.origins |= {alias.asname: (alias.name, "") for alias in node.names if alias.asname}
    for statement in tree.body:
        names = set(defined_by(statement))
        found.defined |= names
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in names:
                found.used.add(node.id)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found.reached.add((node.value.id, node.attr))
    return found


def defined_by(statement: ast.stmt) -> Iterator[str]:
    """Yield the public names that a statement of a module gives a meaning."""
    names: list[str] = []
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        names = [statement.name]
    elif isinstance(statement, ast.Assign | ast.AnnAssign):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        names = [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]
    yield from (name for name in names if not name.startswith("_"))


def unused(trees: Mapping[str, ast.Module]) -> set[Name]:
    """Return the public names at the top of modules that no module uses, its own definition apart."""
    modules = {name: read(tree) for name, tree in trees.items()}
    used: set[Name] = set()
    for name, module in modules.items():
        used |= {origin(modules, (name, word)) for word in module.used}
        for word, attribute in module.reached:
            holder = ".".join(filter(None, origin(modules, (name, word))))
            used.add(origin(modules, (holder, attribute)))
    return {(name, word) for name, module in modules.items() for word in module.defined} - used


def origin(modules: Mapping[str, Module], name: Name) -> Name:
    """Return where a name was defined, however many modules handed it on."""
    seen: set[Name] = set()
    while name not in seen and name[0] in modules and name[1] in modules[name[0]].origins:
        seen.add(name)
        name = modules[name[0]].origins[name[1]]
    return name
