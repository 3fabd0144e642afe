"""What this data file holds, said so briefly that another one can tell what it lacks.

Counters prove nothing, since a cloned or restored PC repeats them. So a write stream is named by the hashes of some of
its revisions: each stands for everything that its stream wrote before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop_app.store.log.named_contents import wanted_contents
from desktop_app.store.log.stream_entries import stream_entries
from desktop_app.store.log.tables import PERSONAL_NEED, REVISION
from desktop_app.store.merge.delivery import Have

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

MOST_WANTED = 20_000
"""How many records' personal values, and how many files, are asked for at once; the rest is asked for next time."""

MOST_LANES = 20_000
MOST_MARKS = 50_000
"""How many write streams are named, and by how many of their revisions: of the others more is sent than need be."""


def have_list(session: Session, *, personal: bool = True) -> Have:
    """Return what this file holds, and what it asks for; `personal`: whether personal values are asked for."""
    needs = select(PERSONAL_NEED.c.record).distinct().order_by(PERSONAL_NEED.c.record).limit(MOST_WANTED)
    return Have(
        lanes=_held(session),
        personal=list(session.scalars(needs)) if personal else [],
        contents=sorted(wanted_contents(session, personal=personal))[:MOST_WANTED],
    )


def _held(session: Session) -> dict[str, list[str]]:
    """Return the marks of the write streams: of the longest ones first, since those would cost most to send again."""
    length = func.count().desc()
    longest = select(REVISION.c.lane).group_by(REVISION.c.lane).order_by(length, REVISION.c.lane).limit(MOST_LANES)
    held: dict[str, list[str]] = {}
    left = MOST_MARKS
    for lane in session.scalars(longest).all():
        if marks := marks_of(stream_entries(session, lane).before)[:left]:
            held[lane] = marks
            left -= len(marks)
    return dict(sorted(held.items()))


def marks_of(before: Mapping[str, str | None]) -> list[str]:
    """Return the ends of the unbroken stream, and revisions ever further back: one is known to an older copy too."""
    unbroken: set[str] = set()
    for identity, prev in before.items():
        if prev is None or prev in unbroken:
            unbroken.add(identity)
    ends = unbroken - {before[identity] for identity in unbroken}
    return sorted({mark for end in ends for mark in _further_back(before, end)})


def _further_back(before: Mapping[str, str | None], end: str) -> Iterator[str]:
    """Yield the revisions 0, 1, 2, 4, 8 … steps before the end of a stream."""
    place: str | None = end
    distance, due = 0, 0
    while place is not None:
        if distance == due:
            yield place
            due = max(1, 2 * due)
        place = before[place]
        distance += 1
