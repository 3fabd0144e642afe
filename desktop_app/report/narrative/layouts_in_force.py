"""The layouts of a ledger: the program's own, those that the office handed down, and the one a year goes by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.errors import UserError
from desktop_app.model.kinds import RuleSetting
from desktop_app.office.rules.handing_down import hand_down
from desktop_app.office.rules.rule_files import rule_files, rules_content
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.narrative.layout import Layout, default_layout, find_layout, layouts, read_layout
from desktop_app.report.rulefiles.decoding import read_text, text_of
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from collections.abc import Mapping
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


def adopt_layout(ledger: Ledger, path: Path) -> Layout:
    """Check a layout file and hand it down.

    Raises `FormatError` with the line of a mistake, and `UserError` for anyone but the office.
    """
    text = read_text(path)
    with reading(ledger) as session:
        found = read_layout(text, path.name, layouts_of(session).known, formats_of(session).known)
    hand_down(ledger, SUBJECT, path.name, text.encode())
    return found
