"""Every term, over random cases, is what one counts by hand: other code, which shares only the notices' days."""

from __future__ import annotations

import datetime as dt
import os
from random import Random

from desktop_app.model.law import remedies
from desktop_app.model.law.calendar import WorkCalendar
from desktop_app.model.law.clock import deadline
from desktop_app.model.law.rule_sets import regulation_of
from desktop_app.model.law.rules import Rules
from desktop_app.model.law.step import Step
from tests.model.law.by_hand.clock import Happened, due_by_hand
from tests.model.law.by_hand.days import DAY, worked_day_after
from tests.model.law.by_hand.remedies import remedies_by_hand
from tests.model.law.cases import RULES, rules

CASES = int(os.environ.get("OGI_COUNTED_CASES", "400"))
"""Random cases; the large run has 50,000."""

_FIRST, _DAYS = dt.date(2009, 1, 1), 6300
_SETTINGS = {
    "correction_2007": ("pause", "restart"),
    "fee_payment": ("restart", "pause"),
    "extension_after_restart": ("spent", "kept"),
    "late_correction": ("runs", "restart"),
    "abuse_reason": ("runs", "pause"),
    "third_party_from": ("dispatch", "delivery"),
}
_STEPS = ("correction", "fee", "extension", "third_party", "agency", "co_maker", "abuse_reason", "abuse_delay")
_MOST_STEPS = 4


def some_settings(random: Random) -> dict[str, str]:
    """Return what an office chose where the law leaves it to it."""
    return {name: random.choice(values) for name, values in _SETTINGS.items()}


def some_case(random: Random, received: dt.date) -> list[Happened]:
    """Return what happened in a case, much of it on the days on which it matters."""
    last = worked_day_after(received, 20 if received >= dt.date(2019, 5, 15) else 15)
    telling = (received, worked_day_after(received, 7), worked_day_after(received, 8), last - DAY, last, last + DAY)
    happened: list[Happened] = []
    for _turn in range(random.randint(1, _MOST_STEPS)):
        what = random.choice(_STEPS)
        if what in {one.what for one in happened} - {"third_party"}:
            continue
        on = random.choice((*telling, received + DAY * random.randrange(45)))
        waited = what in {"extension", "abuse_delay"} or random.random() < 0.25
        happened.append(
            Happened(
                what,
                on,
                answered=None if waited else on + DAY * random.randrange(40),
                delivered=on + DAY * random.randrange(6) if random.random() < 0.4 else None,
                until=on + DAY * random.randrange(30) if random.random() < 0.5 else None,
                days=random.choice((None, 5, 10, 20, 30)) if what == "extension" else None,
                reasonable=not waited and random.random() < 0.7,
            )
        )
    return happened


def as_steps(case: list[Happened]) -> tuple[Step, ...]:
    """Return a case as the program keeps it."""
    return tuple(
        Step(
            id=str(place),
            step=one.what,
            day=one.on,
            answered_on=one.answered,
            answer=("reasonable" if one.reasonable else "answered") if one.answered else "",
            delivered_on=one.delivered,
            until=one.until,
            days=one.days,
        )
        for place, one in enumerate(case)
    )


def test_an_answer_is_due_when_one_counts_it_by_hand() -> None:
    random = Random(2013)
    for _turn in range(CASES):
        received = _FIRST + DAY * random.randrange(_DAYS)
        settings, case = some_settings(random), some_case(random, received)
        found = deadline(received, as_steps(case), regulation_of(received), rules(**settings))
        assert found.legal == due_by_hand(received, case, settings), (received, case, settings)
        if found.otherwise is not None:
            other = "runs" if settings["late_correction"] == "restart" else "restart"
            assert found.otherwise.legal == due_by_hand(received, case, settings | {"late_correction": other})


def test_reviews_and_suits_end_when_one_counts_it_by_hand() -> None:
    random = Random(2024)
    for turn in range(max(CASES // 4, 100)):
        day = _FIRST + DAY * random.randrange(6150)
        if turn % 2:  # half of them over New Year and the spring festival
            day = dt.date(random.randrange(2009, 2026), random.choice((11, 12, 1, 2)), random.randrange(1, 29))
        for name, expected in remedies_by_hand(day).items():
            function, *how = name.split()
            found = getattr(remedies, function)(day, RULES.calendar, **dict.fromkeys(how, True))
            assert found == expected, (name, day)


def test_a_day_that_a_later_notice_moves_was_called_provisional() -> None:
    moved = 0
    for year in range(2008, 2026) if CASES > 1000 else (2011, 2018, 2023):
        known = Rules(WorkCalendar({one: days for one, days in RULES.calendar.years.items() if one <= year}))
        for received in (dt.date(year, 10, 1) + DAY * number for number in range(92)):
            then = deadline(received, (), regulation_of(received), known)
            if then.legal != deadline(received, (), regulation_of(received), RULES).legal:
                moved += 1
                assert then.provisional, received
    assert moved
