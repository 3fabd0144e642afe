"""Backups made by themselves: which are kept as they grow old, and that nothing else in the folder is ever touched."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.store.file.kept_backups import DAILY, KeptBackup, backup_name, kept_backups, superseded

NOW = dt.datetime(2026, 11, 30, 12)  # noqa: DTZ001 (the clock of the room)
PLENTY = 10**12


def made(*moments: dt.datetime, size: int = 10) -> list[KeptBackup]:
    """Return backups made at these moments."""
    return [KeptBackup(Path(f"{number}.ogi"), at, DAILY, size) for number, at in enumerate(moments)]


def left(backups: list[KeptBackup], most: int = PLENTY) -> list[dt.datetime]:
    """Return the moments of those that stay, the newest first."""
    gone = superseded(backups, most)
    return sorted((one.at for one in backups if one not in gone), reverse=True)


def test_of_one_a_day_over_two_years_seven_days_four_weeks_and_twelve_months_stay() -> None:
    stay = left(made(*(NOW - dt.timedelta(days=days) for days in range(730))))
    ages = [(NOW - at).days for at in stay]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert {at.strftime("%G-%V") for at in stay} >= {
        (NOW - dt.timedelta(weeks=weeks)).strftime("%G-%V") for weeks in range(4)
    }
    assert len({(at.year, at.month) for at in stay}) == 12
    assert len(stay) <= 7 + 4 + 12


def test_all_of_the_newest_day_stay_and_only_the_last_of_a_day_before() -> None:
    today = [NOW - dt.timedelta(hours=hours) for hours in (0, 1, 2)]
    yesterday = [NOW - dt.timedelta(days=1, hours=hours) for hours in (0, 1, 2)]
    assert left(made(*today, *yesterday)) == [*today, yesterday[0]]


def test_the_oldest_go_first_where_there_is_no_room_and_the_newest_never_goes() -> None:
    backups = made(*(NOW - dt.timedelta(days=days) for days in range(5)))
    assert left(backups, 30) == [NOW - dt.timedelta(days=days) for days in range(3)]
    assert left(backups, 1) == [NOW]
    assert superseded([], 1) == []


@given(
    st.lists(st.datetimes(dt.datetime(2001, 1, 1), dt.datetime(2060, 1, 1)), max_size=40),  # noqa: DTZ001 (as above)
    st.integers(1, 400),
)
def test_whatever_there_is_the_newest_stays_and_thinning_again_takes_nothing(
    moments: list[dt.datetime], most: int
) -> None:
    backups = made(*moments)
    gone = superseded(backups, most)
    stay = [one for one in backups if one not in gone]
    assert not moments or max(moments) in {one.at for one in stay}
    assert superseded(stay, most) == []
    assert len(stay) <= 1 or sum(one.size for one in stay) <= most or len(stay) == 1


def test_only_what_the_program_named_itself_is_found(tmp_path: Path) -> None:
    own = [backup_name("台账", DAILY, NOW), backup_name("台账", "接收前", NOW - dt.timedelta(days=1))]
    others = [
        *("台账.ogi", "台账_2026-11-30_120000.ogi", "台账_升级前（第 3 版）.ogi", "台账_恢复前_2026-11-30_120000.ogi"),
        *(
            "我的台账_每日_2026-11-30_120000.ogi",
            "台账_每日_2026-13-30_120000.txt",
            "台账_每日_2026-11-30_120000.ogi.part",
        ),
    ]
    for name in (*own, *others):
        (tmp_path / name).write_bytes(b"x")
    assert [one.path.name for one in kept_backups(tmp_path, "台账")] == own
    assert kept_backups(tmp_path / "nowhere", "台账") == []
