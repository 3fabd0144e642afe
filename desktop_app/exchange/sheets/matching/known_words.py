"""What words of a sheet stand for in one field, where that isn't the same wherever its code list is used."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.codes import official_lists
from desktop_app.model.kinds import KINDS
from desktop_app.model.official_words import WordFile, official_words, plain_word
from desktop_app.model.record import typed_fields
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

YES_NO = "yes_no"
YES, NO = "yes", "no"
"""The list of words for yes and no, and its two codes."""


@cache
def known_words(kind: str, field: str, code_list: str) -> Mapping[str, str]:
    """Return what words stand for in a field, plain: those of its code list, and before all its own."""
    own = _file().fields.get(f"{kind}.{field}", {})
    return dict(official_words(code_list)) | {
        plain_word(word): code for code, several in own.items() for word in several
    }


@cache
def _file() -> WordFile:
    return read_words(resource("sheets", "words.json").read_bytes())


def read_words(data: bytes) -> WordFile:
    """Read a word file; raises `ValueError` naming every word that can't be meant so."""
    file = msgspec.json.decode(data, type=WordFile)
    if mistakes := list(_mistakes(file)):
        raise ValueError("; ".join(mistakes))
    return file


def _mistakes(file: WordFile) -> Iterator[str]:
    """Name every word that can't be meant so."""
    fields = {f"{kind.kind}.{name}": field for kind in KINDS.values() for name, field in typed_fields(kind).items()}
    lists = {name: set(codes) for name, codes in official_lists().by_name.items()} | {YES_NO: {YES, NO}}
    for name, words in (*file.lists.items(), *file.fields.items()):
        field = fields.get(name)
        known = lists.get((field.codes or YES_NO) if field else name)
        yield from [f"{name}: no such list or field"] if known is None else []
        yield from (f"{name}: {code} isn't one of its codes" for code in words if known and code not in known)
        times = Counter(plain_word(word) for several in words.values() for word in several)
        yield from (f"{name}: {word} stands there twice" for word, count in times.items() if count > 1)
    for name, rows in file.several.items():
        strange = {code for codes in rows.values() for code in codes} - lists.get(name, set())
        yield from (f"{name}: {code} isn't one of its codes" for code in sorted(strange))
