"""The command calendar: the years, a notice read before anything is taken, and what moved with it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.kinds import Application
from desktop_app.office.opening import opened
from desktop_app.store.log.operation import operation
from tests.model.holidays.test_notice import WHOLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Outcome


@pytest.fixture
def file(fresh_file: Path, tmp_path: Path) -> Path:
    """Return a file with one open case whose term runs over the Spring Festival of 2027."""
    path = Path(shutil.copy(fresh_file, tmp_path / "data.ogi"))
    with opened(path) as ledger, operation(ledger, "登记") as change:
        plain = {"unit": ledger.profile.unit_id, "channel": "face", "nature": "disclosure", "applicant_type": "natural"}
        change.add(Application, plain | {"number": "1", "subject": "甲", "received_on": "2027-01-18"})
    return path


def notice(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a notice and return the file."""
    path = folder / "notice.txt"
    path.write_bytes(text.encode(encoding))
    return path


def test_the_years_are_listed_with_what_they_lack(run: Callable[..., Outcome], file: Path) -> None:
    said = run("calendar", file).out.splitlines()
    assert said[-1] == "2026  国务院办公厅关于2026年部分节假日安排的通知"
    assert run("calendar", file, "--year", "2027").out.strip() == "2027  暂定：2027年放假安排尚未公布"
    assert "  调休上班  国庆节  10月10日（星期六）" in run("calendar", file, "--year", "2026").out.splitlines()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_notice_is_looked_at_and_taken_and_says_what_moved(
    run: Callable[..., Outcome], file: Path, tmp_path: Path, encoding: str
) -> None:
    path = notice(tmp_path, WHOLE, encoding)
    looked = run("calendar", file, "--notice", path)
    assert "  放假  春节  2月5日至13日（共 9 天）" in looked.out.splitlines()
    assert run("due", file, "--today", "2027-01-20").out.count("（暂定）") == 1
    taken = run("calendar", file, "--notice", path, "--take")
    assert "已采用。答复期限变动 1 件。" in taken.out
    assert "2027-02-15 → 2027-02-21" not in taken.out
    assert taken.out.splitlines()[-1].split() == ["2027-02-15", "→", "2027-02-19", "1", "甲"]
    assert "暂定" not in run("due", file, "--today", "2027-01-20").out
    with opened(file, read_only=True) as ledger:
        assert ledger.rules.calendar.announced(2027)
        assert not ledger.rules.calendar.is_workday(dt.date(2027, 2, 5))


def test_a_notice_that_contradicts_itself_or_holds_no_day_is_not_taken(
    run: Callable[..., Outcome], file: Path, tmp_path: Path
) -> None:
    twice = notice(tmp_path, WHOLE.replace("5月8日（周六）上班", "5月5日（周三）上班"))
    outcome = run("calendar", file, "--notice", twice, "--take")
    assert (outcome.code, "没有采用" in outcome.err, "2027年5月5日" in outcome.out) == (1, True, True)
    assert run("calendar", file, "--notice", notice(tmp_path, "请各单位做好值班。"), "--take").code == 1
    assert run("calendar", file, "--take").code == 1
    assert "尚未公布" in run("calendar", file, "--year", "2027").out
