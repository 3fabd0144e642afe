"""年报编写 while an import writes: text, drafts, problems and layouts; no button waits, nothing written is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desktop_app.model.kinds import Problem
from desktop_app.report.narrative.layouts_in_force import layout_of, offered_layout
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.ui.report.layout_use import put_layout_in_use
from desktop_app.ui.report.page import ReportPage
from desktop_app.ui.report.problem_form import ProblemForm
from tests.ui.answering import click
from tests.ui.importing import context_of, rest, waits_for_nobody
from tests.ui.report.test_page import body, type_at_end
from tests.ui.waiting import when_asked

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from desktop_app.ledger import Ledger
    from desktop_app.report.narrative.report_view import ProblemView
    from desktop_app.ui.window.main_window import MainWindow


@pytest.fixture
def writing(threaded_window: MainWindow, sample: Ledger, qtbot: QtBot) -> ReportPage:
    """Return the page in a window with threads, showing 2013."""
    with operation(sample, "上年") as change:
        change.add(Problem, {"year": 2012, "problem": "更新慢", "remedy": "每周更新", "state": "open"})
    threaded_window.show_ledger(sample)
    context_of(threaded_window).year.choose(2013)
    context_of(threaded_window).navigate("report", None)
    assert threaded_window.desk
    page = threaded_window.desk.pages.current
    assert isinstance(page, ReportPage)
    qtbot.waitUntil(lambda: page.view is not None, timeout=20_000)
    rest(threaded_window, qtbot)
    return page


def problems(page: ReportPage) -> dict[str, ProblemView]:
    """Return the problems that the page shows, by their words."""
    return {one.problem: one for one in page.view.problems} if page.view else {}


def test_a_section_is_saved_and_stays_as_typed(
    writing: ReportPage, threaded_window: MainWindow, sample: Ledger, qtbot: QtBot
) -> None:
    writing.list.choose("other")
    type_at_end(writing, "另有一事。")

    def save() -> None:
        assert "另有一事。" in writing.bench.editor.toPlainText()
        writing.save()

    waits_for_nobody(threaded_window, sample, qtbot, save)
    assert body(sample, "other").endswith("另有一事。")


def test_a_first_draft_is_written(
    writing: ReportPage, threaded_window: MainWindow, sample: Ledger, qtbot: QtBot
) -> None:
    writing.context.year.choose(2014)
    qtbot.waitUntil(lambda: writing.view is not None and writing.view.year == 2014, timeout=20_000)
    waits_for_nobody(threaded_window, sample, qtbot, writing.draft_button.click)
    assert body(sample, "applications", 2014).startswith("{{say:")


def test_problems_are_carried_over(
    writing: ReportPage, threaded_window: MainWindow, sample: Ledger, qtbot: QtBot
) -> None:
    waits_for_nobody(threaded_window, sample, qtbot, writing.side.problems.carry_button.click)
    with reading(sample) as session:
        assert "更新慢" in session.scalars(select(Problem.problem).filter_by(year=2013)).all()


def test_a_problem_is_added_and_deleted_in_its_form(
    writing: ReportPage, threaded_window: MainWindow, sample: Ledger, qtbot: QtBot
) -> None:
    def fill(form: QDialog) -> None:
        assert isinstance(form, ProblemForm)
        form.problem.setPlainText("栏目少")

        def save() -> None:
            assert form.problem.toPlainText() == "栏目少"
            click(form, "保存")

        waits_for_nobody(threaded_window, sample, qtbot, save)

    def remove(form: QDialog) -> None:
        waits_for_nobody(threaded_window, sample, qtbot, lambda: click(form, "删除"))

    when_asked(fill)
    writing.side.problems.add_button.click()
    qtbot.waitUntil(lambda: "栏目少" in problems(writing), timeout=20_000)
    when_asked(remove)
    writing.ask_for_problem(problems(writing)["栏目少"])
    with reading(sample) as session:
        assert "栏目少" not in session.scalars(select(Problem.problem)).all()


def test_a_layout_is_adopted_and_chosen(
    writing: ReportPage,
    threaded_window: MainWindow,
    sample: Ledger,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert writing.view
    path = tmp_path / "own.json"
    text = writing.view.layout.text.replace('"id": "nine-2009"', '"id": "own"')
    path.write_text(text.replace("九部分（青岛市", "自定（青岛市"), "utf-8")
    offered = offered_layout(sample, path)
    monkeypatch.setattr("desktop_app.ui.report.layout_use.choose", lambda *_asked: 1)
    waits_for_nobody(threaded_window, sample, qtbot, lambda: put_layout_in_use(writing, writing.context, offered))
    with reading(sample) as session:
        assert layout_of(session, 2013).id == "own"
    waits_for_nobody(threaded_window, sample, qtbot, lambda: writing.layout_bar.chosen.emit("six-2021"))
    with reading(sample) as session:
        assert layout_of(session, 2013).id == "six-2021"
