"""Words that stand for a code though they aren't its label: official row names of the annexes, words of registers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.codes import official_lists
from desktop_app.model.kinds import KINDS
from desktop_app.model.natural_id import plain
from desktop_app.model.record import typed_fields
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NUMBERING = re.compile(
    r"""^( 其中:? | [一二三四五六七八九十]*\([一二三四五六七八九十\d]+\) | [一二三四五六七八九十\d]+[.、] )+""",
    re.VERBOSE,
)
"""What stands before a row's name on a printed annex: 三（三）5. or 其中：1."""

_QUOTES = re.compile("[“”‘’\"'《》〈〉「」]")


YES_NO = "yes_no"
YES, NO = "yes", "no"
"""The list of words for yes and no, and its two codes."""


class WordFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `resources/sheets/words.json`: by code list, or by kind and field where only that field has them."""

    lists: dict[str, dict[str, list[str]]]
    fields: dict[str, dict[str, list[str]]]


@cache
def known_words(kind: str, field: str, code_list: str) -> Mapping[str, str]:
    """Return what words stand for in a field, plain: those of the annexes, its code list's, and before all its own."""
    file = _file()
    meant = dict(_annex_words().get((kind, field), {}))
    for words in (file.lists.get(code_list, {}), file.fields.get(f"{kind}.{field}", {})):
        meant |= {plain_word(word): code for code, several in words.items() for word in several}
    return meant


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


def plain_word(word: str) -> str:
    """Return a word as it is compared: without blanks, quotation marks and the number of a printed form's row."""
    text = _QUOTES.sub("", plain(word)).rstrip("*")
    return _NUMBERING.sub("", text).removesuffix("数") or text


@cache
def _annex_words() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Return the names of the rows and columns of all annex formats that count one code of a field.

    A name by which two formats mean different codes tells nothing.
    """
    found: defaultdict[tuple[str, str], defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in sorted(resource("annex").glob("*.json")):
        for kind, label, field, code in _named(msgspec.json.decode(path.read_bytes())["tables"], ""):
            found[kind, field][plain_word(label)].add(code)
    return {
        place: {word: next(iter(codes)) for word, codes in words.items() if len(codes) == 1}
        for place, words in found.items()
    }


def _named(part: object, kind: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, label, field and code of everything below a part of a format that says “field equals code”."""
    if isinstance(part, list):
        for each in part:
            yield from _named(each, kind)
    if isinstance(part, dict):
        kind = part["count"] if isinstance(part.get("count"), str) else kind
        for each in part["where"] if "label" in part and isinstance(part.get("where"), list) else ():
            if isinstance(each.get("equals"), str):
                yield kind, part["label"], each["field"], each["equals"]
        for each in part.values():
            yield from _named(each, kind)
