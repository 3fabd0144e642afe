"""The seventy official documents of the year with their numbers (文号), the normative ones marked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from desktop_app.sample.content import day, read
from desktop_app.sample.draw import chance, spread, workdays_later
from desktop_app.sample.planned_release import PlannedRelease, carried

if TYPE_CHECKING:
    import datetime as dt
    import random

LATEST = 12
"""Working days between signing and release at the most; the 《条例》 allows twenty (2007, article 18)."""


class DocumentContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One document: who drafted it, in which series it is numbered, and whether it is normative."""

    unit: str
    series: str
    title: str
    keywords: str
    normative: bool = False


class DocumentsContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The documents in the order of their signing, and how their numbers are written."""

    numbers: dict[str, str]
    normative_category: str
    other_category: str
    first: str
    last: str
    normative_summary: str
    also: dict[str, int]
    items: list[DocumentContent]


class _Numbering:
    """The numbers of each series rise with gaps, since not every document is made public."""

    def __init__(self, patterns: dict[str, str], luck: random.Random) -> None:
        self._patterns = patterns
        self._last: Counter[str] = Counter()
        self._luck = luck

    def next(self, series: str) -> str:
        """Return the next number of a series as it is printed."""
        self._last[series] += self._luck.randint(1, 3)
        return self._patterns[series].format(n=self._last[series])


def plan_documents() -> list[PlannedRelease]:
    """Return the documents as releases, each made public within twenty working days of its signing."""
    content = read("documents", DocumentsContent)
    luck = chance("documents")
    numbering = _Numbering(content.numbers, luck)
    signed = spread(day(content.first), day(content.last), len(content.items), luck)
    releases = [
        _release(content, item, made_on, numbering.next(item.series), luck)
        for item, made_on in zip(content.items, signed, strict=True)
    ]
    return carried(releases, content.also, luck)


def _release(
    content: DocumentsContent, item: DocumentContent, made_on: dt.date, number: str, luck: random.Random
) -> PlannedRelease:
    return PlannedRelease(
        title=item.title,
        unit=item.unit,
        category=content.normative_category if item.normative else content.other_category,
        released_on=workdays_later(made_on, luck.randint(1, LATEST)),
        made_on=made_on,
        document_number=number,
        document_kind="normative" if item.normative else "other_document",
        keywords=item.keywords,
        summary=content.normative_summary.format(keywords=item.keywords) if item.normative else "",
        pages=luck.randint(2, 14),
    )
