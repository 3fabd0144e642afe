"""The folders are the architecture: who may import whom, and how large a file may grow."""

from __future__ import annotations

import ast
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop_app"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

ALLOWED = {
    "model": {"model"},
    "store": {"model", "store", "office"},
    "office": {"model", "store", "office"},
    "exchange": {"model", "store", "office", "exchange"},
    "report": {"model", "store", "office", "report"},
    "sample": {"model", "store", "office", "sample"},
    "cli": {"model", "store", "office", "exchange", "report", "sample", "cli"},
    "ui": {"model", "store", "office", "exchange", "report", "sample", "ui"},
}
"""Which layers a layer may import: model ← store ← office ← {exchange, report, sample} ← {cli, ui}."""

OWNERS = {
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "reportlab": ("report/pdf", "report/paper/pdf"),
    "pikepdf": ("report/pdf", "report/paper/pdf"),
    "pypdfium2": ("report/pdf", "report/paper/pdf", "ui"),
    "python_calamine": ("exchange/spreadsheet", "exchange/sheets"),
    "xlsxwriter": ("exchange/spreadsheet", "exchange/sheets"),
    "csv": ("exchange/spreadsheet", "exchange/sheets"),
    "docx": ("report/docx", "report/paper/docx"),
    "docxtpl": ("report/docx", "report/paper/docx"),
    "jinja2": ("report/docx", "report/paper/docx"),
    "markupsafe": ("report/docx", "report/paper/docx"),
    "sqlcipher3": ("store",),
    "alembic": ("store/migrations",),
    "filelock": ("store", "ledger.py"),
    "cryptography": ("exchange", "store"),
    "pyrage": ("exchange",),
}
"""Which part of the program alone knows a library, as the beginning of its path."""

BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc", "tools"}
LONGEST_FILE = 300


def imports_of(path: Path) -> list[str]:
    """Return the modules a file imports, also those only for types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def inside(path: Path) -> str:
    """Return a module's path inside the package."""
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_a_module_imports_only_the_layers_below_it(path: Path) -> None:
    layer = inside(path).split("/")[0]
    if layer not in ALLOWED:
        return
    reached = {name.split(".")[1] for name in imports_of(path) if name.startswith("desktop_app.")}
    assert reached & ALLOWED.keys() <= ALLOWED[layer]


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_a_library_is_known_only_to_the_part_it_belongs_to(path: Path) -> None:
    for name in imports_of(path):
        owners = OWNERS.get(name.split(".")[0])
        assert owners is None or inside(path).startswith(owners), f"{name} belongs to {owners}"


def test_what_is_beside_the_layers_knows_no_layer_but_the_model_and_the_store() -> None:
    loose = [path for path in MODULES if "/" not in inside(path) and path.name != "__main__.py"]
    reached = {
        name.split(".")[1]
        for name in chain.from_iterable(map(imports_of, loose))
        if name.startswith("desktop_app.") and name.split(".")[1] in ALLOWED
    }
    assert reached <= {"model", "store"}


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_no_file_grows_beyond_what_a_reader_can_hold(path: Path) -> None:
    if "migrations/versions" not in inside(path):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_files_are_named_for_their_subject() -> None:
    assert not [inside(path) for path in MODULES if set(path.stem.split("_")) & BANNED_NAMES]


def test_every_layer_is_there() -> None:
    assert {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(ALLOWED)
