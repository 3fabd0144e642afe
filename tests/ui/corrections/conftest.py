"""A locked year with one correction, in the window."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import pytest

from desktop_app.model.kinds import Release
from desktop_app.office.years.correction_slip import Correction, correcting
from desktop_app.office.years.report_steps import add_step
from desktop_app.store.log.operation import operation
from tests.ui.exchange.conftest import add_release, real_window  # noqa: F401 (a fixture)

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.report_workflow import State


class Corrected(NamedTuple):
    """Two releases of 2013, the first corrected after the year was locked."""

    release: str
    other: str


def correct(ledger: Ledger, release: str, title: str, reason: str) -> None:
    """Give a release of a locked year another title under a slip."""
    why = Correction(reason, "张三", "王主任", dt.date(2014, 2, 3))
    with correcting(ledger, why), operation(ledger, "改标题") as change:
        change.update(release, {"title": title})


@pytest.fixture
def corrected(ledger: Ledger) -> Corrected:
    """File the report of 2013 and correct one of its releases."""
    made = Corrected(add_release(ledger, "2013-03-05"), add_release(ledger, "2013-04-05"))
    path: tuple[State, ...] = ("handed_in", "checked", "signed", "filed")
    with operation(ledger, "备案") as change:
        for state in path:
            add_step(change, 2013, state, dt.date(2014, 1, 20), "张三")
        assert change.session.get(Release, made.release)
    correct(ledger, made.release, "改正后的标题", "标题写错")
    return made
