"""What a sentence of a notice does: which days it frees, and which it makes working days."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from desktop_app.model.holidays.written_days import DayReader

_SENTENCE = re.compile(r"[^。;]+")
_PHRASE = re.compile(r".*?(?:放假|休息|上班|补班|补休)|.+$")
_DAYS_ALONE = re.compile(r"[\d年月日天一二三四五六周星期()、至到—–~-]+")
_HAS_DAY = re.compile(r"\d日")
_ADVICE = re.compile(r"鼓励|提倡")
_FREE = re.compile(r"放假|休息")
_FREE_INSTEAD = re.compile(r"补休|(?<!不)调休")
_WORK = re.compile(r"(?:上班|补班)$")
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_COUNT = re.compile(r"(?:共|放假)(\d+)天")
_LONGER = re.compile(r"假期(?:延长)?至")

_ASIDE = re.compile(r"法定节?假日|公休|调至|调到|调换|起(?:正常)?上班")
"""Words of phrases that explain how the days came about; what they arrange is said elsewhere in the notice."""


@dataclass(slots=True)
class Arranged:
    """What the sentences of one festival arrange; `longer` is the last day of a holiday that is made longer."""

    off: list[dt.date] = field(default_factory=list)
    work: list[dt.date] = field(default_factory=list)
    longer: dt.date | None = None
    not_understood: list[str] = field(default_factory=list)
    other_counts: list[tuple[int, int]] = field(default_factory=list)


def arranged(text: str, reader: DayReader) -> Arranged:
    """Return what the sentences about one festival arrange; phrases with days that say neither are kept as they are."""
    found = Arranged()
    for sentence in _SENTENCE.findall(text):
        if _ADVICE.match(sentence):
            if _HAS_DAY.search(sentence):
                found.not_understood.append(sentence)
            continue
        before = len(found.off)
        for phrase in _phrases(sentence):
            _take(phrase, reader, found)
        count, days = _COUNT.search(sentence), len(found.off) - before
        if count and days and int(count[1]) != days:
            found.other_counts.append((days, int(count[1])))
    return found


def _phrases(sentence: str) -> Iterator[str]:
    """Yield the phrases between commas; days alone belong to what comes after them."""
    waiting = ""
    for clause in sentence.split(","):
        if _HAS_DAY.search(clause) and _DAYS_ALONE.fullmatch(clause) and not _SIGNED.fullmatch(clause):
            waiting += clause + "、"
            continue
        yield from _PHRASE.findall(waiting + clause)
        waiting = ""
    if waiting:
        yield waiting


def _take(phrase: str, reader: DayReader, found: Arranged) -> None:
    aside = _ASIDE.search(phrase) is not None
    if _LONGER.search(phrase):
        found.longer = max(reader.days(phrase), default=None)
    elif not _HAS_DAY.search(phrase) or _SIGNED.fullmatch(phrase):
        return
    elif _WORK.search(phrase) and not aside:
        found.work += reader.days(phrase)
    elif _FREE.search(phrase) or (not aside and _FREE_INSTEAD.search(phrase)):
        found.off += reader.days(phrase)
    else:
        reader.days(phrase)  # a day named here lends its month to the next one
        if not aside:
            found.not_understood.append(phrase)
