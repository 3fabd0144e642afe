"""Where a year's report stands, and the next step of it: with the facts read, the annex computed and kept on filing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.model.law.rule_settings import setting
from desktop_app.model.report_workflow import ACTIONS, LOCKED, Action, Facts, State, possible, refusal
from desktop_app.office.months.inbox import read_board
from desktop_app.office.years.late_changes import LateChange, late_changes
from desktop_app.office.years.report_steps import add_step, report_state, report_steps
from desktop_app.report.annex.figures import plain_cells, published_figures
from desktop_app.report.annex.filed import keep_figures
from desktop_app.report.annex.formats.in_force import formats_of
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.year_check import check_year
from desktop_app.report.narrative.composed_annex import compute_annex
from desktop_app.store.log.entry_list import log_mark
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.merge.open_differences import differences_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.model.kinds import ReportStep
    from desktop_app.report.annex.annex import Annex
    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.formats.format import Format
    from desktop_app.store.log.notices import Notice

_KEEPING: frozenset[State] = frozenset({"filed", "published"})
"""The states at which the figures are kept as they stand, and how far the log is."""


ASKING: frozenset[Action] = frozenset({"check", "sign", "file"})
"""The steps that vouch for the figures: with findings open they ask for a word."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands: its state, the steps so far, the facts that guard the next one, and what came late.

    `published` is the fingerprint of the figures as filed; "" where none were. `open` are the findings that stop
    nothing and that nobody has explained.
    """

    year: int
    state: State
    steps: tuple[ReportStep, ...]
    facts: Facts
    late: tuple[LateChange, ...]
    published: str
    open: tuple[Finding, ...] = ()

    @property
    def locked(self) -> bool:
        """Tell whether the year is locked."""
        return self.state in LOCKED

    @property
    def moved(self) -> bool:
        """Tell whether the figures are no longer those that were filed."""
        return bool(self.published) and self.published != self.facts.fingerprint

    def offers(self) -> tuple[tuple[Action, str], ...]:
        """Return the steps that may follow, each with what stands in its way today, or ""."""
        return tuple(
            (action, refusal(action, self.state, self.facts, self.facts.today)) for action in possible(self.state)
        )


@dataclass(frozen=True, slots=True)
class Taking:
    """What a person says when taking a step: on which day, who, and (published) where; a remark."""

    day: dt.date
    officer: str
    place: str = ""
    note: str = ""


def standing(ledger: Ledger, year: int, today: dt.date, fmt: Format | None = None) -> Standing:
    """Return where a year's report stands on a day; the form is the year's own where none is given."""
    with reading(ledger) as session:
        return _standing(session, ledger, _annex(session, year, fmt), today)


def take_step(
    ledger: Ledger, year: int, action: Action, taking: Taking, today: dt.date, fmt: Format | None = None
) -> Notice:
    """Take a step of a year's report; filing and publishing keep its figures as they stand.

    Raises `UserError` with the sentence of the guard that stands in the way, and without an officer's name.
    """
    row = ACTIONS[action]
    if not taking.officer.strip():
        raise UserError(_("请填写经办人。"), _("写明是谁办的这一步。"))
    label = _("{year} 年年报：{step}").format(year=year, step=_(row.label))
    with operation(ledger, label) as change:
        annex = _annex(change.session, year, fmt)
        found = _standing(change.session, ledger, annex, today)
        said = refusal(action, found.state, found.facts, taking.day)
        if said:
            raise UserError(said, _("这一步没有办理。"))
        if action in ASKING and found.open and not taking.note.strip():
            text = _("检查里还有 {count} 项没有核实或说明。").format(count=len(found.open))
            raise UserError(text, _("请在“说明”里写一句怎样核实的，或先到检查里逐项写明。"))
        if row.to in _KEEPING:
            source = _("本台账备案时的数")
            keep_figures(change, annex.scope, plain_cells(annex), taking.day, source=source)
        mark = log_mark(change.session) if row.to in _KEEPING else None
        more: dict[str, Value] = {"log_size": mark.size, "log_code": mark.code} if mark else {}
        more |= {"fingerprint": annex.fingerprint, "place": taking.place.strip(), "note": _note(found, taking)}
        add_step(change, year, row.to, taking.day, taking.officer.strip(), **more)
    return change.notice


def _note(found: Standing, taking: Taking) -> str:
    """Return the remark, with how many units were missing where that was allowed."""
    missing = _("缺报 {count} 个单位").format(count=found.facts.missing) if found.facts.missing else ""
    return "\n".join(filter(None, (taking.note.strip(), missing)))


def _annex(session: Session, year: int, fmt: Format | None) -> Annex:
    return compute_annex(session, AnnexScope(fmt or formats_of(session).default(year), year))


def _standing(session: Session, ledger: Ledger, annex: Annex, today: dt.date) -> Standing:
    year = annex.year
    steps = report_steps(session, year)
    late = late_changes(session, year)
    filed = published_figures(session, annex.scope)
    findings = check_year(session, annex, ledger.rules, today)
    facts = Facts(
        today=today,
        office=ledger.profile.role == "office",
        missing=read_board(session, ledger.rules, year, today).incomplete,
        may_miss=setting(ledger.rules.settings, "file_without_all") == "yes",
        differences=len(differences_in(session, year)),
        errors=sum(finding.stops for finding in findings),
        late=len(late),
        fingerprint=annex.fingerprint,
        stood=steps[-1].fingerprint if steps else "",
        since=steps[-1].day if steps else None,
    )
    published = filed.fingerprint if filed else ""
    return Standing(
        year, report_state(session, year), tuple(steps), facts, tuple(late), published, _unsettled(findings)
    )


def _unsettled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.level != "info" and not one.stops and one.explanation is None)
