"""Numbers issued offline: the next one of a series by its pattern, and those that were issued twice.

A number is never a key and never unique in the file: two units may issue the same one before they hear of each other,
and both records must be kept. Doubles are listed for the office to settle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from desktop_app.i18n import _
from desktop_app.model.kinds import KINDS, Unit
from desktop_app.model.letter_heads import own_heads
from desktop_app.office.rules.letter_heads import letter_heads
from desktop_app.paths import resource
from desktop_app.store.log.settings import remembered_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.model.letter_heads import LetterHead

_LONGEST = 60
_COUNTER = re.compile(r"\{n(?::0(\d))?\}")


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A series of numbers: the kind and field it fills, and its pattern of {year}, {unit} (its 编号) and {n:04}.

    Each kind of letter has one, named in its file: `code`. The office sets a pattern of its own under `setting`.
    """

    kind: str
    field: str
    pattern: str
    setting: str
    code: str = ""

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Return every kind and field in which a number of the series may stand."""
        return ((self.kind, self.field), *_ALSO.get(self.kind, ()))


_ALSO = {"letter": (("application", "reply_number"), ("case_step", "number"))}
"""Where a letter's number stands as well, or instead where the letter was written elsewhere: one paper, one number."""

NUMBERED_AS_LETTERS = frozenset({"letter", *(kind for kind, _field in _ALSO["letter"])})
"""The kinds in which a letter's number may stand."""


@dataclass(frozen=True, slots=True)
class Double:
    """One number that several records bear."""

    kind: str
    field: str
    number: str
    records: tuple[str, ...]


@cache
def all_series() -> tuple[Series, ...]:
    """Return every series of numbers that the program brings along."""
    found = msgspec.json.decode(resource("reference", "numbering.json").read_bytes(), type=list[Series])
    return (*found, *map(letter_series, own_heads().values()))


def series_in_force(session: Session) -> tuple[Series, ...]:
    """Return every series of numbers of a ledger, with those of the letters that were handed down."""
    plain = (series for series in all_series() if series.kind != "letter")
    return (*plain, *map(letter_series, letter_heads(session).values()))


def letter_series(letter: LetterHead) -> Series:
    """Return the series of a kind of letter."""
    return Series("letter", "number", letter.number, letter.setting, letter.code)


def pattern_problem(pattern: str) -> str:
    """Return a sentence where a pattern can't issue numbers, or ""."""
    if len(pattern) > _LONGEST or not pattern.isprintable():
        return _("请写在一行里，最多{most}个字。").format(most=_LONGEST)
    if len(_COUNTER.findall(pattern)) != 1:
        return _("格式里要有一个顺序号，也只能有一个：{counter}。").format(counter="{n}")
    rest = _COUNTER.sub("", pattern).replace("{year}", "").replace("{unit}", "")
    if set(rest) & set("{}"):
        return _("花括号里只能写 {known}。").format(known="{year} {unit} {n} {n:04}")
    return ""


def pattern_in_force(series: Series, settings: Mapping[str, str]) -> str:
    """Return the office's own pattern of a series, or the usual one where it set none that can issue numbers."""
    chosen = settings.get(series.setting, "")
    return chosen if chosen and not pattern_problem(chosen) else series.pattern


def next_number(
    session: Session, series: Series, year: int, unit_id: str | None, pattern: str = "", *, ahead: int = 0
) -> str:
    """Return the number after the highest one issued under the pattern for that year and unit.

    `ahead` so many before it are spoken for, by records that are being entered.

    A file restored from a backup doesn't issue again what was given out after the backup.
    `pattern` is the office's own, where it has set one.
    """
    unit = session.get(Unit, unit_id) if unit_id else None
    head, digits, tail = number_parts(pattern or series.pattern, str(year), unit.number if unit else "")
    issued = re.compile(re.escape(head) + r"(\d+)" + re.escape(tail))
    likely = (number for place in series.places for number in _beginning_with(session, *place, head))
    used = [int(match[1]) for number in likely if (match := issued.fullmatch(number))]
    used.append(remembered_numbers(session).get(f"{head}{{n}}{tail}", 0))
    return f"{head}{max(used) + 1 + ahead:0{digits}d}{tail}"


def _beginning_with(session: Session, kind: str, field: str, head: str) -> Iterator[str]:
    column = getattr(KINDS[kind], field)
    yield from map(str, session.scalars(select(column).where(column.startswith(head, autoescape=True))))


def number_parts(pattern: str, year: str, unit_number: str) -> tuple[str, int, str]:
    """Split a pattern at its counter into head, digits and tail; a unit without a number leaves no gap."""
    filled = pattern.replace("{year}", year).replace("{unit}", unit_number)
    filled = re.sub(r"([-/])[-/]+", r"\1", filled).lstrip("-/")
    counter = _COUNTER.search(filled)
    if counter is None:
        return filled, 1, ""
    return filled[: counter.start()], int(counter[1] or 1), filled[counter.end() :]


def doubles(session: Session) -> list[Double]:
    """Return every number that more than one record bears, in the order of kinds and numbers."""
    found = []
    for kind_name, field in dict.fromkeys(place for series in all_series() for place in series.places):
        kind = KINDS[kind_name]
        column = getattr(kind, field)
        often = select(column).where(column != "").group_by(column).having(func.count() > 1).order_by(column)
        for number in session.scalars(often):
            records = session.scalars(select(kind.id).where(column == number).order_by(kind.id))
            found.append(Double(kind_name, field, str(number), tuple(records)))
    return found
