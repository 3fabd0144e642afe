"""What was done last in a ledger, by people: the official catalogue that came with it is nobody's work."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from desktop_app.office.catalogue.official_entries import AUTHOR, LABEL
from desktop_app.store.log.portions import portions
from desktop_app.store.log.revisions import entries_named
from desktop_app.store.log.undo import steps
from desktop_app.store.trust.authors import Author, authors_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desktop_app.store.log.undo import Step

_AT_ONCE = 20
_OFFICIAL = Author(AUTHOR, "", "")
"""The program: no PC that signs can speak as nobody's."""


def latest_work(session: Session, most: int) -> list[Step]:
    """Return the last operations of people in this file, the last one first; who they are, their streams say."""
    return list(islice(_of_people(session), most))


def _of_people(session: Session) -> Iterator[Step]:
    for some in portions(steps(session), _AT_ONCE):
        authors = authors_of(session, entries_named(session, [step.entry for step in some]))
        for step in some:
            author = authors[step.entry]
            if (author, step.label) != (_OFFICIAL, LABEL):
                yield replace(step, who=author.who)
