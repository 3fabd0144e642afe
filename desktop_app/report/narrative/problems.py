"""Problems and measures: this year's list, which starts from what last year's left open (从上年转入)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.i18n import _
from desktop_app.model.kinds import Problem
from desktop_app.report.narrative.text import TextItem
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value
    from desktop_app.report.narrative.text import Passage

SETTLED = "done"
"""The state of a problem that nothing more is to be done about."""


def problems_of(session: Session, year: int) -> list[Problem]:
    """Return a year's problems in their order."""
    return list(session.scalars(select(Problem).where(Problem.year == year).order_by(Problem.position, Problem.id)))


def left_open(session: Session, year: int) -> list[Problem]:
    """Return the problems of the year before that aren't settled and that this year hasn't taken over yet."""
    taken = {problem.carried_from for problem in problems_of(session, year)}
    return [one for one in problems_of(session, year - 1) if one.state != SETTLED and one.id not in taken]


def carry_over(ledger: Ledger, year: int) -> int:
    """Take over the problems that the year before left open, in one operation, and return how many there were."""
    with operation(ledger, _("把上年未整改的问题转入 {year} 年度").format(year=year)) as change:
        open_ones = left_open(change.session, year)
        place = len(problems_of(change.session, year))
        carried = [(one.id, one.problem, one.remedy, one.unit) for one in open_ones]
        for number, (earlier, problem, remedy, unit) in enumerate(carried, start=place):
            values = {"problem": problem, "remedy": remedy, "unit": unit, "carried_from": earlier, "state": "open"}
            change.add(Problem, values | {"year": year, "position": number})
    return len(carried)


def listed(problems: Iterable[tuple[str, str]]) -> tuple[Passage, ...]:
    """Return problems, each with its measure, as numbered items to put into a section."""
    return tuple(
        TextItem(("：".join(part.strip() for part in one if part.strip()),), numbered=True) for one in problems
    )


def save_problem(ledger: Ledger, year: int, record_id: str, values: Mapping[str, Value]) -> None:
    """Keep one problem of a year, a new one where there is no id; raises `UserError` where it can't be kept."""
    with operation(ledger, _("登记问题和改进：{problem}").format(problem=str(values["problem"])[:20])) as change:
        if record_id:
            change.update(record_id, values)
        else:
            change.add(Problem, {"year": year, "position": len(problems_of(change.session, year)), **values})


def delete_problem(ledger: Ledger, record_id: str) -> None:
    """Take one problem off the list; refused while next year's was carried over from it."""
    with operation(ledger, _("删除问题和改进")) as change:
        change.delete(record_id)
