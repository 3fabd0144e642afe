"""Building the sample: one operation for each subject, so that undo and history read like a year's work."""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from desktop_app.errors import UserError
from desktop_app.i18n import _
from desktop_app.office.opening import close_ledger, create_ledger
from desktop_app.progress import silent
from desktop_app.sample.content import YEAR
from desktop_app.sample.directory import directory
from desktop_app.sample.steps import Work, steps
from desktop_app.sample.structure import OFFICE, organisation_content, staff_contents, unit_contents
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ledger import Ledger
    from desktop_app.progress import Progress

SEED = 2013
"""Where the ids of the sample's records come from: every sample file holds the same ones."""

BEGUN_AT = dt.datetime(2014, 1, 8, 1, 0, tzinfo=dt.UTC)
"""When the sample was entered, as its history tells: nine in the morning in Qingdao, the year just over."""


def create_sample(path: Path, year: int = YEAR, progress: Progress = silent) -> Path:
    """Make a new data file of the office with the sample in it and return its path.

    Raises `UserError` if there is no sample of that year or the file can't be made, `CancelledError` if cancelled;
    either way no file is left behind.
    """
    _check(year)
    minutes = count()
    ledger = create_ledger(
        path,
        organisation=organisation_content().name,
        unit=unit_contents()[0].name,
        role="office",
        person=next(person.name for person in staff_contents() if person.unit == OFFICE),
        seed=SEED,
        since=f"{YEAR}-01",
        clock=lambda: BEGUN_AT + dt.timedelta(minutes=next(minutes)),
    )
    try:
        build_sample(ledger, year, progress)
    except BaseException:
        close_ledger(ledger)
        path.unlink()
        raise
    close_ledger(ledger)
    return path


def build_sample(ledger: Ledger, year: int = YEAR, progress: Progress = silent) -> None:
    """Enter the sample into a new data file that holds nothing but its organisation and office.

    Raises `UserError` if there is no sample of that year, `CancelledError` if cancelled; the subjects
    entered until then stay.
    """
    _check(year)
    total, done = sum(step.weight for step in steps()), 0
    for step in steps():
        tell = partial(_tell, progress, done, total, step.label)
        tell(0)
        with operation(ledger, step.label) as change:
            step.add(Work(change, directory(change.session), ledger.profile, tell))
        done += step.weight
    progress(total, total)


def _tell(progress: Progress, before: int, total: int, label: str, within: int) -> None:
    progress(before + within, total, label)


def _check(year: int) -> None:
    if year != YEAR:
        raise UserError(
            _("示例取自 {year} 年度的真实年报，没有其他年度。").format(year=YEAR),
            _("请不写年度或写 {year}；要登记别的年度，请新建一个空的数据文件。").format(year=YEAR),
        )
