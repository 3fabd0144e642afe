"""For which years a form or layout that is put in use takes another's place, and how years are told."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from desktop_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_T = TypeVar("_T")


class Moved(NamedTuple, Generic[_T]):
    """Years that follow one another and change in the same way; without a last one from the first on."""

    first: int
    last: int | None
    old: _T
    new: _T

    @property
    def years(self) -> str:
        """The years in words."""
        return years_words(self.first, self.last)


def moved_years(span: range, before: Callable[[int], _T], after: Callable[[int], _T]) -> Iterator[Moved[_T]]:
    """Yield for which years of a span another one is chosen than was; after its last one nothing changes any more."""
    chosen = [(year, before(year), after(year)) for year in span]
    moved = [(year, old, new) for year, old, new in chosen if old is not new]
    for _key, group in groupby(enumerate(moved), key=lambda at: (at[1][0] - at[0], id(at[1][1]), id(at[1][2]))):
        run = [one for _place, one in group]
        (first, old, new), last = run[0], run[-1][0]
        yield Moved(first, None if last == span[-1] else last, old, new)


def years_words(first: int, last: int | None) -> str:
    """Return years as they are told: 2026 年度, 2026—2028 年度, 2026 年度起."""
    if last is None:
        return _("{year} 年度起").format(year=first)
    if first == last:
        return _("{year} 年度").format(year=first)
    return _("{first}—{last} 年度").format(first=first, last=last)
