"""The layouts of a ledger: the program's own, those that the office handed down, and the one a year goes by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import structs
from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.kinds import RuleSetting
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.office.rules.rule_files import rule_files, rules_content
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.narrative.layout import Layout, default_layout, find_layout, layouts, read_layout
from desktop_app.report.rulefiles.decoding import read_text, text_of
from desktop_app.report.rulefiles.members import with_members
from desktop_app.report.rulefiles.moved_years import moved_years
from desktop_app.report.rulefiles.own_ids import own_ids
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger

SUBJECT = "layout"
"""The subject of rule files that are report layouts."""

SETTING = "layout.{year}"
"""The office's setting that holds the layout chosen for one year's report, where it isn't the prescribed one."""


@dataclass(frozen=True, slots=True)
class LayoutsInForce:
    """The layouts by id, and the handed-down files that this version of the program can't use, with the reason."""

    known: Mapping[str, Layout]
    broken: tuple[tuple[str, UserError], ...] = ()

    def find(self, name: str) -> Layout:
        """Return the layout of that id; raises `UserError` naming those there are."""
        return find_layout(name, self.known)

    def default(self, year: int) -> Layout:
        """Return the layout prescribed for the report of a year."""
        return default_layout(year, self.known)


def layouts_of(session: Session) -> LayoutsInForce:
    """Return the layouts of a ledger; a handed-down one goes before the program's own of the same id."""
    known = dict(layouts())
    broken: list[tuple[str, UserError]] = []
    for kept in rule_files(session, SUBJECT):
        try:
            text = text_of(rules_content(session, kept), kept.name)
            found = read_layout(text, kept.name, known, formats_of(session).known)
        except UserError as error:
            broken.append((kept.name, error))
        else:
            known[found.id] = found
    return LayoutsInForce(known, tuple(broken))


def layout_of(session: Session, year: int) -> Layout:
    """Return the layout of a year's report: the one that the office chose, else the prescribed one."""
    chosen = select(RuleSetting.value).where(RuleSetting.code == SETTING.format(year=year)).order_by(RuleSetting.id)
    in_force = layouts_of(session)
    return in_force.known.get(session.scalars(chosen).first() or "") or in_force.default(year)


@dataclass(frozen=True, slots=True)
class Offered:
    """A layout file as it was read, and in sentences which years' reports would stand on it by themselves.

    `beside` is its id where it is put beside the others: its own, or a new one where another layout has that.
    """

    layout: Layout
    name: str
    text: str
    beside: str
    changes: tuple[str, ...]


def offered_layout(ledger: Ledger, path: Path) -> Offered:
    """Check a layout file, and say what changes where it is put in use instead of others.

    Raises `FormatError` with the line of a mistake.
    """
    text = read_text(path)
    with reading(ledger) as session:
        before = layouts_of(session)
        found = read_layout(text, path.name, before.known, formats_of(session).known)
    by_itself = replace(found, file=structs.replace(found.file, by_hand=False))
    after = LayoutsInForce({**before.known, found.id: by_itself})
    return Offered(found, path.name, text, _id_beside(found.id, before), tuple(_changes(before, after)))


def adopt_layout(ledger: Ledger, offered: Offered, *, instead: bool) -> Layout:
    """Hand a layout down, to be chosen by itself in its years `instead` of others, or only by hand beside them.

    Raises `UserError` for anyone but the office.
    """
    values: dict[str, object] = {"by_hand": not instead} if offered.layout.file.by_hand == instead else {}
    name = offered.name
    if not instead and offered.beside != offered.layout.id:
        values |= {"id": offered.beside, "name": f"{offered.beside} {offered.layout.name}"}
        name = f"{offered.beside}.json"
    text = with_members(offered.text, values) if values else offered.text
    hand_down(ledger, SUBJECT, name, text.encode())
    return offered.layout


def _id_beside(name: str, in_force: LayoutsInForce) -> str:
    """Return the id of a layout that stands beside the others: none of those that are chosen by themselves has it."""
    taken = {layout.id for layout in in_force.known.values() if not layout.file.by_hand}
    return next(one for one in chain([name], own_ids(name)) if one not in taken)


def _changes(before: LayoutsInForce, after: LayoutsInForce) -> Iterator[str]:
    """Yield for which years another layout is the prescribed one than was."""
    moved = list(moved_years(_span(after), before.default, after.default))
    for one in moved:
        renamed = one.old.id != one.new.id
        said = _("{years}：年报的版式由“{old}”改为“{new}”。") if renamed else _("{years}：“{old}”换成新的一份。")
        yield said.format(years=one.years, old=one.old.name, new=one.new.name)
    if not moved:
        yield _("各年度自动选用的版式都不变。")


def _span(in_force: LayoutsInForce) -> range:
    """Return the years in which the choice can differ; after the last one nothing changes any more."""
    files = [layout.file for layout in in_force.known.values()]
    last = max(year for file in files for year in (file.first_year, file.last_year or 0))
    return range(min(file.first_year for file in files) - 1, last + 2)
