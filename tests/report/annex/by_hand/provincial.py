"""The forms of Fujian and Shanghai (to 2018 and 2013), counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.report.annex.by_hand.indicators import told
from tests.report.annex.by_hand.rows import Days, Rows, days_of, made_on

if TYPE_CHECKING:
    from tests.report.annex.by_hand.national import Figures

CHANNELS = ("face", "fax", "email", "web", "letter", "other")
_NOT_ANSWERED = ("repeated", "excessive", "confirmation", "lapsed_correction", "lapsed_fee", "other", "")
_ELSEWHERE = ("redirected", "petition", "registry", "publication")


def format_fujian(rows: Rows, year: int, _month: int) -> Figures:
    """Count the form of Fujian."""
    periods = {"year": days_of(year), "cum": Days("", f"{year}-12-31")}
    return {f"T.{row}.{name}": value for name, days in periods.items() for row, value in _fujian(rows, days).items()}


def _fujian(rows: Rows, days: Days) -> Figures:
    released = {one["id"] for one in rows.releases(days)}
    natures = {one["id"]: one["nature"] for one in rows.tables["channel"]}
    by_way = {(natures.get(one["channel"]), one["release"]) for one in rows.tables["publication"]}
    received = [one["channel"] for one in rows.received(days)]
    answered = [one["decision"] or "" for one in rows.answered(days)]
    answers = [decision for decision in answered if decision not in _NOT_ANSWERED]
    yes = answers.count("granted") + answers.count("already_public")
    partly = answers.count("partial")
    found: Figures = {"1": len(released), "2": len(received), "3": len(answers), "3.1": yes, "3.2": partly}
    found["3.3"] = len(answers) - yes - partly
    for row, nature in (("1.1", "website"), ("1.2", "gazette")):
        found[row] = len({one for of, one in by_way if of == nature and one in released})
    for number, channel in enumerate(CHANNELS, 1):
        found[f"2.{number}"] = received.count(channel)
    for row, procedure in (("4", "review"), ("5", "lawsuit"), ("6", "appeal")):
        found[row] = sum(days.has(one["filed_on"]) for one in rows.disputes(procedure))
    return found


def format_shanghai_annual(rows: Rows, year: int, _month: int) -> Figures:
    """Count the yearly form of Shanghai."""
    found: Figures = {}
    for name, days in (("year", days_of(year)), ("cum", Days("", f"{year}-12-31"))):
        for row, value in _annual(rows, days).items():
            if name == "year" or row not in {"S5.staff", "S5.full_time", "S5.part_time"}:  # 工作人员没有历年累计
                found[f"{row}.{name}"] = value
    return found


def _annual(rows: Rows, days: Days) -> Figures:
    released, reasons, answers = rows.releases(days), refusals(rows, days), answers_of(rows, days)
    asked = [rows.people_asking(days, *some) for some in (("onsite",), ("phone",), ("online", "letter"))]
    fees = {
        **{item: rows.yuan_charged(days, item) for item in ("search", "post", "copy")},
        "delivery": told(rows, "fees.applications.delivery", days),
        "other_fees": rows.yuan_charged(days, "processing", "other"),
    }
    full, part = (rows.staff(days, full_time=full) for full in (True, False))
    refused = {
        "state_secret": reasons["state_secret"],
        "trade_secret": reasons["trade_secret"],
        "privacy": reasons["privacy"],
        "process": reasons["process"],
        "safety": reasons["safety"],
        "other_refusal": reasons["forbidden"] + reasons["case_file"] + reasons["third_party"],
    }
    return {
        "S1.releases": len(released),
        "S1.full_text": sum(bool(one["full_text"]) for one in released),
        "S1.normative": sum(one["document_kind"] == "normative" for one in released),
        "S1.services": told(rows, "releases.services", days),
        "S1.visits": told(rows, "website.visits", days),
        "S2.catalogue": catalogue(rows, days),
        "S2.received": len(rows.received(days)),
        **{f"S2.{channel}": by_channel(rows, days, channel) for channel in CHANNELS},
        "S2.replied": sum(answers.values()) + sum(refused.values()),
        **{f"S2.{row}": value for row, value in (answers | refused).items()},
        "S2.refused": sum(refused.values()),
        "S3.total": sum(asked),
        **dict(zip(("S3.onsite", "S3.phone", "S3.online"), asked, strict=True)),
        **{
            f"S4.{procedure}": sum(days.has(one["filed_on"]) for one in rows.disputes(procedure))
            for procedure in ("review", "lawsuit", "appeal")
        },
        "S4.dissatisfied": told(rows, "appeals.dissatisfied", days),
        "S5.fees": sum(fees.values()),
        **{f"S5.{row}": value for row, value in fees.items()},
        "S5.staff": full + part,
        "S5.full_time": full,
        "S5.part_time": part,
        "S5.fund": rows.ten_thousands(days, "budget", "special_fund"),
        "S5.spent": rows.ten_thousands(days, "actual", "special_fund", "other"),
        "S5.litigation": rows.ten_thousands(days, "actual", "litigation"),
    }


def catalogue(rows: Rows, days: Days) -> int:
    """依申请公开信息目录数."""
    return sum(one["attribute"] == "request" and days.has(made_on(one)) for one in rows.tables["release"])


def by_channel(rows: Rows, days: Days, channel: str) -> int:
    """Return how many letters came by a channel."""
    return sum(one["channel"] == channel for one in rows.received(days))


def answers_of(rows: Rows, days: Days) -> dict[str, int]:
    """Return the answers that refuse nothing, as the forms of Shanghai have them."""
    groups = {
        "granted": ("granted", "already_public"),
        "partial": ("partial",),
        "not_information": _ELSEWHERE,
        "nonexistent": ("nonexistent", "to_be_made"),
        "not_held": ("not_held",),
        "unclear": ("unclear",),
        "repeated": ("repeated", "excessive", "confirmation"),
    }
    return {row: len(rows.answered(days, *decisions)) for row, decisions in groups.items()}


def refusals(rows: Rows, days: Days) -> dict[str, int]:
    """Return the reasons to refuse; `third_party` are those of which nobody noted whose interest was meant."""
    third = [one["protected_interest"] or "" for one in rows.answered(days, "third_party")]
    alone = ("state_secret", "safety", "forbidden", "case_file")
    return {
        **{decision: len(rows.answered(days, decision)) for decision in alone},
        "process": len(rows.answered(days, "internal", "deliberation")),
        "trade_secret": third.count("trade_secret"),
        "privacy": third.count("privacy"),
        "third_party": third.count(""),
    }
