"""The command due: what is open by urgency, whom it waits for, and what was late and why."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application, CaseStep, Dispute
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.field import Value
    from tests.cli.conftest import Outcome


@pytest.fixture
def file(fresh_file: Path, tmp_path: Path) -> Path:
    """Return a file with one overdue case, one that waits, and one late reply."""
    path = Path(shutil.copy(fresh_file, tmp_path / "data.ogi"))
    with opened(path) as ledger, operation(ledger, "登记") as change:
        plain: dict[str, Value] = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure"}
        plain |= {"applicant_type": "natural"}
        change.add(Application, plain | {"number": "1", "subject": "甲", "received_on": "2023-05-12"})
        waits = change.add(Application, plain | {"number": "2", "subject": "乙", "received_on": "2023-06-13"})
        asked: dict[str, Value] = {"step": "correction", "day": "2023-06-14", "until": "2023-06-28"}
        change.add(CaseStep, {"application": waits, **asked})
        answered: dict[str, Value] = {"decision": "granted", "replied_on": "2023-04-14"}
        change.add(Application, plain | answered | {"number": "3", "subject": "丙", "received_on": "2023-03-13"})
    return path


def test_due_prints_by_urgency_and_says_whom_a_case_waits_for(run: Callable[..., Outcome], file: Path) -> None:
    said = run("due", file, "--today", "2023-06-16").out.splitlines()
    assert said == [
        "已逾期（1 件）",
        "  2023-06-09  逾期 5 个工作日  1  甲",
        "等待他方（1 件）",
        "  待补正  等申请人，最迟 2023-06-28  2  乙",
    ]


def with_disputes(file: Path) -> Path:
    """Bring two disputes into the file: one that the bureau has to answer itself, one appeal without a term by law."""
    with opened(file) as ledger, operation(ledger, "登记") as change:
        plain: dict[str, Value] = {"unit": ledger.profile.unit_id, "filed_on": "2023-06-01"}
        review = {"procedure": "review", "subject": "不服答复", "case_number": "复1号", "notified_on": "2023-06-07"}
        change.add(Dispute, plain | review)
        change.add(Dispute, plain | {"procedure": "appeal", "subject": "申诉一件"})
    return file


def test_due_lists_reviews_and_lawsuits_with_the_day_that_comes_next(run: Callable[..., Outcome], file: Path) -> None:
    said = run("due", with_disputes(file), "--today", "2023-06-16").out.splitlines()
    assert said[4:] == [
        "复议诉讼（2 件）",
        "  2023-06-19  剩 1 个工作日  行政复议：本机关书面答复  复1号  不服答复",
        "  行政申诉（信访、举报）：没有法定期限  申诉一件",
    ]


def test_due_as_data_tells_disputes_under_the_same_names(run: Callable[..., Outcome], file: Path) -> None:
    found = run("due", with_disputes(file), "--today", "2023-06-16", "--json", "-").data
    assert [one["kind"] for one in found] == ["application", "application", "dispute", "dispute"]
    assert all({*found[0]} <= {*one} for one in found)
    assert (found[2]["due_on"], found[2]["own"], found[2]["group"]) == ("2023-06-19", True, "soon")
    assert (found[3]["due_on"], found[3]["own"], found[3]["group"]) == (None, False, "waiting")


def test_due_as_data_has_group_and_what_is_waited_for(run: Callable[..., Outcome], file: Path) -> None:
    first, second = run("due", file, "--today", "2023-06-16", "--json", "-").data
    assert (first["group"], first["waits_for"]) == ("overdue", None)
    assert (second["group"], second["waits_for"], second["waits_until"]) == ("waiting", "申请人", "2023-06-28")


def test_due_tells_the_late_replies_of_a_year_and_why(run: Callable[..., Outcome], file: Path) -> None:
    said = run("due", file, "--today", "2023-06-16", "--late", "2023").out.splitlines()
    assert said == [
        "2023-06-09  逾期 5 个工作日，仍未答复  1  甲",
        "    没有延期，期限也没有停止计算。",
        "    期限届满时：已登记。",
        "2023-04-11  答复逾期 3 个工作日  3  丙",
        "    没有延期，期限也没有停止计算。",
        "    期限届满时：已登记。",
    ]
    late = run("due", file, "--today", "2023-06-16", "--late", "2023", "--json", "-").data
    assert [(one["number"], one["days_late"], one["replied_on"]) for one in late] == [
        ("1", 5, None),
        ("3", 3, "2023-04-14"),
    ]


def test_due_says_when_nothing_was_late(run: Callable[..., Outcome], file: Path) -> None:
    assert run("due", file, "--late", "2020").out == "2020 年没有逾期答复\n"


def test_the_turn_of_the_year_is_told_line_by_line(run: Callable[..., Outcome], file: Path) -> None:
    said = run("due", file, "--turn", "2024", "--today", "2024-01-08").out.splitlines()
    assert said[:2] == ["放假安排（已就绪）", "  2024 年的放假安排已有：国务院办公厅关于2024年部分节假日安排的通知"]
    assert "  2 件申请跨年办理，年底还没有答复的计入 2024 年的“上年结转”。" in said
    lines = run("due", file, "--turn", "2024", "--today", "2024-01-08", "--json", "-").data
    assert [line["topic"] for line in lines] == ["calendar", "annex", "categories", "numbers", "cases", "report"]
