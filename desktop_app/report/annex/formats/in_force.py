"""The annex formats of a ledger: those that the program brings along and those that the office handed down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from desktop_app.errors import UserError
from desktop_app.model.codes import CodeLists, code_lists, codes_of
from desktop_app.model.kinds import FiledAnnex, ReportStep
from desktop_app.model.report_workflow import LOCKED
from desktop_app.office.rules.rule_files import KeptRules, rule_files, rules_content
from desktop_app.office.rules.rules_in_force import load_settings
from desktop_app.office.years.report_steps import locked_years
from desktop_app.paths import resource
from desktop_app.report.annex.formats.format import Format, by_year, default_format, find_format, formats, read_format
from desktop_app.report.rulefiles.decoding import text_of
from desktop_app.store.log.contents import content_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

SUBJECT = "annex"
"""The subject of rule files that are annex formats."""


@dataclass(frozen=True, slots=True)
class FormatsInForce:
    """The formats by id in the order of their years; `handed_down` are the files of those the office gave out.

    `broken` are handed-down files that this version of the program can't use, with the reason; `settled` is the form
    that the report of a locked year was filed on, whatever is put in use later.
    """

    known: Mapping[str, Format]
    handed_down: Mapping[str, KeptRules]
    broken: tuple[tuple[KeptRules, UserError], ...]
    settings: Mapping[str, str]
    settled: Mapping[int, str] = field(default_factory=dict)

    def find(self, name: str) -> Format:
        """Return the format of that id or alias; raises `UserError` naming those there are."""
        return find_format(name, self.known)

    def default(self, year: int) -> Format:
        """Return the format of the report of a year: that it was filed on, or the one prescribed for it."""
        filed = self.known.get(self.settled.get(year, ""))
        return filed or self.prescribed(year)

    def prescribed(self, year: int) -> Format:
        """Return the format prescribed for the report of a year, whether or not it was filed on another one."""
        return default_format(year, self.known, self.settings)

    def choose(self, name: str | None, year: int) -> Format:
        """Return the format asked for, or the year's own where none is."""
        return self.find(name) if name else self.default(year)

    def compared_with(self, fmt: Format) -> set[str]:
        """Return the ids of the other formats whose filed figures of last year have the same codes."""
        after = (other.id for other in self.known.values() if fmt.id in other.file.continues)
        return {*fmt.file.continues, *after}


def formats_of(session: Session) -> FormatsInForce:
    """Return the formats of a ledger; a handed-down one goes before the program's own of the same id."""
    known = dict(formats())
    handed_down: dict[str, KeptRules] = {}
    broken: list[tuple[KeptRules, UserError]] = []
    for kept in rule_files(session, SUBJECT):
        try:
            found = _read(rules_content(session, kept), kept.name, code_lists())
        except UserError as error:
            broken.append((kept, error))
        else:
            known[found.id] = found
            handed_down[found.id] = kept
    in_force = FormatsInForce(by_year(known.values()), handed_down, tuple(broken), load_settings(session))
    return replace(in_force, settled=_settled(session, in_force))


def _settled(session: Session, in_force: FormatsInForce) -> dict[int, str]:
    """Return the formats on which the reports of locked years were filed; of several, the one prescribed."""
    locked = locked_years(session)
    if not locked:
        return {}
    same_day = and_(ReportStep.year == FiledAnnex.year, ReportStep.day == FiledAnnex.filed_on)
    filed = select(FiledAnnex.year, FiledAnnex.format).join(ReportStep, same_day)
    filed = filed.where(FiledAnnex.year.in_(locked), ReportStep.state.in_(LOCKED))
    found: dict[int, str] = {}
    for year, name in session.execute(filed.order_by(FiledAnnex.filed_on, FiledAnnex.id)):
        if year is not None and found.get(year) != in_force.prescribed(year).id:
            found[year] = name
    return found


def source_of(session: Session, in_force: FormatsInForce, fmt: Format) -> bytes:
    """Return the file of a format as it was handed down, or as the program brings it along."""
    kept = in_force.handed_down.get(fmt.id)
    return content_of(session, kept.sha256) if kept else resource("annex", f"{fmt.id}.json").read_bytes()


@lru_cache(maxsize=32)
def _read(content: bytes, name: str, lists: CodeLists) -> Format:
    """Read a handed-down format once in the lists its codes are from, however often the annex is shown."""
    with codes_of(lambda: lists):
        return read_format(text_of(content, name), name)
