"""The records that a link may mean, in words, those out of use last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from desktop_app.model.kinds import Application, Category, Unit
from desktop_app.office.records.listing import choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

_DEEPEST = 20
"""How far down a branch is followed: no catalogue is as deep, and two files together may make a circle."""


class LinkChoice(NamedTuple):
    """One record that a link may mean: its id, its words, what it stands under and how deep, whether out of use."""

    record: str
    text: str
    under: str = ""
    depth: int = 0
    retired: bool = False


def link_choices(session: Session, kind: str, year: int) -> list[LinkChoice]:
    """Return every record of a kind as a choice, in the order of its own list; a category behind the one above it.

    Applications begin with their register number: many ask for the same thing. Categories and units that are out of
    use in the year come last: old records may mean them. A category is out of use with the one it stands under.
    """
    retired, titles = _out_of_use(session, kind, year), dict(choices(session, kind))
    if kind == Category.kind:
        found = list(_tree(titles, _parents(session), retired))
    else:
        numbers = _numbers(session, kind)
        found = [
            LinkChoice(record, f"{numbers.get(record, '')} {title}".strip(), retired=record in retired)
            for record, title in titles.items()
        ]
    return sorted(found, key=lambda choice: choice.retired)


def _tree(titles: Mapping[str, str], parents: Mapping[str, str | None], retired: set[str]) -> Iterator[LinkChoice]:
    """Yield the records of a tree, each behind the one it stands under; one whose parent isn't here is a top one."""
    below: dict[str | None, list[str]] = {}
    for record in titles:
        parent = parents.get(record)
        below.setdefault(parent if parent in titles else None, []).append(record)

    def branch(record: str, above: LinkChoice | None) -> Iterator[LinkChoice]:
        gone = record in retired or (above is not None and above.retired)
        choice = LinkChoice(record, titles[record], above.text if above else "", above.depth + 1 if above else 0, gone)
        yield choice
        if choice.depth < _DEEPEST:
            for one in below.get(record, ()):
                yield from branch(one, choice)

    for top in below.get(None, ()):
        yield from branch(top, None)


def _parents(session: Session) -> dict[str, str | None]:
    return dict(session.execute(select(Category.id, Category.parent)).all())


def _numbers(session: Session, kind: str) -> dict[str, str]:
    if kind != Application.kind:
        return {}
    return {key: number or "" for key, number in session.execute(select(Application.id, Application.number))}


def _out_of_use(session: Session, kind: str, year: int) -> set[str]:
    if kind == Category.kind:
        outside = (Category.first_year > year) | (Category.last_year < year)
        return set(session.scalars(select(Category.id).where(outside)))
    if kind == Unit.kind:
        return {unit.id for unit in session.scalars(select(Unit)) if unit.until and unit.until.year < year}
    return set()
