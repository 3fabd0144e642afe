"""The texts of the screen for translators: collects every Chinese text of the program and keeps the catalogues.

`python installer/messages.py update` brings the catalogues up to what the code says; `… compile` makes what the
program loads. A test fails while a text lacks its English.
"""

from __future__ import annotations

import ast
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "desktop_app"
LOCALE = ROOT / "resources" / "locale"
DOMAIN = "ogi-ledger"
LANGUAGES = ("en",)
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def messages_of(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every Chinese literal of a module that isn't a docstring."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
            continue
        if _CHINESE.search(node.value):
            yield node.lineno, node.value


def collect() -> Catalog:
    """Return a catalogue of every text of the program, with the files it stands in."""
    catalog = Catalog(project="公开台账 (OGI Ledger)", domain=DOMAIN)
    for path in sorted(CODE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for _line, message in messages_of(path.read_text(encoding="utf-8")):
            # Without line numbers: they would change with every edit and hide what really changed.
            catalog.add(message, locations=[(name, 0)])
    return catalog


def po_path(language: str) -> Path:
    """Return the translators' file of a language."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language as the translators left it."""
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def update(language: str) -> Catalog:
    """Bring a language's catalogue up to the code: new texts come in empty, texts no longer used go."""
    catalog = read(language) if po_path(language).exists() else Catalog(locale=language, domain=DOMAIN)
    catalog.update(collect(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    po_path(language).parent.mkdir(parents=True, exist_ok=True)
    with po_path(language).open("wb") as file:
        write_po(file, catalog, width=120, sort_by_file=True, include_lineno=False, omit_header=False)
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return the bytes the program loads for a catalogue."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit code."""
    if arguments not in (["update"], ["compile"]):
        print(__doc__)
        return 2
    for language in LANGUAGES:
        if arguments == ["update"]:
            missing = [message.id for message in update(language) if message.id and not message.string]
            print(f"{language}: {len(missing)} texts without translation")
        else:
            po_path(language).with_suffix(".mo").write_bytes(compiled(read(language)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
