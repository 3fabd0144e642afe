"""The modules of the program and their syntax trees, each parsed once a run."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "desktop_app"


def module_name(path: Path, root: Path = ROOT) -> str:
    """Return the name by which a source file is imported; a package is its `__init__.py`."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def modules() -> dict[str, Path]:
    """Return every module of the program with its file."""
    return {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
