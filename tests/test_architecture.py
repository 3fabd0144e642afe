"""The folders are the architecture: who may import whom, and how large a file may grow."""

from __future__ import annotations

import ast
from itertools import chain
from typing import TYPE_CHECKING

from tests.architecture.circles import circles, imported
from tests.architecture.sources import PACKAGE, modules, tree_of
from tests.architecture.uses import unused

if TYPE_CHECKING:
    from pathlib import Path

MODULES = list(modules().values())

_FOR_LATER = {"inspection", "filling", "city"}
"""Places kept free: what is found in foreign files, other people's forms, many bureaus at once."""

_BELOW_PEOPLE = {"model", "store", "office", "exchange", "report", "sample", *_FOR_LATER}

ALLOWED = {
    "model": {"model"},
    "store": {"model", "store"},
    "office": {"model", "store", "office"},
    "exchange": {"model", "store", "office", "exchange"},
    "report": {"model", "store", "office", "report"},
    "sample": {"model", "store", "office", "sample"},
    "cli": {*_BELOW_PEOPLE, "cli"},
    "ui": {*_BELOW_PEOPLE, "ui"},
} | {layer: {*_BELOW_PEOPLE - _FOR_LATER, layer} for layer in _FOR_LATER}
"""Which layers a layer may import: model ← store ← office ← {exchange, report, sample} ← kept free ← {cli, ui}."""

ROOMS = {
    "store": {
        "log": {"log"},
        "migrations": {"log", "migrations"},
        "trust": {"log", "trust"},
        "file": {"log", "trust", "migrations", "file"},
        "merge": {"log", "trust", "merge"},
        "witness": {"log", "witness"},
        "proof": {"log", "trust", "migrations", "file", "merge", "witness", "proof"},
    },
    "office": {
        "catalogue": {"catalogue"},
        "rules": {"rules"},
        "records": {"rules", "records"},
        "cases": {"rules", "records", "cases"},
        "months": {"rules", "records", "cases", "months"},
        "years": {"rules", "records", "cases", "months", "years"},
    },
    "exchange": {"bundles": {"bundles"}, "sheets": {"sheets"}},
    "report": {
        "paper": {"paper"},
        "rulefiles": {"rulefiles"},
        "annex": {"paper", "rulefiles", "annex"},
        "letters": {"paper", "rulefiles", "letters"},
        "lists": {"paper", "annex", "lists"},
        "narrative": {"paper", "rulefiles", "annex", "narrative"},
        "checks": {"rulefiles", "annex", "letters", "narrative", "checks"},
        "yearly": {"paper", "annex", "narrative", "checks", "yearly"},
    },
    "ui": {
        "kit": {"kit"},
        "context": {"kit", "context"},
        "forms": {"kit", "context", "forms"},
        # What several pages are made of.
        "approval": {"kit", "context", "approval"},
        "attachments": {"kit", "context", "attachments"},
        "charts": {"kit", "context", "charts"},
        "findings": {"kit", "context", "findings"},
        "sheets": {"kit", "context", "sheets"},
        "annex_sheet": {"kit", "context", "findings", "annex_sheet"},
        "paper": {"kit", "context", "annex_sheet", "paper"},
        "report_state": {"kit", "context", "report_state"},
        "returned": {"kit", "context", "forms", "returned"},
        "records": {"kit", "context", "forms", "paper", "returned", "sheets", "records"},
        # The pages; they don't know each other.
        "annex": {"kit", "context", "findings", "annex_sheet", "paper", "report_state", "annex"},
        "case": {"kit", "context", "forms", "approval", "attachments", "paper", "returned", "records", "case"},
        "corrections": {"kit", "context", "paper", "corrections"},
        "exchange": {"kit", "context", "forms", "paper", "password", "returned", "exchange"},
        "formats": {"kit", "context", "annex_sheet", "formats"},
        "release": {"kit", "context", "forms", "approval", "attachments", "release"},
        "report": {"kit", "context", "forms", "charts", "findings", "paper", "report_state", "report"},
        "rules": {"kit", "context", "forms", "paper", "rules"},
        "today": {"kit", "context", "forms", "paper", "today"},
        "year_turn": {"kit", "context", "year_turn"},
        "guide": {"kit", "context", "guide"},
        "seeking": {"kit", "context", "paper", "seeking"},
        "proof": {"kit", "context", "proof"},
        "backups": {"kit", "context", "backups"},
        "handover": {"kit", "context", "paper", "password", "handover"},
        "password": {"kit", "context", "password"},
        "recycle_bin": {"kit", "context", "forms", "recycle_bin"},
        "preferences": {"kit", "context", "backups", "preferences"},
        # But a ledger opens the page of an application, and the second side of a release, in its own place.
        "ledgers": {"kit", "context", "forms", "attachments", "charts", "records", "case", "release", "ledgers"},
        "window": {
            *("kit", "context", "paper", "sheets", "records", "window"),
            *("annex", "exchange", "formats", "ledgers", "proof", "report", "rules", "today", "year_turn"),
            *("backups", "corrections", "guide", "handover", "password", "preferences", "recycle_bin", "seeking"),
        },
    },
}
"""Which rooms of its layer a room may import; what lies before the rooms' doors may import them all, they never it."""

OWNERS = {
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "reportlab": ("report/paper/pdf",),
    "pikepdf": ("report/paper/pdf",),
    "pypdfium2": ("report/paper/pdf", "ui"),
    "python_calamine": ("exchange/sheets",),
    "xlsxwriter": ("exchange/sheets",),
    "csv": ("exchange/sheets",),
    "docx": ("report/paper/docx",),
    "docxtpl": ("report/paper/docx",),
    "jinja2": ("report/paper/docx",),
    "markupsafe": ("report/paper/docx",),
    "sqlcipher3": ("store",),
    "alembic": ("store/migrations",),
    "filelock": ("store", "ledger.py"),
    "cryptography": ("exchange", "store"),
    "pyrage": ("exchange", "store/file"),
    "pypinyin": ("model/pinyin.py",),
    "zxcvbn": ("passwords.py",),
}
"""Which part of the program alone knows a library, as the beginning of its path."""

ASKING = ("cli/", "ui/")
"""The parts that talk with people: what they show they ask other parts for."""

BANNED_NAMES = {
    *("utils", "util", "helpers", "helper", "manager", "base", "common", "misc", "tools"),
    *("desk", "shelf", "held", "touches", "issued", "interval", "following", "replacing"),
}
"""Words that don't tell what a module holds; the second line stood in names here once, and readers couldn't guess."""

LONGEST_FILE = 300
LARGEST_FOLDER = 40


def imports_of(path: Path) -> list[str]:
    """Return the modules a file imports, also those only for types."""
    tree = tree_of(path)
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def inside(path: Path) -> str:
    """Return a module's path inside the package."""
    return path.relative_to(PACKAGE).as_posix()


def too_high(path: Path) -> set[str]:
    """Return the layers that a module imports though they don't lie below it."""
    reached = {name.split(".")[1] for name in imports_of(path) if name.startswith("desktop_app.")}
    return (reached & ALLOWED.keys()) - ALLOWED.get(inside(path).split("/")[0], ALLOWED.keys())


def foreign(path: Path) -> set[str]:
    """Return the libraries that a module imports though they belong to another part of the program."""
    libraries = {name.split(".")[0] for name in imports_of(path)}
    return {name for name in libraries if not inside(path).startswith(OWNERS.get(name, ("",)))}


def other_rooms(path: Path) -> set[str]:
    """Return the rooms of its own layer that a module imports though they don't lie before its own."""
    layer, *rest = inside(path).split("/")
    if layer not in ROOMS or len(rest) == 1:
        return set()
    own = f"desktop_app.{layer}."
    reached = {name.removeprefix(own).split(".")[0] for name in imports_of(path) if name.startswith(own)}
    return reached - ROOMS[layer].get(rest[0], set())


def signs_of_querying(path: Path) -> set[str]:
    """Return what tells that a module reads the database itself: imports, also for types, and sessions by any way."""
    nodes = list(ast.walk(tree_of(path)))
    taken = {node.name for node in nodes if isinstance(node, ast.alias)} & {"reading", "Session"}
    named = {getattr(node, place, "") for node in nodes for place in ("id", "attr", "arg")} & {"session"}
    return {name for name in imports_of(path) if name.split(".")[0] == "sqlalchemy"} | taken | named


def test_a_module_imports_only_the_layers_below_it() -> None:
    assert not {inside(path): layers for path in MODULES if (layers := too_high(path))}


def test_a_module_imports_only_the_rooms_before_its_own() -> None:
    assert not {inside(path): rooms for path in MODULES if (rooms := other_rooms(path))}


def test_the_kit_of_the_window_knows_no_record_and_no_ledger() -> None:
    kit = [path for path in MODULES if inside(path).startswith("ui/kit/")]
    reached = {name for name in chain.from_iterable(map(imports_of, kit)) if name.startswith("desktop_app.")}
    plain = {"desktop_app.errors", "desktop_app.i18n", "desktop_app.paths"}
    assert not {name for name in reached - plain if not name.startswith("desktop_app.ui.kit")}


def test_every_room_of_a_layer_has_its_rule_and_no_two_need_each_other() -> None:
    for layer, rooms in ROOMS.items():
        assert {path.name for path in (PACKAGE / layer).iterdir() if any(path.glob("*.py"))} == set(rooms)
        assert not [(one, other) for one in rooms for other in rooms[one] - {one} if one in rooms[other]]


def test_a_library_is_known_only_to_the_part_it_belongs_to() -> None:
    assert not {inside(path): libraries for path in MODULES if (libraries := foreign(path))}


def test_screens_and_commands_ask_and_never_query() -> None:
    """Queries belong to office and report; who asks there with `read` never holds a session, of whatever type."""
    asking = [path for path in MODULES if inside(path).startswith(ASKING)]
    assert not {inside(path): signs for path in asking if (signs := signs_of_querying(path))}


def test_what_is_beside_the_layers_knows_no_layer_but_the_model_and_the_store() -> None:
    loose = [path for path in MODULES if "/" not in inside(path) and path.name != "__main__.py"]
    reached = {
        name.split(".")[1]
        for name in chain.from_iterable(map(imports_of, loose))
        if name.startswith("desktop_app.") and name.split(".")[1] in ALLOWED
    }
    assert reached <= {"model", "store"}


def test_no_file_grows_beyond_what_a_reader_can_hold() -> None:
    written_by_hand = [path for path in MODULES if "migrations/versions" not in inside(path)]
    lengths = {inside(path): len(path.read_text(encoding="utf-8").splitlines()) for path in written_by_hand}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


def test_files_are_named_for_their_subject() -> None:
    assert not [inside(path) for path in MODULES if set(path.stem.split("_")) & BANNED_NAMES]


def test_every_layer_is_there() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if any(path.glob("*.py"))}
    assert folders - _FOR_LATER == ALLOWED.keys() - _FOR_LATER


def test_no_module_is_imported_by_what_it_imports() -> None:
    graph = {name: imported(tree_of(path), modules()) for name, path in modules().items()}
    assert not (found := circles(graph)), "\n".join(" → ".join(way) for way in found)


def test_no_folder_is_too_large_to_look_through() -> None:
    folders = {path.parent for path in MODULES}
    sizes = {inside(folder): len(list(folder.glob("*.py"))) for folder in folders}
    assert not {name: size for name, size in sizes.items() if size > LARGEST_FOLDER}


def test_nothing_is_there_for_tests_alone() -> None:
    found = unused({name: tree_of(path) for name, path in modules().items()})
    # Alembic asks each migration for its names.
    ours = {(module, name) for module, name in found if ".migrations.versions." not in module}
    assert not {f"{module}: {name}" for module, name in ours}
