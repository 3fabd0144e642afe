"""An explanation is kept under a finding's name, stays when the check is run again, and closes what is to verify."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import UserError
from desktop_app.model.kinds import Application, ReportSection
from desktop_app.report.annex.finding import Finding, findings_json
from desktop_app.report.checks.blocking import blocking, refuse_errors
from desktop_app.report.checks.explanations import explain_finding, explained
from desktop_app.store.log.operation import operation
from desktop_app.store.log.reading import reading

if TYPE_CHECKING:
    from desktop_app.ledger import Ledger

DAY = dt.date(2014, 1, 8)
DOUBT = Finding("R17-made", "warn", "有 3 条信息没有生成日期。")
ERROR = Finding("R19-personal", "error", "有手机号码。", subject="r1")


def again(ledger: Ledger, finding: Finding, year: int = 2013) -> Finding:
    """Return a finding as another run of the check finds it."""
    with reading(ledger) as session:
        return explained(session, year, [finding])[0]


def test_an_explanation_stays_when_the_check_is_run_again(ledger: Ledger) -> None:
    explain_finding(ledger, 2013, DOUBT, " 旧信息，已难查考。 ", DAY)
    kept = again(ledger, replace(DOUBT, text="有 2 条信息没有生成日期。")).explanation
    assert kept is not None
    assert (kept.text, kept.by, kept.on) == ("旧信息，已难查考。", "测试员", DAY)
    assert again(ledger, DOUBT, 2014).explanation is None
    assert again(ledger, ERROR).explanation is None


def test_explaining_again_changes_the_one_explanation_and_an_empty_one_takes_it_back(ledger: Ledger) -> None:
    explain_finding(ledger, 2013, DOUBT, "一", DAY)
    first = again(ledger, DOUBT)
    explain_finding(ledger, 2013, first, "二", DAY)
    second = again(ledger, DOUBT)
    assert first.explanation
    assert second.explanation
    assert (second.explanation.record_id, second.explanation.text) == (first.explanation.record_id, "二")
    explain_finding(ledger, 2013, second, "  ", DAY)
    assert again(ledger, DOUBT).explanation is None
    with pytest.raises(UserError):
        explain_finding(ledger, 2013, DOUBT, "", DAY)


def test_what_is_to_verify_is_done_with_by_an_explanation_and_an_error_is_not(ledger: Ledger) -> None:
    for finding in (DOUBT, ERROR):
        explain_finding(ledger, 2013, finding, "情况属实。", DAY)
    assert again(ledger, DOUBT).done
    assert not again(ledger, ERROR).done
    assert again(ledger, ERROR).stops
    assert not DOUBT.done
    assert findings_json([again(ledger, DOUBT)])[0]["explanation"] == "情况属实。"


def test_only_errors_about_records_up_to_the_month_stop_its_handing_in(ledger: Ledger) -> None:
    with operation(ledger, "登记") as change:
        values = {"unit": ledger.profile.unit_id, "channel": "web", "nature": "disclosure", "applicant_type": "natural"}
        change.add(Application, values | {"subject": "预算", "received_on": dt.date(2013, 12, 20)})
    stopping = blocking(ledger, 2013, 12, ledger.profile.unit_id)
    assert [finding.id for finding in stopping] == ["R16-unregistered"]
    assert blocking(ledger, 2013, 11, ledger.profile.unit_id) == ()
    assert "R16-unregistered" in [finding.id for finding in blocking(ledger, 2013)]
    refuse_errors(ledger, 2013, [10, 11])
    with pytest.raises(UserError, match="12 月的记录有 1 项错误，不能上报。 有 1 件申请没有登记号"):
        refuse_errors(ledger, 2013, [11, 12])


def test_what_cannot_be_put_right_and_what_no_record_shows_does_not_stop_a_month(ledger: Ledger) -> None:
    with operation(ledger, "登记") as change:
        values = {"unit": ledger.profile.unit_id, "channel": "web", "nature": "disclosure", "applicant_type": "natural"}
        change.add(
            Application, values | {"number": "2013-0001", "subject": "预算", "received_on": dt.date(2013, 10, 8)}
        )
        change.add(ReportSection, {"year": 2013, "code": "overview", "heading": "一、概述", "body": "已写。"})
    whole = {finding.id for finding in blocking(ledger, 2013)}
    assert "R03-missing" in whole
    assert "R16-late" not in whole
    assert blocking(ledger, 2013, 12) == ()
