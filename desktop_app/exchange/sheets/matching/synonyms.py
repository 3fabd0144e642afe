"""The headings that registers in use have for our fields, as the file `resources/sheets/headings.json` lists them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop_app.exchange.sheets.matching.targets import targets
from desktop_app.exchange.sheets.reading.folded_heading import folded
from desktop_app.model.kinds import KINDS
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.model.record import Record

Words = dict[str, str]
"""Each word with the register it was seen in."""


class HeadingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file: the registers, what their headings mean by kind and target, and what is never read in."""

    registers: dict[str, str]
    kinds: dict[str, dict[str, Words]]
    instead: dict[str, dict[str, str]]
    """By kind: what a column means whose target another column has already, as 申请时间 beside 收到日期."""
    left_out: Words
    """Headings that tell nothing about a record, in sheets of any kind: 序号."""


class Synonym(NamedTuple):
    """What a known heading means (None: nothing) and the register it was seen in."""

    target: str | None
    seen: str


@cache
def synonyms(kind: type[Record]) -> Mapping[str, Synonym]:
    """Return what the headings of registers mean for a kind, folded; those that mean nothing have no target."""
    file = _file()
    found = {folded(word): Synonym(None, file.registers[register]) for word, register in file.left_out.items()}
    for target, words in file.kinds.get(kind.kind, {}).items():
        found |= {folded(word): Synonym(target, file.registers[register]) for word, register in words.items()}
    return found


def instead_of(kind: type[Record], target: str) -> str | None:
    """Return what a column means whose target is taken by another column; None where nobody can say."""
    return _file().instead.get(kind.kind, {}).get(target)


@cache
def _file() -> HeadingFile:
    file = msgspec.json.decode(resource("sheets", "headings.json").read_bytes(), type=HeadingFile)
    if mistakes := list(_mistakes(file)):
        raise ValueError("; ".join(mistakes))
    return file


def _mistakes(file: HeadingFile) -> Iterator[str]:
    """Name everything in the file that can't be meant so."""
    for kind, meant in file.kinds.items():
        if kind not in KINDS:
            yield f"{kind}: no such kind"
            continue
        yield from (f"{kind}.{target}: no such target" for target in meant.keys() - targets(KINDS[kind]).keys())
        others = file.instead.get(kind, {}).items()
        named_twice = {name for pair in others for name in pair} - targets(KINDS[kind]).keys()
        yield from (f"{kind}.{target}: no such target" for target in named_twice)
        times = Counter(folded(word) for words in (*meant.values(), file.left_out) for word in words)
        yield from (f"{kind}: {word} stands there twice" for word, count in times.items() if count > 1)
    named = {register for meant in file.kinds.values() for words in meant.values() for register in words.values()}
    yield from (f"{register}: no such register" for register in (named | {*file.left_out.values()}) - {*file.registers})
