"""Days and numbers for people are written by two modules; everywhere else a hand-made form needs its reason here."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.test_architecture import MODULES, inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WRITERS = {"i18n.py", "written_days.py", "written_numbers.py"}

MACHINES = {
    "cli/care.py": "columns of a table for a terminal",
    "cli/due.py": "JSON that other programs read",
    "cli/exchange_words.py": "JSON that other programs read",
    "exchange/bundles/handing_over.py": "the value of a setting",
    "exchange/bundles/sending.py": "the stamp in the name of a file",
    "exchange/sheets/writing/blank_form.py": "the format of an empty form's days",
    "exchange/sheets/writing/csv_file.py": "a cell of a CSV file",
    "exchange/sheets/writing/workbook.py": "the format of a sheet's real dates",
    "model/holidays/retold.py": "patterns of how others write the days of a notice, to read them",
    "model/law/calendar_lines.py": "lines that are typed and read again",
    "model/log_value.py": "values in the log",
    "model/text.py": "what is typed into a form",
    "office/catalogue/official_entries.py": "what the name of a write stream is made from",
    "office/opening.py": "the value of a setting",
    "report/paper/html/charts.py": "coordinates of a drawing",
    "report/paper/html/page.py": "the machine's half of a <time>",
    "report/paper/html/tables.py": "widths of columns",
    "report/paper/pdf/archive.py": "the metadata of a PDF",
    "report/paper/pdf/painting.py": "coordinates of a drawing",
    "store/file/backup.py": "the stamp in the name of a file",
    "ui/rules/rules_page.py": "the name under which a document is printed or kept",
    "ui/exchange/page.py": "the name under which a document is printed or kept",
    "ui/exchange/unit_person_dialog.py": "what is typed into a form",
    "ui/handover/person_tab.py": "the name under which a document is kept, and what is typed into a form",
    "ui/forms/form_to_draft.py": "a draft kept in the file",
    "ui/forms/small_form_draft.py": "a draft kept in the file",
    "ui/forms/inputs/day.py": "what is typed into a form",
    "ui/report/workbench.py": "a draft kept in the file",
    "ui/report_state/stepping.py": "what is typed into a form",
    "ui/today/page.py": "the name under which a document is printed or kept",
    "ui/window/backing_up.py": "the stamp in the name of a file",
    "ui/window/language.py": "the language of Qt's own widgets",
}
"""The modules that write a day or a number for a machine, each with what it is."""

SPEC = re.compile(r",|%|\.\d+f")
PATTERN = re.compile(
    r"\{\w*:[^{}]*(?:,|%|\.\d+f)[^{}]*\}|\{year\}\s*年\s*\{month\}|\byyyy\b|周[一二三四五六]|星期[一二三四五六]"
)


def hand_made(tree: ast.AST) -> Iterator[str]:
    """Yield every place where a module itself makes the form of a day or a number."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"strftime", "isoformat", "ctime"}:
            if ast.unparse(node) != "func.strftime":  # SQLite's function, in a query
                yield ast.unparse(node)
        elif isinstance(node, ast.FormattedValue) and node.format_spec and SPEC.search(ast.unparse(node.format_spec)):
            yield ast.unparse(node.format_spec)
        elif isinstance(node, ast.JoinedStr) and {"month", "day"} <= parts_of(node):
            yield ast.unparse(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and PATTERN.search(node.value):
            yield node.value
        elif isinstance(node, ast.Name) and node.id == "QLocale":
            yield node.id


def parts_of(text: ast.JoinedStr) -> set[str]:
    """Return the attributes that an f-string writes out."""
    values = [part.value for part in text.values if isinstance(part, ast.FormattedValue)]
    return {value.attr for value in values if isinstance(value, ast.Attribute)}


def parsed(path: Path) -> ast.AST:
    """Return a module's tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_days_and_numbers_for_people_are_written_in_one_place(path: Path) -> None:
    if inside(path) not in WRITERS and "migrations/versions" not in inside(path):
        found = list(hand_made(parsed(path)))
        assert not found or inside(path) in MACHINES, "use written_days or written_numbers, or say why not in MACHINES"


@pytest.mark.parametrize("name", sorted(MACHINES))
def test_what_is_made_for_a_machine_is_still_made_there(name: str) -> None:
    path = next(path for path in MODULES if inside(path) == name)
    assert list(hand_made(parsed(path)))


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_babel_is_known_only_to_those_who_write(path: Path) -> None:
    nodes = list(ast.walk(parsed(path)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    assert inside(path) in WRITERS or not any(name.split(".")[0] == "babel" for name in names)


@pytest.mark.parametrize(
    "code",
    [
        "day.strftime('%Y')",
        "day.isoformat()",
        "f'{count:,}'",
        "f'{share:.1f}%'",
        "f'{at:%H:%M}'",
        "'{day:%Y-%m-%d}'",
        "f'{day.month}-{day.day}'",
        "'{year} 年 {month} 月'",
        "('周一', '周二')",
        "QLocale().toString(count)",
    ],
)
def test_a_hand_made_form_is_found(code: str) -> None:
    assert list(hand_made(ast.parse(code)))


@pytest.mark.parametrize("code", ["func.strftime('%m', day)", "f'{number:04}'", "'{year} 年度'", "day_text(day)"])
def test_what_is_no_such_form_is_left_alone(code: str) -> None:
    assert not list(hand_made(ast.parse(code)))
