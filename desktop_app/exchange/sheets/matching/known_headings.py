"""How well a heading is known for a kind, and what it means: our own labels, then those of registers in use."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.exchange.sheets.columns import RECORD_NUMBER
from desktop_app.exchange.sheets.matching.synonyms import meant_by_content, synonyms
from desktop_app.exchange.sheets.matching.targets import targets
from desktop_app.exchange.sheets.reading.folded_heading import folded
from desktop_app.model.record import Record, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

GROUPED = " / "
"""What stands between the group and the heading below it, where a sheet has two heading rows."""

_GROUP = re.compile("(?:情况|信息|环节|事项|过程|办理|栏|内容)+$")
"""How groups of columns are called that say only what they are about."""


class Meaning(NamedTuple):
    """What a heading means: a target, or None for nothing; why, and the register it was seen in."""

    target: str | None
    own: bool = False
    computed: bool = False
    seen: str = ""


def meaning_of(kind: type[Record], heading: str, *, foreign: bool) -> Meaning | None:
    """Return what a heading means, None where nobody knows; in a `foreign` sheet registers' words go before our own."""
    own, known = _own(kind), synonyms(kind)
    for word in readings(heading):
        said = Meaning(known[word].target, seen=known[word].seen) if word in known else None
        found = said or own.get(word) if foreign else own.get(word) or said
        if found:
            return found
    return None


def familiar(kind: type[Record], word: str) -> float:
    """Return how well a folded heading is known for a kind, from 0 to 1: what finds the heading row of a sheet."""
    if word in _own(kind):
        return 1.0
    if meant_by_content(kind, word):
        return 0.9
    if word in synonyms(kind):
        return 0.9 if synonyms(kind)[word].target else 0.5
    group, slash, low = word.partition("或")
    return familiar(kind, _under(group, low)) if slash and low else 0.0


def _under(group: str, low: str) -> str:
    """Return what a heading below a group says in one word: 告知日期 under 补正情况 is 补正告知日期."""
    return f"{_GROUP.sub('', group)}{low}"


def is_foreign(headings: Sequence[str]) -> bool:
    """Tell whether a sheet isn't one of our own: those have a column for the record's number."""
    return folded(RECORD_NUMBER) not in map(folded, headings)


def readings(heading: str) -> Iterator[str]:
    """Yield how a heading may be meant, folded: whole, then the lower and the upper part of a grouped one."""
    group, _joint, low = heading.rpartition(GROUPED)
    words = (group + low, _under(group, low), low, group) if group else (heading,)
    yield from dict.fromkeys(word for word in map(folded, words) if word)


@cache
def _own(kind: type[Record]) -> Mapping[str, Meaning]:
    computed = {
        folded(field.label): Meaning(None, computed=True) for field in fields_of(kind).values() if field.derived
    }
    return computed | {folded(target.heading): Meaning(name, own=True) for name, target in targets(kind).items()}
