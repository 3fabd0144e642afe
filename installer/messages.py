"""The texts of the screen for translators: collects every Chinese text of the program and keeps the catalogues.

`python installer/messages.py update` brings the catalogues up to what the code says; `… compile` makes what the
program loads. A test fails while a text lacks its English.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
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
_HEADER = """# English for 公开台账 (OGI Ledger).
# This file is distributed under the same license as the program.
# A word that depends on a number is written {count:record|records}.
"""


class _PlainCatalog(Catalog):
    """A catalogue whose header never changes: dates and versions of tools in it would hide what really changed."""

    def __iter__(self) -> Iterator[Message]:
        header = f"Language: {self.locale}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        yield Message("", header)
        yield from (message for message in super().__iter__() if message.id)


def messages_of(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and text of every message of a module.

    These are the Chinese literals that aren't docstrings or patterns to read what people type, and whatever else is
    given to `_`: a language may order or point it differently.
    """
    tree = ast.parse(source)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    spoken = set()
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            name = ast.unparse(call.func)
            spoken |= {id(argument) for argument in call.args if name == "_"}
            patterns = call.args[:1] if name.startswith("re.") else []
            silent |= {id(part) for pattern in patterns for part in ast.walk(pattern)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in silent:
            continue
        if id(node) in spoken or _CHINESE.search(node.value):
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


def updated(language: str) -> Catalog:
    """Return a language's catalogue brought up to the code: new texts come in empty, texts no longer used go."""
    catalog = read(language) if po_path(language).exists() else Catalog(locale=language, domain=DOMAIN)
    catalog.update(collect(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """Return the bytes of the translators' file for a catalogue."""
    buffer = BytesIO()
    write_po(buffer, _plain(catalog), width=120, sort_by_file=True, include_lineno=False)
    return buffer.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Return the bytes the program loads for a catalogue."""
    buffer = BytesIO()
    write_mo(buffer, _plain(catalog))
    return buffer.getvalue()


def _plain(catalog: Catalog) -> Catalog:
    plain = _PlainCatalog(locale=catalog.locale, domain=DOMAIN, header_comment=_HEADER.rstrip(), fuzzy=False)
    for message in catalog:
        if message.id:
            plain[message.id] = message
    return plain


def replace(path: Path, content: bytes) -> None:
    """Write a file whole, so that a program that starts meanwhile finds the old one or the new one."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def main(arguments: list[str]) -> int:
    """Run one command; returns its exit code."""
    if arguments not in (["update"], ["compile"]):
        print(__doc__)
        return 2
    for language in LANGUAGES:
        if arguments == ["update"]:
            catalog = updated(language)
            po_path(language).parent.mkdir(parents=True, exist_ok=True)
            po_path(language).write_bytes(written(catalog))
            missing = [message.id for message in catalog if message.id and not message.string]
            print(f"{language}: {len(missing)} texts without translation")
        else:
            replace(po_path(language).with_suffix(".mo"), compiled(read(language)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
