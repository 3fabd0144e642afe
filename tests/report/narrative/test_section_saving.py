"""Writing sections: a first draft never overwrites, saving is one step that undo takes back, problems go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop_app.model.kinds import Problem, ReportSection
from desktop_app.report.narrative.layout import find_layout
from desktop_app.report.narrative.layouts_in_force import layout_of
from desktop_app.report.narrative.problems import carry_over, left_open, problems_of
from desktop_app.report.narrative.section_saving import choose_layout, draft_report, save_section
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.log.undo import last_undoable, undo

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.field import Value

NINE = find_layout("nine-2009")


def bodies(ledger: Ledger, year: int) -> dict[str, str]:
    with reading(ledger) as session:
        found = select(ReportSection.code, ReportSection.body).where(ReportSection.year == year)
        return dict(session.execute(found).all())


def take_back(ledger: Ledger) -> None:
    step = last_undoable(ledger)
    assert step is not None
    undo(ledger, step.operation)


def test_a_first_draft_makes_every_section_of_the_layout_and_keeps_what_is_written(ledger: Ledger) -> None:
    save_section(ledger, 2014, NINE, "disputes", "我自己写的。")
    assert draft_report(ledger, 2014, NINE) == len(NINE.sections) - 1
    found = bodies(ledger, 2014)
    assert list(found) == ["disputes", *(section.code for section in NINE.sections if section.code != "disputes")]
    assert found["disputes"] == "我自己写的。"
    assert found["applications"].splitlines()[1] == "{{say:applications.received}}"
    assert draft_report(ledger, 2014, NINE) == 0


def test_a_draft_fills_a_section_that_was_emptied(ledger: Ledger) -> None:
    save_section(ledger, 2014, NINE, "disputes", "写过")
    save_section(ledger, 2014, NINE, "disputes", "")
    draft_report(ledger, 2014, NINE)
    assert bodies(ledger, 2014)["disputes"].startswith("{{say:disputes.lawsuits}}")


def test_one_undo_takes_back_a_saved_section_and_one_the_whole_draft(ledger: Ledger) -> None:
    save_section(ledger, 2014, NINE, "other", "无。")
    save_section(ledger, 2014, NINE, "other", "有。")
    take_back(ledger)
    assert bodies(ledger, 2014) == {"other": "无。"}
    draft_report(ledger, 2014, NINE)
    take_back(ledger)
    assert bodies(ledger, 2014) == {"other": "无。"}


def test_the_choice_of_a_layout_is_kept_and_taken_back_with_the_prescribed_one(ledger: Ledger) -> None:
    for name in ("nine-2009", "six-2021", "ten-2014"):
        choose_layout(ledger, 2014, name)
        with reading(ledger) as session:
            assert layout_of(session, 2014).id == name
    with reading(ledger) as session:
        assert layout_of(session, 2015).id == "eleven-2015"


def test_open_problems_go_on_into_the_next_year_once(ledger: Ledger) -> None:
    with operation(ledger, "加") as change:
        for place, (text, state) in enumerate([("更新慢", "open"), ("已改好", "done"), ("培训少", "doing")]):
            values: dict[str, Value] = {
                "year": 2013,
                "problem": text,
                "remedy": f"改进{text}",
                "state": state,
                "position": place,
            }
            change.add(Problem, values)
    assert carry_over(ledger, 2014) == 2
    assert carry_over(ledger, 2014) == 0
    with reading(ledger) as session:
        found = problems_of(session, 2014)
        assert [(problem.problem, problem.remedy, problem.state) for problem in found] == [
            ("更新慢", "改进更新慢", "open"),
            ("培训少", "改进培训少", "open"),
        ]
        assert {problem.carried_from for problem in found} == {
            problem.id for problem in problems_of(session, 2013) if problem.state != "done"
        }
        assert left_open(session, 2014) == []
