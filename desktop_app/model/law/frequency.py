"""Who applies how often: the watch for applications beyond any reasonable number (2019《条例》第三十五条)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.model.law.rule_settings import number_setting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Received:
    """One application: whose it is (any key that is the same for the same applicant), and its day of receipt."""

    record: str
    applicant: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Frequent:
    """An applicant who sent more in one calendar month than the office finds ordinary, with the records meant."""

    applicant: str
    year: int
    month: int
    records: tuple[str, ...]


def frequent(received: Iterable[Received], settings: Mapping[str, str]) -> tuple[Frequent, ...]:
    """Return the applicants over the threshold, by month and then by name; unnamed ones are never taken together."""
    by_month: defaultdict[tuple[int, int, str], list[Received]] = defaultdict(list)
    for one in received:
        if one.applicant.strip():
            by_month[one.day.year, one.day.month, one.applicant.strip()].append(one)
    threshold = number_setting(settings, "abuse_threshold")
    return tuple(
        Frequent(applicant, year, month, tuple(one.record for one in sorted(found, key=_order)))
        for (year, month, applicant), found in sorted(by_month.items())
        if len(found) > threshold
    )


def _order(one: Received) -> tuple[dt.date, str]:
    return one.day, one.record


def earlier_in_month(received: Iterable[Received], applicant: str, day: dt.date, record: str) -> int:
    """Count an applicant's other applications of the same calendar month up to the day, for the fee by item."""
    return sum(
        one.applicant.strip() == applicant.strip() != ""
        and (one.day.year, one.day.month) == (day.year, day.month)
        and (one.day, one.record) < (day, record)
        for one in received
    )
