"""The gate against names for tests alone sees what it is there for."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.uses import unused

SEEN = "def name():\n    pass\n"


@pytest.mark.parametrize(
    "other",
    [
        "from a import name\nname()",
        "from a import name as other\nvalue: other = 1",
        "from b import a\na.name()",
        "from b.handed import name\nname()",
        "def late():\n    from a import name\n    return name",
    ],
)
def test_a_name_is_used_wherever_a_module_reads_it(other: str) -> None:
    sources = {"a": SEEN, "b.handed": "from a import name", "b.other": other}
    if "from b import a" in other:
        sources = {"b.a": SEEN, "b.other": other}
    assert not {name for module, name in unused(trees(sources)) if name == "name"}


def test_a_name_used_further_down_its_own_module_is_used() -> None:
    assert unused(trees({"a": "LIMIT = 3\ndef _twice():\n    return LIMIT * 2"})) == set()


@pytest.mark.parametrize(
    "source",
    [
        "def name():\n    return name()",  # only itself
        "name = 1",
        "name: int = 1",
        "class name:\n    def make(self) -> name: ...",
    ],
)
def test_a_name_that_nobody_reads_is_found(source: str) -> None:
    others = {"b": "from a import name", "c": "def name(): pass\nname()", "d": "x = {}\nx.name"}
    assert ("a", "name") in unused(trees({"a": source, **others}))


def trees(sources: dict[str, str]) -> dict[str, ast.Module]:
    """Return the trees of modules written down here."""
    return {name: ast.parse(source) for name, source in sources.items()}
