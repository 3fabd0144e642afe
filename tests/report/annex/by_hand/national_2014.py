"""The national form of 2014 (国办发〔2014〕32号), counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.report.annex.by_hand.indicators import told
from tests.report.annex.by_hand.rows import Days, Rows, days_of, made_on

if TYPE_CHECKING:
    from tests.report.annex.by_hand.national import Figures

_ANSWERS = {
    "already_public": "3.3.1",
    "granted": "3.3.2",
    "partial": "3.3.3",
    "state_secret": "3.3.4.1",
    "safety": "3.3.4.4",
    "internal": "3.3.4.5",
    "deliberation": "3.3.4.5",
    "forbidden": "3.3.4.6",
    "case_file": "3.3.4.6",
    "not_held": "3.3.5",
    "nonexistent": "3.3.6",
    "to_be_made": "3.3.6",
    "unclear": "3.3.7",
    "redirected": "3.3.8",
    "petition": "3.3.8",
    "registry": "3.3.8",
    "publication": "3.3.8",
}
_CHANNELS = {"face": "3.1.1", "other": "3.1.1", "fax": "3.1.2", "web": "3.1.3", "email": "3.1.3", "letter": "3.1.4"}
_WAYS = {
    "gazette": "1.2.1",
    "website": "1.2.2",
    "microblog": "1.2.3",
    "wechat": "1.2.4",
    **dict.fromkeys(("press", "conference", "reading", "other"), "1.2.5"),
}


def format_2014(rows: Rows, year: int, _month: int) -> Figures:
    """Count the form."""
    days = days_of(year)
    found = {**_releases(rows, days), **_responses(rows, days), **_applications(rows, days), **_rest(rows, days)}
    return {f"T1.{row}.n": value for row, value in found.items()}


def _releases(rows: Rows, days: Days) -> Figures:
    released = rows.releases(days)
    natures = {one["id"]: one["nature"] for one in rows.tables["channel"]}
    ids = {one["id"] for one in released}
    # 同一条信息在几个同类渠道公开只计一次
    ways = {
        (_WAYS[natures[one["channel"]]], one["release"])
        for one in rows.tables["publication"]
        if one["release"] in ids and natures.get(one["channel"]) in _WAYS
    }
    normative = [one for one in rows.tables["release"] if one["document_kind"] == "normative"]
    return {
        "1.1": len(released),
        "1.1.1": sum(one["document_kind"] == "normative" for one in released),
        "1.1.2": sum(days.has(made_on(one)) for one in normative),
        **{row: sum(way == row for way, _release in ways) for row in _WAYS.values()},
    }


def _responses(rows: Rows, days: Days) -> Figures:
    held = [one for one in rows.tables["activity"] if days.has(one["held_on"])]
    conferences = [one for one in held if one["nature"] == "conference"]
    talks = [one for one in rows.tables["online_session"] if days.has(one["held_on"])]
    trainings = [one for one in held if one["nature"] == "training"]
    return {
        "2.1": told(rows, "responses.topics", days),
        "2.2.1": len(conferences),
        "2.2.1.1": sum(bool(one["leader_present"]) for one in conferences),
        "2.2.2": len(talks),
        "2.2.2.1": sum(bool(one["leader_present"]) for one in talks),
        "2.2.3": told(rows, "interpretations.articles", days),
        "2.2.4": told(rows, "responses.social", days),
        "2.2.5": told(rows, "responses.other", days),
        "9.1": sum(one["nature"] == "meeting" for one in held),
        "9.2": len(trainings),
        "9.3": sum(one["attendance"] or 0 for one in trainings),
    }


def _applications(rows: Rows, days: Days) -> Figures:
    received, answered, extended = rows.received(days), rows.answered(days), rows.extended()
    timely = [
        one
        for one in answered
        if one["id"] not in extended and (one["due_on"] is None or one["replied_on"] <= one["due_on"])
    ]
    found: Figures = dict.fromkeys([*_CHANNELS.values(), *_ANSWERS.values(), "3.3.4.2", "3.3.4.3"], 0)
    answers = []
    for one in answered:
        row = _ANSWERS.get(one["decision"], "")
        if one["decision"] == "third_party":
            row = {"trade_secret": "3.3.4.2", "privacy": "3.3.4.3"}.get(one["protected_interest"] or "", "3.3.4.6")
        answers.append(row)
    found |= {row: answers.count(row) for row in found if row.startswith("3.3")}
    channels = [_CHANNELS.get(one["channel"], "") for one in received]
    found |= {row: channels.count(row) for row in _CHANNELS.values()}
    refused = sum(row.startswith("3.3.4") for row in answers)
    return {
        **found,
        "3.1": sum(bool(row) for row in channels),
        "3.2": len(answered),
        "3.2.1": len(timely),
        "3.2.2": len(answered) - len(timely),
        "3.3": sum(bool(row) for row in answers),
        "3.3.4": refused,
    }


def _rest(rows: Rows, days: Days) -> Figures:
    found: Figures = {}
    for part, procedure in (("4", "review"), ("5", "lawsuit")):
        closed = [one for one in rows.disputes(procedure) if days.has(one["closed_on"])]
        outcomes = [one["outcome"] for one in closed]
        for number, outcome in enumerate(("upheld", "corrected", "other"), 1):
            found[f"{part}.{number}"] = outcomes.count(outcome)
        found[part] = sum(outcome in {"upheld", "corrected", "other"} for outcome in outcomes)
    full, part_time = (rows.staff(days, full_time=full) for full in (True, False))
    return {
        **found,
        "6": sum(days.has(one["received_on"]) for one in rows.tables["complaint"]),
        "7": rows.yuan_charged(days) / 10_000,
        "8.1": told(rows, "offices.disclosure", days),
        "8.2": rows.reading_places(),
        "8.3": full + part_time,
        "8.3.1": full,
        "8.3.2": part_time,
        "8.4": rows.ten_thousands(days, "budget", "special_fund"),
    }
