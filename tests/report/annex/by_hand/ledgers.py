"""Random ledgers with something of everything that the forms count, and much of what they mustn't."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from desktop_app.model.codes import codes
from desktop_app.model.kinds import KINDS
from desktop_app.model.record import fields_of
from tests.report.decade import FIRST, LAST, World, decade, stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from random import Random

    from sqlalchemy.orm import Session

STOCKS = ("offices.disclosure", "items.license", "items.service", "items.penalty", "items.coercion", "items.charge")
FLOWS = (
    *("website.visits", "responses.topics", "responses.social", "responses.other", "interpretations.articles"),
    *("decisions.license", "decisions.service", "decisions.penalty", "decisions.coercion", "charges.administrative"),
    *("items.license.change", "items.service.change", "procurement.projects", "procurement.amount"),
    *("releases.services", "documents.secret", "appeals.dissatisfied", "fees.applications.delivery"),
    *("fees.releases.post", "fees.releases.paper", "fees.applications.disc", "fees.applications.floppy"),
)
UNITS = ("u1", "u2", "u3")
_CATEGORIES = ("org", "doc", "plan", "fin", "hr", "biz", "news", "oth")


def world_of(random: Random) -> World:
    """Return the applications, steps and disputes of some years; extensions told in every way."""
    world = decade(random, 60)
    for one in world.applications:
        one |= {"unit": random.choice(UNITS), "protected_interest": random.choice(("", "trade_secret", "privacy"))}
        one["items_provided"] = random.choice((None, 0, 3))
        if random.random() < 0.3:
            told = one["received_on"] + dt.timedelta(random.randint(-3, 60))
            if random.random() < 0.4:
                one["extended_on"] = told
            else:
                world.steps.append({"id": world.new_id(), "application": one["id"], "step": "extension", "day": told})
        if one.get("replied_on") and random.random() < 0.5:
            late = one["received_on"] + dt.timedelta(random.randint(0, 70))
            one["replied_on"] = max(late, one["received_on"])
    for dispute in world.disputes:
        dispute |= {"unit": random.choice(UNITS), "accepted": random.random() < 0.7}
        dispute["satisfied"] = random.choice(("", "satisfied", "dissatisfied", "unasked"))
    return world


def kept(world: World, random: Random) -> AbstractContextManager[Session]:
    """Give a session on a ledger that holds the world and some of every other kind that counts."""
    return stored(world, _others(world, random))


def _others(world: World, random: Random) -> dict[str, list[dict[str, Any]]]:
    """Return rows of the other kinds; every field that isn't said is filled at random, or left empty."""
    found: dict[str, list[dict[str, Any]]] = {
        "unit": [{"id": unit, "name": unit, "nature": "office" if unit == "u1" else "division"} for unit in UNITS],
        "category": [*_categories(random)],
        "channel": [{"id": f"h{number}", "nature": code} for number, code in enumerate(codes("channel_nature"))],
        "indicator": [
            {"id": f"i{code}", "code": code, "name": code, "nature": "stock" if code in STOCKS else "flow"}
            for code in (*STOCKS, *FLOWS)
        ],
    }
    found["release"] = _some(random, "release", 60, category=[one["id"] for one in found["category"]])
    releases, channels = ([one["id"] for one in found[kind]] for kind in ("release", "channel"))
    found["publication"] = _some(random, "publication", 80, release=releases, channel=channels)
    found["fee"] = _some(random, "fee", 30, application=[one["id"] for one in world.applications])
    for kind in ("inquiry", "complaint", "activity", "online_session", "staff", "expense"):
        found[kind] = _some(random, kind, 25)
    found["indicator_value"] = [*_values(random)]
    return found


def _categories(random: Random) -> Iterator[dict[str, Any]]:
    for code in _CATEGORIES:
        yield {"id": f"c{code}", "code": code, "name": code, "parent": None}
        yield {"id": f"s{code}", "code": f"{code}.1", "name": code, "parent": random.choice((f"c{code}", "nowhere"))}
        yield {"id": f"t{code}", "code": f"{code}.2", "name": code, "parent": f"s{code}"}


def _values(random: Random) -> Iterator[dict[str, Any]]:
    """Yield an indicator's values: each unit tells a year or its months, or both, or nothing."""
    for code in (*STOCKS, *FLOWS):
        for unit in random.sample(UNITS, 2):
            for year in random.sample(range(FIRST, LAST + 1), 4):
                for month in random.sample((None, *range(1, 13)), random.choice((1, 3))):
                    own = {"indicator": f"i{code}", "unit": unit, "year": year, "month": month}
                    yield {"id": f"{code}-{unit}-{year}-{month}", **own, "value": random.choice((None, 0, 7, 12345))}


def _some(random: Random, kind: str, count: int, **links: list[str]) -> list[dict[str, Any]]:
    return [{"id": f"{kind}{number}", **_row(random, kind, links)} for number in range(random.randint(0, count))]


def _row(random: Random, kind: str, links: dict[str, list[str]]) -> dict[str, Any]:
    return {name: _value(random, name, field, links) for name, field in fields_of(KINDS[kind]).items()}


def _value(random: Random, name: str, field: Any, links: dict[str, list[str]]) -> Any:
    shape = str(field.shape)
    if shape == "link":
        known = UNITS if name == "unit" else links.get(name, [])
        return random.choice([*known, None]) if known else None
    if name == "year":
        return random.randint(FIRST, LAST)
    values: dict[str, Any] = {
        "day": lambda: random.choice((None, *[_day(random)] * 4)),
        "code": lambda: random.choice(("", *codes(field.codes))),
        "yes_no": lambda: random.random() < 0.5,
        "whole": lambda: random.choice((None, 0, 1, 12)),
        "money": lambda: random.choice((None, 0, 50, 123_456_789)),
    }
    return values[shape]() if shape in values else ""


def _day(random: Random) -> dt.date:
    return dt.date(FIRST, 1, 1) + dt.timedelta(random.randrange(365 * (LAST - FIRST + 1)))
