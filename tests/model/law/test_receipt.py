"""The day of receipt, channel by channel, in each of the three periods of the law."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.model.law.receipt import awaits_confirmation, receipt_of, receipt_problems

if TYPE_CHECKING:
    from desktop_app.model.field import Value

DAYS = ("submitted_on", "arrived_on", "confirmed_on")


def letter(year: int, channel: str, mail: str = "", received: int = 0) -> dict[str, Value]:
    """Return an application sent on the 3rd, arrived on the 5th and confirmed on the 7th of December of a year."""
    came: dict[str, Value] = {name: dt.date(year, 12, 3 + 2 * place) for place, name in enumerate(DAYS)}
    return (
        came | {"channel": channel, "mail": mail} | ({"received_on": dt.date(year, 12, received)} if received else {})
    )


@pytest.mark.parametrize(
    ("channel", "mail", "in_2013", "in_2016", "in_2020"),
    [
        ("face", "", 3, 3, 3),
        ("letter", "signed", 5, 5, 5),
        ("letter", "ordinary", 5, 7, 7),
        ("web", "", 5, 7, 7),
        ("email", "", 5, 5, 7),
        ("fax", "", 5, 7, 7),
        ("other", "", 5, 7, 7),
    ],
)
def test_each_way_in_has_its_day_of_receipt(channel: str, mail: str, in_2013: int, in_2016: int, in_2020: int) -> None:
    for year, expected in ((2013, in_2013), (2016, in_2016), (2020, in_2020)):
        found = receipt_of(letter(year, channel, mail))
        assert found is not None
        assert (found.day, found.confirmed) == (dt.date(year, 12, expected), True)


def test_until_the_applicant_has_confirmed_the_day_of_arrival_stands_in() -> None:
    values = letter(2025, "letter", "ordinary", received=5) | {"confirmed_on": None}
    found = receipt_of(values)
    assert found is not None
    assert (found.day, found.confirmed) == (dt.date(2025, 12, 5), False)
    assert awaits_confirmation(values)
    assert receipt_problems(values) == {}
    assert "确认之前按到件日期2025年12月5日暂计" in found.sentence


def test_where_nobody_noted_how_it_came_nothing_is_said() -> None:
    assert receipt_of({"channel": "web"}) is None
    assert receipt_of({"channel": "letter", "mail": "", "arrived_on": dt.date(2025, 12, 5)}) is None
    assert not awaits_confirmation({"channel": "letter"})


def test_what_was_handed_in_counts_though_only_the_arrival_was_noted() -> None:
    found = receipt_of({"channel": "face", "arrived_on": dt.date(2025, 12, 5)})
    assert found is not None
    assert (found.day, found.confirmed) == (dt.date(2025, 12, 5), True)


def test_another_day_than_the_rule_s_needs_a_reason() -> None:
    values = letter(2025, "letter", "signed", received=7)
    problem = receipt_problems(values)["received_on"]
    assert problem.startswith("按规则收到日期为2025年12月5日（2019《条例》第三十一条）。")
    assert receipt_problems(values | {"receipt_reason": "收件人外出，当日未能拆阅"}) == {}


def test_days_in_the_wrong_order_are_refused() -> None:
    values = letter(2025, "web") | {"confirmed_on": dt.date(2025, 12, 4)}
    assert "第三十一条" in receipt_problems(values)["confirmed_on"]
    assert "arrived_on" in receipt_problems(letter(2025, "face") | {"arrived_on": dt.date(2025, 12, 1)})
