"""Who may show a text so that Qt guesses whether it is markup: the kit alone; everybody else goes through it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import PACKAGE, modules, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WINDOW = [path for path in modules().values() if PACKAGE / "ui" in path.parents]
TIPS = {"setToolTip", "setTabToolTip", "setWhatsThis", "setTabWhatsThis"}
GUESSING = {
    "QLabel": {"kit/plain_text.py"},
    "QMessageBox": {"kit/dialogs.py"},
    "QInputDialog": set(),
    # The help is a page of our own.
    "QTextBrowser": {"guide/help_window.py"},
    # What is copied goes from one document of ours to another; the editor's document is filled with plain text.
    "QTextDocument": {"kit/plain_text.py", "report/pasting.py"},
    "QTextEdit": set(),
    **{name: set() for name in ("QErrorMessage", "QProgressDialog", "QWizard", "QStaticText", "QWhatsThis")},
}
"""Classes of Qt that take a text for markup by themselves, and who may make one."""

MARKUP = {
    "setHtml": {"report/pasting.py"},
    "setMarkdown": {"guide/help_window.py"},
    "insertHtml": set(),
    # A row's reasons in their colours; every word of the sheet is escaped.
    "RichText": {"sheets/row_detail.py"},
    "AutoText": set(),
    "MarkdownText": set(),
}
"""What makes markup of a text, and who may do it."""


def inside(path: Path) -> str:
    """Return a module's path inside the window's layer."""
    return path.relative_to(PACKAGE / "ui").as_posix()


def is_safe(text: ast.expr) -> bool:
    """Tell whether a tip is words of ours, or went through the kit."""
    if isinstance(text, ast.Constant):
        return True
    called = isinstance(text, ast.Call) and isinstance(text.func, ast.Name)
    if not called or not isinstance(text, ast.Call) or not isinstance(text.func, ast.Name):
        return False
    return text.func.id == "tip" or (text.func.id == "_" and isinstance(text.args[0], ast.Constant))


def tips(tree: ast.Module) -> Iterator[tuple[int, ast.expr]]:
    """Yield each tip that a module sets or shows, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in TIPS:
                yield node.lineno, node.args[-1]
            elif node.func.attr == "showText" and getattr(node.func.value, "id", "") == "QToolTip":
                yield node.lineno, node.args[1]


def unsafe_tips(tree: ast.Module) -> list[int]:
    """Return the lines where a tip is a text that may be a record's."""
    return [line for line, text in tips(tree) if not is_safe(text)]


def made(tree: ast.Module) -> set[str]:
    """Return the classes of Qt that a module makes, and the names of Qt that it uses."""
    calls = {getattr(node.func, "id", "") for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return calls | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def derived(tree: ast.Module) -> set[str]:
    """Return the classes of Qt that a module derives from."""
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return {getattr(parent, "id", "") for node in classes for parent in node.bases}


def test_every_tip_is_words_of_ours_or_goes_through_the_kit() -> None:
    assert sum(len(list(tips(tree_of(path)))) for path in WINDOW) > 40
    assert not {inside(path): lines for path in WINDOW if (lines := unsafe_tips(tree_of(path)))}


def test_what_guesses_at_markup_is_made_by_the_kit_alone() -> None:
    may = {**GUESSING, **MARKUP}
    found = {(inside(path), name) for path in WINDOW for name in made(tree_of(path)) & may.keys()}
    assert not {(path, name) for path, name in found if path not in may[name]}


def test_a_label_that_is_more_than_a_label_says_that_it_is_plain() -> None:
    # The editor of a section is filled with plain text, and parses what is pasted.
    other = {("report/section_editor.py", "QTextEdit")}
    found = {(inside(path), name) for path in WINDOW for name in derived(tree_of(path)) & GUESSING.keys()}
    plain = {(inside(path), "QLabel") for path in WINDOW if "PlainText" in made(tree_of(path))}
    assert ("kit/clipped.py", "QLabel") in found
    assert not {(path, name) for path, name in found - other - plain if path != "kit/plain_text.py"}


def test_a_model_that_has_tips_makes_them_in_the_kit() -> None:
    with_tips = [path for path in WINDOW if "ToolTipRole" in made(tree_of(path)) and "kit" not in path.parts]
    assert len(with_tips) > 5
    for path in with_tips:
        calls = {getattr(node.func, "id", "") for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)}
        assert calls & {"tip", "said_in"}, inside(path)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("x.setToolTip('a')", []),
        ("x.setToolTip(_('a'))", []),
        ("x.setToolTip(tip(name))", []),
        ("x.setToolTip(1, tip(name))", []),
        ("x.setToolTip(name)", [1]),
        ("x.setToolTip(_('a {b}').format(b=name))", [1]),
        ("x.setToolTip(f'{name}')", [1]),
        ("x.setToolTip(self.text())", [1]),
        ("QToolTip.showText(place, name, self)", [1]),
        ("x.setTabToolTip(1, name)", [1]),
    ],
)
def test_the_check_knows_a_record_s_text(code: str, lines: list[int]) -> None:
    assert unsafe_tips(ast.parse(code)) == lines
