"""The review command: how far a release is, an opinion given, and the sentence that refuses one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Category, Release
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.model.field import Value
    from tests.cli.conftest import Outcome


@pytest.fixture
def file(fresh_file: Path, tmp_path: Path) -> Path:
    """Return a data file with one release of 2025 that isn't public yet, index number 2025-1."""
    path = Path(shutil.copy(fresh_file, tmp_path / "release.ogi"))
    with opened(path) as ledger, operation(ledger, "录入") as change:
        category = change.add(Category, {"name": "规划计划", "code": "plan"})
        values: dict[str, Value] = {"title": "就业规划", "unit": ledger.profile.unit_id, "category": category}
        change.add(Release, values | {"index_number": "2025-1", "made_on": "2025-09-22"})
    return path


def test_a_release_goes_through_its_stages(run: Callable[..., Outcome], file: Path) -> None:
    shown = run("review", file, "2025-1")
    assert shown.code == 0
    assert shown.out.splitlines() == ["状态：未送审", "公开期限：2025-10-24", "下一环节：处室负责人"]
    run("review", file, "2025-1", "agree", "--officer", "张处长", "--day", "2025-09-23")
    done = run("review", file, "2025-1", "agree", "--officer", "李主任", "--day", "2025-09-24", "--secrecy-reviewed")
    assert done.out.splitlines() == [
        "状态：可以公开",
        "公开期限：2025-10-24",
        "2025-09-23  张处长  处室负责人  同意",
        "2025-09-24  李主任  办公室  同意",
    ]


def test_the_last_approval_without_a_secrecy_review_is_refused_with_the_article(
    run: Callable[..., Outcome], file: Path
) -> None:
    run("review", file, "2025-1", "agree", "--officer", "张处长", "--day", "2025-09-23")
    refused = run("review", file, "2025-1", "agree", "--officer", "李主任", "--day", "2025-09-24")
    assert refused.code == 1
    assert "公开前须经保密审查（2019《条例》第十七条）" in refused.err


def test_an_unknown_release_is_told(run: Callable[..., Outcome], file: Path) -> None:
    refused = run("review", file, "2025-9")
    assert refused.code == 1
    assert "没有索引号为“2025-9”的公开信息" in refused.err
