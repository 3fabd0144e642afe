"""Taking a report from open to published: refused while anything is missing, figures kept as filed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import Category, Release, RuleSetting
from desktop_app.office.months.hand_in import hand_in_months
from desktop_app.office.years.correction_slip import Correction, correcting
from desktop_app.report.annex.formats.format import default_format
from desktop_app.report.annex.scope import AnnexScope
from desktop_app.report.checks.explanations import explain_finding
from desktop_app.report.narrative.composed_annex import annex_of
from desktop_app.report.yearly.state import Taking, standing, take_step
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading
from desktop_app.store.proof.verify import verify

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger
    from desktop_app.model.report_workflow import Action

TODAY = dt.date(2014, 3, 10)
BY = Taking(TODAY, "张三", note="已逐项核实")
WAY: tuple[Action, ...] = ("hand_in", "check", "sign", "file", "publish")


@pytest.fixture
def release(ledger: Ledger) -> str:
    """Return a release of 2013; the year is handed in whole."""
    with operation(ledger, "登记") as change:
        category = change.add(Category, {"name": "政策法规", "code": "law"})
        values = {"title": "通知", "unit": ledger.profile.unit_id, "category": category}
        made = change.add(Release, values | {"released_on": "2013-03-01"})
    hand_in_months(ledger, 2013, {month: month != 3 for month in range(1, 13)})
    return made


def go(ledger: Ledger, *actions: Action) -> None:
    """Take steps one after another."""
    for action in actions:
        take_step(ledger, 2013, action, BY, TODAY)


def test_a_report_goes_its_way_and_every_step_keeps_who_when_and_the_figures(ledger: Ledger, release: str) -> None:
    assert release
    go(ledger, *WAY)
    found = standing(ledger, 2013, TODAY)
    assert found.state == "published"
    assert [step.state for step in found.steps] == ["handed_in", "checked", "signed", "filed", "published"]
    assert {(step.officer, step.day) for step in found.steps} == {("张三", TODAY)}
    assert {step.fingerprint for step in found.steps} == {found.facts.fingerprint}
    assert found.published == found.facts.fingerprint
    assert found.locked
    assert not found.moved
    assert found.offers() == ()
    assert verify(ledger).problems == ()


def test_filing_keeps_the_figures_and_a_correction_shows_that_they_moved(ledger: Ledger, release: str) -> None:
    go(ledger, *WAY)
    fmt = default_format(2013)
    with reading(ledger) as session:
        kept = annex_of(session, AnnexScope(fmt, 2013))
        assert kept.source == "filed"
    with correcting(ledger, Correction("重复登记", "张三", "王主任", TODAY)), operation(ledger, "删") as change:
        change.delete(release)
    found = standing(ledger, 2013, TODAY)
    assert (found.state, found.moved) == ("corrected", True)
    with reading(ledger) as session:
        assert annex_of(session, AnnexScope(fmt, 2013, source="filed")).fingerprint == kept.fingerprint
        assert annex_of(session, AnnexScope(fmt, 2013)).fingerprint == found.facts.fingerprint
    go(ledger, "publish")
    found = standing(ledger, 2013, TODAY)
    assert (found.state, found.moved) == ("published", False)


def test_what_changes_between_the_steps_sends_the_report_back(ledger: Ledger, release: str) -> None:
    go(ledger, "hand_in", "check")
    with operation(ledger, "删") as change:
        change.delete(release)
    assert dict(standing(ledger, 2013, TODAY).offers()) == {
        "sign": "上一步之后数据又有变动，请退回重办，重新核对。",
        "reopen": "",
    }
    with pytest.raises(UserError, match="又有变动"):
        go(ledger, "sign")
    go(ledger, "reopen")
    with pytest.raises(UserError, match="现在是“退回重办”，不能“核对完毕”"):
        go(ledger, "check")


def test_missing_units_stop_the_report_unless_the_office_allows_it(ledger: Ledger) -> None:
    with pytest.raises(UserError, match="还有 1 个单位没有报齐"):
        go(ledger, "hand_in")
    with operation(ledger, "设置") as change:
        change.add(RuleSetting, {"code": "file_without_all", "value": "yes"})
    go(ledger, "hand_in")
    (step,) = standing(ledger, 2013, TODAY).steps
    assert step.note == "已逐项核实\n缺报 1 个单位"


def test_a_step_needs_its_officer(ledger: Ledger, release: str) -> None:
    assert release
    with pytest.raises(UserError, match="经办人"):
        take_step(ledger, 2013, "hand_in", Taking(TODAY, " "), TODAY)


@pytest.mark.parametrize("action", ["check", "sign", "file"])
def test_who_vouches_for_figures_with_open_findings_says_a_word(ledger: Ledger, release: str, action: Action) -> None:
    assert release
    go(ledger, *WAY[: WAY.index(action)])
    found = standing(ledger, 2013, TODAY)
    assert found.open
    assert not any(finding.stops or finding.level == "info" for finding in found.open)
    with pytest.raises(UserError, match=f"还有 {len(found.open)} 项没有核实或说明"):
        take_step(ledger, 2013, action, Taking(TODAY, "张三", note="  "), TODAY)
    go(ledger, action)


def test_findings_that_are_explained_ask_for_no_word_any_more(ledger: Ledger, release: str) -> None:
    assert release
    go(ledger, "hand_in")
    for finding in standing(ledger, 2013, TODAY).open:
        explain_finding(ledger, 2013, finding, "属实", TODAY)
    assert standing(ledger, 2013, TODAY).open == ()
    take_step(ledger, 2013, "check", Taking(TODAY, "张三"), TODAY)
