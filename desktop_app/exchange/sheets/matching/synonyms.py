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
    from collections.abc import Collection, Iterator, Mapping

    from desktop_app.model.record import Record

Words = dict[str, str]
"""Each word with the register it was seen in."""


class Ambiguous(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a heading may mean, the likeliest first, and the register it was seen in."""

    means: list[str]
    seen: str


class HeadingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file: the registers, what their headings mean by kind and target, and what is never read in."""

    registers: dict[str, str]
    kinds: dict[str, dict[str, Words]]
    instead: dict[str, dict[str, str]]
    """By kind: what a column means whose target another column has already, as 申请时间 beside 收到日期."""
    by_content: dict[str, dict[str, Ambiguous]]
    """By kind: headings that mean now this and now that, as 类型; what stands below them tells."""
    constants: dict[str, dict[str, str]]
    """By kind: what holds for all rows where a register doesn't say it, since it is a register of just that."""
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


def meant_by_content(kind: type[Record], heading: str) -> list[str]:
    """Return what a folded heading may mean, for what stands below it to decide; empty where it is clear by itself."""
    found = _file().by_content.get(kind.kind, {})
    return next((about.means for word, about in found.items() if folded(word) == heading), [])


def usual_constants(kind: type[Record]) -> Mapping[str, str]:
    """Return what holds for all rows of a kind's register where it has no column for it."""
    return _file().constants.get(kind.kind, {})


def instead_of(kind: type[Record], target: str) -> str | None:
    """Return what a column means whose target is taken by another column; None where nobody can say."""
    return _file().instead.get(kind.kind, {}).get(target)


@cache
def _file() -> HeadingFile:
    return read_headings(resource("sheets", "headings.json").read_bytes())


def read_headings(data: bytes) -> HeadingFile:
    """Read a heading file; raises `ValueError` naming everything in it that can't be meant so."""
    file = msgspec.json.decode(data, type=HeadingFile)
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
        others: list[Collection[str]] = [about.means for about in file.by_content.get(kind, {}).values()]
        others += [*file.instead.get(kind, {}).items(), file.constants.get(kind, {})]
        strange = {name for names in others for name in names} - {*targets(KINDS[kind])}
        yield from (f"{kind}.{target}: no such target" for target in strange)
        several: list[Collection[str]] = [*meant.values(), file.left_out, file.by_content.get(kind, {})]
        # Spellings that fold alike and mean the same do no harm.
        times = Counter(word for words in several for word in {folded(word) for word in words})
        yield from (f"{kind}: {word} means two things" for word, count in times.items() if count > 1)
    named = {register for meant in file.kinds.values() for words in meant.values() for register in words.values()}
    named |= {about.seen for words in file.by_content.values() for about in words.values()}
    yield from (f"{register}: no such register" for register in (named | {*file.left_out.values()}) - {*file.registers})
