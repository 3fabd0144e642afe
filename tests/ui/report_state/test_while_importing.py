"""The strip of a report while an import writes: steps and correction slips are kept without waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import CorrectionSlip, Release, ReportStep
from desktop_app.office.years.report_steps import add_step
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.report_state.strip import ReportStrip
from tests.ui.answering import click
from tests.ui.importing import context_of, form_waits_for_nobody, rest
from tests.ui.report_state.test_strip import TODAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.model.report_workflow import State
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def today() -> dt.date:
    """Return a day in the March after the year."""
    return TODAY


@pytest.fixture
def annual(threaded_window: MainWindow, next_spring: Ledger, qtbot: QtBot) -> Iterator[ReportStrip]:
    """Return the strip of 2013 in a window with threads."""
    threaded_window.show_ledger(next_spring)
    made = ReportStrip(context_of(threaded_window))
    made.setParent(threaded_window)
    made.show_year(2013)
    rest(threaded_window, qtbot)
    made.setGeometry(0, 0, 1200, 300)
    made.raise_()
    made.show()
    yield made
    made.deleteLater()


def test_a_step_is_taken(annual: ReportStrip, threaded_window: MainWindow, next_spring: Ledger, qtbot: QtBot) -> None:
    form_waits_for_nobody(
        threaded_window, next_spring, qtbot, lambda: click(annual, "各单位已上报"), {"officer": "张三"}
    )
    with reading(next_spring) as session:
        assert session.scalars(select(ReportStep)).one().officer == "张三"


def test_a_slip_is_written_for_what_came_late(
    annual: ReportStrip, threaded_window: MainWindow, next_spring: Ledger, qtbot: QtBot
) -> None:
    path: tuple[State, ...] = ("handed_in", "checked", "signed", "filed")
    with operation(next_spring, "备案") as change:
        for state in path:
            add_step(change, 2013, state, TODAY, "张三")
    with reading(next_spring) as session:
        release = session.scalars(select(Release)).one().id
    with operation(next_spring, "收下") as change:
        change.guards.before = lambda *_args: None  # type: ignore[method-assign]
        change.update(release, {"title": "通告"})
    annual.show_year(2013)
    rest(threaded_window, qtbot)
    form_waits_for_nobody(
        threaded_window,
        next_spring,
        qtbot,
        lambda: click(annual, "填更正单…"),
        {"reason": "单位补正标题", "by": "张三", "approved_by": "王主任"},
    )
    with reading(next_spring) as session:
        assert session.scalars(select(CorrectionSlip)).one().reason == "单位补正标题"
