"""The form of Qingdao (2008 to 2014), counted by hand."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from tests.report.annex.by_hand.indicators import told
from tests.report.annex.by_hand.rows import Days, Row, Rows, days_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.report.annex.by_hand.national import Figures

_CATEGORIES = ("org", "doc", "plan", "fin", "hr", "biz", "news", "oth")
_CHANNELS = {"face": "face", "web": "web", "email": "mail", "fax": "fax", "letter": "letter", "other": "oth"}
_REFUSALS = ("state_secret", "forbidden", "safety", "third_party", "internal", "deliberation", "case_file", "registry")
_RESULTS = {
    "granted": "yes",
    "already_public": "yes",
    "partial": "part",
    **dict.fromkeys(_REFUSALS, "no"),
    "not_held": "nothold",
    "nonexistent": "none",
    "unclear": "unclear",
}
"""告知其他途径等无对应栏目的计入其他原因."""


def format_qingdao(rows: Rows, year: int, _month: int) -> Figures:
    """Count the form of a department."""
    days = days_of(year)
    return {**_releases(rows, days), **_applications(rows, days), **_fees(rows, days), **_rest(rows, days)}


def share(part: float | Decimal, whole: float | Decimal) -> Decimal | None:
    """Return a percentage with two decimals; None where there is nothing that it could be of."""
    if not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _releases(rows: Rows, days: Days) -> Figures:
    released = rows.releases(days)
    tops = _tops(rows)
    codes = [tops.get(one["category"] or "", "") for one in released]
    found: Figures = {
        "A1.sent.cum": len(rows.releases(Days("", days.last))),
        "A1.sent.new": len(released),
        "A1.sent.erate": share(sum(bool(one["full_text"]) for one in released), len(released)),
        "A1.sent.pv": told(rows, "website.visits", days) / 10_000,
    }
    for code in _CATEGORIES:
        found[f"A1.cnt.{code}"] = codes.count(code)
        found[f"A1.pct.{code}"] = share(codes.count(code), len(released))
    return found


def _tops(rows: Rows) -> dict[str, str]:
    """Return the code of the top category of each; one whose parent isn't there is a top one."""
    known = {one["id"]: one for one in rows.tables["category"]}
    found = {}
    for one, top in known.items():
        while top["parent"] in known:
            top = known[top["parent"]]  # noqa: PLW2901 (upwards)
        found[one] = top["code"]
    return found


def _applications(rows: Rows, days: Days) -> Figures:
    received = rows.received(days)
    done = [one for one in received if days.ended_by(one["replied_on"])]
    channels = [_CHANNELS[one["channel"]] for one in received if one["channel"] in _CHANNELS]
    results = [_RESULTS.get(one["decision"], "oth") for one in done if one["decision"]]
    found: Figures = {}
    for code in _CHANNELS.values():
        found[f"A2.cnt.{code}"] = channels.count(code)
        found[f"A2.pct.{code}"] = share(channels.count(code), len(received))
    for code in ("yes", "part", "no", "nothold", "none", "unclear", "oth"):
        found[f"A3.cnt.{code}"] = results.count(code)
        found[f"A3.pct.{code}"] = share(results.count(code), len(done))
    timely = [one for one in done if one["due_on"] is None or one["replied_on"] <= one["due_on"]]
    return found | {
        "A4.sent.received": len(received),
        "A4.sent.ontime": len(timely),
        "A4.sent.rate": share(len(timely), len(done)),
        "A4.sent.provided": sum(one["items_provided"] or 0 for one in done),
        "A4.sent.next": len(received) - len(done),
    }


def _fees(rows: Rows, days: Days) -> Figures:
    found: Figures = {}
    for column in ("charged", "waived"):
        some = [one for one in rows.tables["fee"] if days.has(one["charged_on"]) and one[column]]
        found[f"A4.n.{column}"] = len({one["application"] for one in some if one["application"]})
        found[f"A4.amt.{column}"] = Decimal(sum(one[column] for one in some)) / 100
        found[f"A4.ppl.{column}"] = sum(one["people"] or 0 for one in some)
    return found


def _rest(rows: Rows, days: Days) -> Figures:
    asked = [rows.people_asking(days, *channels) for channels in (("onsite",), ("phone",), ("online", "letter"))]
    complaints = [one for one in rows.tables["complaint"] if days.has(one["received_on"])]
    full, part = (rows.staff(days, full_time=full) for full in (True, False))
    found: Figures = {
        "A5.sent.q": sum(one["people"] or 0 for one in rows.tables["inquiry"] if days.has(one["day"])),
        **{f"A5.sent.q{number}": people for number, people in enumerate(asked, 1)},
        "A6.sent.p": full + part,
        "A6.sent.p1": full,
        "A6.sent.p2": part,
        "A7.sent.b": rows.ten_thousands(days, "budget"),
        "A7.sent.e": rows.ten_thousands(days, "actual"),
    }
    found |= _outcome("c", complaints, days)
    for code, procedure in (("r", "review"), ("l", "lawsuit")):
        filed = [one for one in rows.disputes(procedure, own=False) if days.has(one["filed_on"])]
        found |= _outcome(code, filed, days)
    return found


def _outcome(code: str, some: Sequence[Row], days: Days) -> Figures:
    """受理率是受理的占收到的，办结率是办结的占受理的，满意率只算作了评价的."""
    taken = [one for one in some if one["accepted"]]
    rated = [one["satisfied"] for one in some if one["satisfied"] in {"satisfied", "dissatisfied"}]
    closed = sum(days.ended_by(one["closed_on"]) for one in taken)
    return {
        f"A5.sent.{code}": len(taken),
        f"A5.sent.{code}_done": closed,
        f"A5.sent.{code}_acc": share(len(taken), len(some)),
        f"A5.sent.{code}_rate": share(closed, len(taken)),
        f"A5.sent.{code}_sat": share(rated.count("satisfied"), len(rated)),
    }
