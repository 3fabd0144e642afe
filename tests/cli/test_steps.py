"""The step command: what can be done, what is refused and why, and how the due day follows."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.field import Value
    from tests.cli.conftest import Outcome


@pytest.fixture
def case(fresh_file: Path, tmp_path: Path) -> Path:
    """Return a data file with one application of 2025, number 2025-1."""
    path = Path(shutil.copy(fresh_file, tmp_path / "case.ogi"))
    with opened(path) as ledger, operation(ledger, "登记") as change:
        values: dict[str, Value] = {"number": "2025-1", "subject": "补助资金分配", "unit": ledger.profile.unit_id}
        values |= {"channel": "face", "nature": "disclosure", "applicant_type": "natural"}
        change.add(Application, values | {"received_on": "2025-09-22"})
    return path


def test_a_case_tells_its_due_day_and_what_can_be_done(run: Callable[..., Outcome], case: Path) -> None:
    shown = run("step", case, "2025-1")
    assert shown.code == 0
    assert "2025年10月24日" in shown.out
    assert "国庆" in shown.out
    assert "extension" in shown.out
    assert "correction" in shown.out


def test_an_extension_moves_the_due_day_and_a_second_one_is_refused_with_the_article(
    run: Callable[..., Outcome], case: Path
) -> None:
    taken = run("step", case, "2025-1", "extension", "--day", "2025-10-20", "--set", "approver=王主任")
    assert taken.code == 0
    assert "2025年11月21日" in taken.out
    again = run("step", case, "2025-1", "extension", "--day", "2025-10-21", "--set", "approver=王主任")
    assert again.code == 1
    assert "条" in again.err
    assert again.err.count("\n") == 1


def test_an_extension_after_the_due_day_is_recorded_and_flagged(run: Callable[..., Outcome], case: Path) -> None:
    late = run("step", case, "2025-1", "extension", "--day", "2025-10-27", "--set", "approver=王主任")
    assert late.code == 0
    assert "⚠ 延期须在答复期限" in late.out


def test_a_reply_closes_the_case_and_needs_its_decision(run: Callable[..., Outcome], case: Path) -> None:
    without = run("step", case, "2025-1", "reply", "--day", "2025-10-10")
    assert without.code == 1
    done = run("step", case, "2025-1", "reply", "--day", "2025-10-10", "--set", "decision=予以公开")
    assert done.code == 0
    assert "已答复" in done.out
    assert run("verify", case).code == 0


def test_a_decision_is_given_as_an_annex_calls_it(run: Callable[..., Outcome], case: Path) -> None:
    for word in ("不予公开", "工作秘密"):
        unclear = run("step", case, "2025-1", "reply", "--day", "2025-10-10", "--set", f"decision={word}")
        assert unclear.code == 1
        assert "可以是几项" in unclear.err
        assert "属于三类内部事务信息" in unclear.err
    done = run("step", case, "2025-1", "reply", "--day", "2025-10-10", "--set", "decision=2.同意公开答复数")
    assert done.code == 0, done.err


def test_what_a_step_cannot_hold_is_refused_by_name(run: Callable[..., Outcome], case: Path) -> None:
    assert "不是步骤的内容" in run("step", case, "2025-1", "extension", "--set", "nothing=1").err
    assert "没有登记号" in run("step", case, "2030-9").err
    assert run("step", case, "2025-1", "no-such-step").code == 2


def test_what_was_done_against_the_rules_is_recorded_when_somebody_says_so(
    run: Callable[..., Outcome], case: Path
) -> None:
    words = ("extension", "--day", "2025-10-20", "--set", "approver=王主任", "--set", "days=30")
    refused = run("step", case, "2025-1", *words)
    assert refused.code == 1
    assert "--as-it-happened" in refused.err
    done = run("step", case, "2025-1", *words, "--as-it-happened")
    assert done.code == 0
    assert "⚠ 延长的期限最长20个工作日" in done.out
    impossible = run("step", case, "2025-1", "extension", "--day", "2025-09-01", "--set", "approver=王主任")
    assert "--as-it-happened" not in impossible.err
