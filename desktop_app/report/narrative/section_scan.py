"""Scanning a section for what careless copying leaves behind: other years, other places, numbers from nowhere.

Pure functions of the text as printed; live figures in it (`live`, as spans of characters) are never suspected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.finding import Finding, Passage
from desktop_app.report.narrative.claims.claims import claims_in
from desktop_app.report.narrative.scan_rules import cities, scan_rules
from desktop_app.report.narrative.similarity import similarity
from desktop_app.report.narrative.written_number import WrittenNumber, numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.report.annex.cell import Number
    from desktop_app.report.annex.formats.file_shape import Level
    from desktop_app.report.narrative.claims.claim import Table

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
_QUOTED = re.compile(r"《[^》]*》|〔[^〕]*〕|“[^”]*”")
_NEAR = 4
"""How many characters before a number tell what it counts."""


@dataclass(frozen=True, slots=True)
class Known:
    """A live figure that may be meant: what it is called, its value and its unit."""

    label: str
    value: Number
    unit: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """A section to scan: its code, its heading, its text as printed and the spans of its live figures."""

    code: str
    heading: str
    text: str
    live: tuple[tuple[int, int], ...] = ()
    last: str = ""
    """The same section of last year's report, as printed."""

    def typed(self, start: int, end: int) -> bool:
        """Tell whether somebody typed these characters."""
        return not any(first < end and start < last for first, last in self.live)

    def finding(self, name: str, level: Level, text: str, start: int = 0, end: int = 0) -> Finding:
        """Return a finding at a place of the section."""
        subject = f"{self.code}.{self.text[start:end]}.{self.text[:start].count(self.text[start:end])}"
        passage = Passage(self.code, start, end - start)
        return Finding(name, level, text, subject=subject if end else self.code, passages=(passage,))


def scan(
    section: Scanned, year: int, own: str = "", known: Iterable[Known] = (), table: Table | None = None
) -> tuple[Finding, ...]:
    """Return everything suspicious in a section.

    `own` are the names and addresses that belong to the organisation, `table` the figures of the annex.
    """
    claimed = frozenset(claim.start for claim in claims_in(section.text, table or {}, {}, year))
    return (
        *other_years(section, year),
        *other_places(section, own),
        *loose_numbers(section, known, claimed),
        *copied(section),
    )


def copied(section: Scanned) -> Iterator[Finding]:
    """Find a section that is nearly last year's (雷同)."""
    rules = scan_rules()
    alike = similarity(section.text, section.last) if len(section.text) >= rules.shortest else 0
    if alike >= rules.similar:
        text = _("“{heading}”与上年的文字相似度为 {percent}%，请写出本年的情况。")
        yield section.finding("R10-similar", "warn", text.format(heading=section.heading, percent=alike))


def other_years(section: Scanned, year: int) -> Iterator[Finding]:
    """Find years that aren't the report's, outside the names of documents and comparisons."""
    quoted = [found.span() for found in _QUOTED.finditer(section.text)]
    for found in _YEAR.finditer(section.text):
        inside = any(first <= found.start() < last for first, last in quoted)
        if int(found[1]) == year or inside or not section.typed(*found.span()) or _is_reference(section.text, found):
            continue
        level: Level = "error" if int(found[1]) > year + 1 else "warn"
        text = _("“{heading}”里写的是 {found} 年，报告年度是 {year} 年：“{text}”。")
        words = {"heading": section.heading, "found": found[1], "year": year, "text": _around(section.text, found)}
        yield section.finding("R09-year", level, text.format(**words), *found.span())


def other_places(section: Scanned, own: str) -> Iterator[Finding]:
    """Find cities that neither the organisation's own lines nor last year's section speak of."""
    for found in _place_names().finditer(section.text):
        name = found[0]
        if name in own or name[:-1] in own or name in section.last or not section.typed(*found.span()):
            continue
        text = _("“{heading}”里有外地地名“{name}”：“{text}”。")
        words = {"heading": section.heading, "name": name, "text": _around(section.text, found)}
        yield section.finding("R09-place", "warn", text.format(**words), *found.span())


def loose_numbers(section: Scanned, known: Iterable[Known], claimed: frozenset[int] = frozenset()) -> Iterator[Finding]:
    """Find typed numbers that no figure gives, that a live one contradicts, or that could be live themselves.

    A number that names rows of the annex (`claimed`, by where it begins) comes from there: the checks compare it.
    """
    rules = scan_rules()
    figures = list(known)
    numbers = numbers_in(section.text)
    live = {_topic(section.text, number): number for number in numbers if not section.typed(number.start, number.end)}
    for number in numbers:
        if not section.typed(number.start, number.end) or number.value < rules.least_number:
            continue
        other = live.get(_topic(section.text, number))
        same = [figure for figure in figures if number.unit == figure.unit and number.tells(figure.value)]
        if other is not None and not number.tells(other.value):
            text = _("“{heading}”里手写的 {typed} 与活的数 {live} 不一致。")
            words = {"heading": section.heading, "typed": number.text, "live": other.text}
            yield section.finding("R07-differs", "error", text.format(**words), number.start, number.end)
        elif same:
            text = _("手写的 {typed} 与“{label}”相同，可换成活的数。")
            words = {"typed": number.text, "label": same[0].label}
            yield section.finding("R07-typed", "info", text.format(**words), number.start, number.end)
        elif figures and number.start not in claimed:
            yield section.finding("R07-loose", "warn", _unfounded(section, number), number.start, number.end)


def _unfounded(section: Scanned, number: WrittenNumber) -> str:
    if section.last and section.text[max(number.start - _NEAR, 0) : number.end] in section.last:
        text = _("“{heading}”里手写的 {typed} 与上年一字不差，台账里也没有这个数，可能没有改。")
    else:
        text = _("“{heading}”里手写的 {typed} 在台账和指标里找不到出处。")
    return text.format(heading=section.heading, typed=number.text)


def _topic(text: str, number: WrittenNumber) -> tuple[str, str]:
    """Return what tells which number this is: the characters before it and its unit."""
    return text[max(number.start - _NEAR, 0) : number.start], number.unit


def _is_reference(text: str, found: re.Match[str]) -> bool:
    """Tell a year that something began in, or that this one is compared with."""
    rules = scan_rules()
    after = text[found.end() :].lstrip(rules.year_tail)
    return after.startswith(rules.year_after) or text[: found.start()].endswith(rules.year_before)


def _around(text: str, found: re.Match[str]) -> str:
    """Return the words around a place, on one line."""
    return text[max(found.start() - 8, 0) : found.end() + 12].replace("\n", " ").strip()


@cache
def _place_names() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, cities())))
