"""Ten years of random applications and disputes, written straight into the tables with what is derived from them.

The cases are of the kinds that a ledger lets in, not only of the kinds that the law likes: late replies, forgotten
corrections, letters never confirmed, everything more often around New Year.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, insert

from desktop_app.model.codes import codes
from desktop_app.model.kinds import KINDS, Application, CaseStep, Dispute, RuleSetting
from desktop_app.model.law.calendar import official_calendar
from desktop_app.model.law.receipt import receipt_of
from desktop_app.model.law.rules import Rules
from desktop_app.model.law.taking import writes
from desktop_app.model.law.workflow import case_of
from desktop_app.model.record import Record, empty_value, fields_of
from tests.report.empty_tables import empty_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from sqlalchemy.orm import Session

FIRST, LAST = 2015, 2024
HORIZON = dt.date(2025, 9, 30)
"""The day on which the ledger is looked at: nothing happened after it."""

_APPLICANTS = ("natural",) * 8 + tuple(codes("applicant_type"))
_DECISIONS = tuple(code for code in codes("decision") if code != "redirected" and not code.startswith("lapsed"))


@dataclass
class World:
    """The records of an office's ten years, as plain values, and the office's settings."""

    settings: dict[str, str] = field(default_factory=dict)
    applications: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    disputes: list[dict[str, Any]] = field(default_factory=list)

    def new_id(self) -> str:
        """Return an id that no record has yet."""
        return f"{len(self.applications) + len(self.steps) + len(self.disputes) + 1:032x}"

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Any]]:
        return {values["id"]: values for values in self.applications}

    def by_id(self, application: str) -> dict[str, Any]:
        """Return the values of an application of the finished world."""
        return self._by_id[application]

    def steps_by_application(self) -> Mapping[str, list[dict[str, Any]]]:
        """Return the steps of each application."""
        found: dict[str, list[dict[str, Any]]] = {}
        for step in self.steps:
            found.setdefault(step["application"], []).append(step)
        return found


def decade(random: Random, count: int, settings: dict[str, str] | None = None) -> World:
    """Return so many applications, and a dispute for every tenth of them."""
    world = World(dict(settings or {}))
    for _number in range(count):
        _add_application(random, world)
    for _number in range(count // 10):
        _add_dispute(random, world, _some_day(random))
    return world


def small_world(random: Random, count: int, settings: dict[str, str] | None = None) -> World:
    """Return a few cases and disputes that all come within weeks of one New Year.

    A correction may come after the reply, as it can when two offices' records are brought together.
    """
    world = decade(random, count, settings)
    for case in world.applications:
        received = _near_new_year(random)
        answered = random.choice((None, _later(random, received, 0, 60)))
        case.update(dict.fromkeys(_WAYS), received_on=received, replied_on=answered, unconfirmed=False)
        case["decision"] = random.choice(tuple(codes("decision"))) if answered else ""
        if answered and random.random() < 0.2:
            case.update(_turned_away(case, answered))
        if random.random() < 0.5:
            notice = _later(random, received, 0, 30)
            step = {"step": "correction", "day": notice, "answered_on": _later(random, notice, 0, 60)}
            world.steps.append(step | {"id": world.new_id(), "application": case["id"], "answer": "corrected"})
    for _number in range(count):
        _add_dispute(random, world, _near_new_year(random))
    return world


def _near_new_year(random: Random) -> dt.date:
    return dt.date(2022, 12, 31) + dt.timedelta(random.randint(-20, 20))


def _some_day(random: Random) -> dt.date:
    """Return a day of the decade, every fourth time one near New Year."""
    if random.random() < 0.25:
        return dt.date(random.randint(FIRST, LAST), 12, 31) - dt.timedelta(random.randint(0, 25))
    return dt.date(FIRST, 1, 1) + dt.timedelta(random.randrange((dt.date(LAST, 12, 31) - dt.date(FIRST, 1, 1)).days))


def _later(random: Random, day: dt.date, least: int, most: int) -> dt.date:
    return day + dt.timedelta(random.randint(least, most))


def _add_application(random: Random, world: World) -> None:
    values: dict[str, Any] = {"id": world.new_id(), "subject": "申请"}
    values["applicant_type"] = random.choice(_APPLICANTS)
    values["nature"] = values["came_as"] = "other" if random.random() < 0.1 else "disclosure"
    if world.applications and random.random() < 0.03:
        mother = world.applications[-1]
        values |= {
            name: mother[name] for name in ("channel", "mail", *_WAYS, "received_on", "applicant_type", "unconfirmed")
        }
        values["split_from"] = mother["id"]
    else:
        values |= _arrival(random)
    world.applications.append(values)
    for step in _steps(random, values):
        world.steps.append(step | {"id": world.new_id(), "application": values["id"]})
    if values.get("replied_on", HORIZON) > HORIZON:
        values |= {"replied_on": None, "decision": ""}


_WAYS = ("submitted_on", "arrived_on", "confirmed_on")


def _arrival(random: Random) -> dict[str, Any]:
    """Return how and when an application came; one in thirty was never confirmed with the applicant."""
    channel = random.choice(tuple(codes("application_channel")))
    day = _some_day(random)
    found: dict[str, Any] = {"channel": channel, "mail": "", "submitted_on": day, "arrived_on": None}
    if channel == "letter":
        found["mail"] = random.choice(("signed", "ordinary"))
    if channel != "face":
        found["arrived_on"] = _later(random, day, 0, 4)
    unconfirmed = channel == "face" or found["mail"] == "signed" or random.random() < 0.03
    found["confirmed_on"] = None if unconfirmed else _later(random, found["arrived_on"], 0, 9)
    receipt = receipt_of(found)
    assert receipt is not None
    return found | {"received_on": receipt.day, "unconfirmed": not receipt.confirmed}


def _steps(random: Random, values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the steps of a case and write its end, if it has one, into its values."""
    day = values["received_on"]
    if values["unconfirmed"]:
        return
    chance = random.random()
    if chance < 0.04:
        day = _later(random, day, 0, 20)
        yield {"step": "withdrawn", "day": day, "reason": "撤回"}
        values |= {"decision": "other", "replied_on": day}
        return
    if chance < 0.2:
        step = _asked(random, "correction", day, ("corrected", "corrected", "still_unclear", ""))
        yield step
        day = step["answered_on"]
    if day and chance < 0.25 and day.year >= 2021:
        step = _asked(random, "fee", day, ("paid", ""))
        yield step
        day = step["answered_on"]
    elif day and chance > 0.85:
        step = _asked(random, random.choice(("third_party", "co_maker", "agency")), day, ("agreed", "refused", ""))
        yield step
        day = step["answered_on"] or step["until"]
    if day and chance > 0.92:
        day = _later(random, day, 1, 15)
        yield {"step": "extension", "day": day, "approver": "某人"}
    values |= _ending(random, values, day, step["step"] if chance < 0.25 and not day else "")


def _asked(random: Random, step: str, day: dt.date, answers: tuple[str, ...]) -> dict[str, Any]:
    notice, answer = _later(random, day, 0, 8), random.choice(answers)
    answered = _later(random, notice, 1, 45) if answer else None
    return {"step": step, "day": notice, "until": _later(random, notice, 10, 30), "amount": 10000} | {
        "answer": answer if answered else "",
        "answered_on": answered,
    }


def _ending(random: Random, values: dict[str, Any], day: dt.date | None, waited_for: str) -> dict[str, Any]:
    """Return the decision: soon, late by up to two years, or none; without an answer a case lapses or stays open."""
    if random.random() < 0.03:
        return {}
    if day is None:
        gone = _later(random, values["received_on"], 60, 120)
        return {"decision": f"lapsed_{waited_for}", "replied_on": gone} if random.random() < 0.7 else {}
    late = random.random() < 0.08
    decided = _later(random, day, 40, 700) if late else _later(random, day, 0, 40)
    if values["nature"] == "other" or random.random() < 0.06:
        return _turned_away(values, decided)
    return {"decision": random.choice(_DECISIONS), "replied_on": decided}


def _turned_away(values: dict[str, Any], day: dt.date) -> dict[str, Any]:
    """Return what the procedure writes where a letter isn't dealt with as an application, this year or a later one."""
    known = case_of(values, {}, Rules(official_calendar()))
    (written,) = writes(known, "not_ogi", {"day": day, "referred_to": "信访处"})
    return dict(written.values)


def _add_dispute(random: Random, world: World, filed: dt.date) -> None:
    closed = _later(random, filed, 5, 400)
    values: dict[str, Any] = {"id": world.new_id(), "subject": "案", "filed_on": filed}
    values["procedure"] = random.choice(("review", "review", "lawsuit", "lawsuit", "appeal"))
    values["after_review"] = values["procedure"] == "lawsuit" and random.random() < 0.4
    values["co_defendant"] = values["after_review"] and random.random() < 0.3
    if closed <= HORIZON and random.random() < 0.95:
        values |= {"closed_on": closed, "outcome": random.choice(tuple(codes("dispute_outcome")))}
    world.disputes.append(values)


@contextmanager
def stored(world: World, others: Mapping[str, list[dict[str, Any]]] | None = None) -> Iterator[Session]:
    """Give a session on new tables that hold the world, with every derived value, and rows of other kinds."""
    with empty_tables() as session:
        whole = {
            _table(KINDS[kind]): [_complete(KINDS[kind], one) for one in rows] for kind, rows in (others or {}).items()
        }
        for kind, rows in (_rows(world) | whole).items():
            if rows:
                session.execute(insert(kind), rows)
        yield session


def _rows(world: World) -> dict[Table, list[dict[str, Any]]]:
    """Return the rows of every table, written with plain inserts: the log has no part in the figures."""
    rules, steps = Rules(official_calendar(), world.settings), world.steps_by_application()
    chosen = [{"id": code, "code": code, "value": value} for code, value in world.settings.items()]
    rows = {CaseStep: world.steps, Dispute: world.disputes, RuleSetting: chosen}
    found = {_table(kind): [_complete(kind, values) for values in given] for kind, given in rows.items()}
    whole = (_complete(Application, values) for values in world.applications)
    found[_table(Application)] = [
        row | Application.derive(row, rules, {"case_step": steps.get(row["id"], ())}) for row in whole
    ]
    return found


def _table(kind: type[Record]) -> Table:
    assert isinstance(kind.__table__, Table)
    return kind.__table__


def _complete(kind: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with an empty value in every field that nobody filled in."""
    empty = _EMPTY.setdefault(kind, {name: empty_value(each) for name, each in fields_of(kind).items()})
    return {name: values.get(name, value) for name, value in empty.items()} | {"id": values["id"]}


_EMPTY: dict[type[Record], dict[str, Any]] = {}
