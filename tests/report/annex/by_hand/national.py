"""The national forms of 2014, 2019 and 2021, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.report.annex.by_hand.indicators import told
from tests.report.annex.by_hand.rows import Days, Row, Rows, days_of, made_on, public

if TYPE_CHECKING:
    from decimal import Decimal

Figures = dict[str, "int | Decimal | None"]
APPLICANTS = {
    "natural": "natural",
    "business": "biz",
    "research": "research",
    "charity": "ngo",
    "legal": "law",
    "other_organisation": "other_org",
}
RESULTS = {
    "granted": "grant",
    "already_public": "grant",
    "partial": "partial",
    "state_secret": "deny1",
    "forbidden": "deny2",
    "safety": "deny3",
    "third_party": "deny4",
    "internal": "deny5",
    "deliberation": "deny6",
    "case_file": "deny7",
    "registry": "deny8",
    "not_held": "unable1",
    "nonexistent": "unable1",
    "to_be_made": "unable2",
    "unclear": "unable3",
    "petition": "noproc1",
    "repeated": "noproc2",
    "publication": "noproc3",
    "excessive": "noproc4",
    "confirmation": "noproc5",
    "lapsed_correction": "other1",
    "lapsed_fee": "other2",
    "other": "other3",
    "redirected": "other3",
}
"""每件申请只计一种结果."""

OUTCOMES = {"upheld": "keep", "corrected": "correct", "other": "other"}


def format_2021(rows: Rows, year: int, _month: int) -> Figures:
    """Count the form of 国办公开办函〔2021〕30号."""
    days = days_of(year)
    found: Figures = {}
    for row, kind in (("rule", "rule"), ("norm", "normative")):
        some = [one for one in rows.tables["release"] if one["document_kind"] == kind]
        found[f"T2.{row}.made"] = sum(days.has(made_on(one)) for one in some)
        found[f"T2.{row}.repealed"] = sum(days.has(one["abolished_on"]) for one in some)
        found[f"T2.{row}.valid"] = sum(
            days.ended_by(made_on(one)) and not days.ended_by(one["abolished_on"]) for one in some
        )
    for row in ("license", "penalty", "coercion"):
        found[f"T2.{row}.decisions"] = told(rows, f"decisions.{row}", days)
    found["T2.fee.amount"] = told(rows, "charges.administrative", days)
    return found | _applications(rows, days, RESULTS) | _disputes(rows, days)


def format_2019(rows: Rows, year: int, _month: int) -> Figures:
    """Count the form of 国办公开办函〔2019〕60号."""
    days = days_of(year)
    found: Figures = {}
    for row, kind in (("rule", "rule"), ("norm", "normative")):
        some = [one for one in rows.tables["release"] if one["document_kind"] == kind]
        open_ = [one for one in some if public(one)]
        found[f"T2.{row}.made"] = sum(days.has(made_on(one)) for one in some)
        found[f"T2.{row}.opened"] = sum(days.has(one["released_on"]) for one in open_)
        found[f"T2.{row}.public_total"] = sum(
            days.ended_by(one["released_on"]) and not days.ended_by(one["abolished_on"]) for one in open_
        )
    items = {"license": "license", "othersvc": "service", "penalty": "penalty", "coercion": "coercion", "fee": "charge"}
    for row, code in items.items():
        found[f"T2.{row}.prev_items"] = told(rows, f"items.{code}", days_of(year - 1))
        found[f"T2.{row}.delta"] = told(rows, f"items.{code}.change", days)
        if row != "fee":
            found[f"T2.{row}.decisions"] = told(rows, f"decisions.{code}", days)
    found["T2.procurement.proc_count"] = told(rows, "procurement.projects", days)
    found["T2.procurement.proc_amount"] = told(rows, "procurement.amount", days)
    one_other = {code: "other" if row.startswith("other") else row for code, row in RESULTS.items()}
    return found | _applications(rows, days, one_other) | _disputes(rows, days)


def _applications(rows: Rows, days: Days, results: dict[str, str]) -> Figures:
    """第三部分: applications proper, by the day that counts them and the day of the reply, each once."""
    columns = (*APPLICANTS.values(), "total")
    counted = dict.fromkeys(
        (
            f"T3.{row}.{column}"
            for row in ("new", "carried_in", "carried_out", "sum", *results.values())
            for column in columns
        ),
        0,
    )
    for one in rows.tables["application"]:
        if one["nature"] == "disclosure" and one["applicant_type"] in APPLICANTS:
            for row in _rows_of(one, days, results):
                for column in (APPLICANTS[one["applicant_type"]], "total"):
                    counted[f"T3.{row}.{column}"] += 1
    return dict(counted)


def _rows_of(one: Row, days: Days, results: dict[str, str]) -> list[str]:
    counted, replied = one["counted_on"], one["replied_on"]
    found = ["new"] if days.has(counted) else []
    if counted and counted < days.first and not (replied and replied < days.first):
        found.append("carried_in")
    if days.ended_by(counted) and not days.ended_by(replied):
        found.append("carried_out")
    if days.has(replied) and one["decision"] in results:
        found += [results[one["decision"]], "sum"]
    return found


def _disputes(rows: Rows, days: Days) -> Figures:
    """第四部分: by the outcome in the year it was closed, and as pending at every year's end before."""
    prefixes = ("rev", "direct", "after")
    counted = {f"T4.n.{prefix}_{end}": 0 for prefix in prefixes for end in (*OUTCOMES.values(), "pending", "total")}
    for one in (*rows.disputes("review"), *rows.disputes("lawsuit")):
        prefix = "rev" if one["procedure"] == "review" else "after" if one["after_review"] else "direct"
        ends = [OUTCOMES[one["outcome"]]] if days.has(one["closed_on"]) and one["outcome"] in OUTCOMES else []
        if days.ended_by(one["filed_on"]) and not days.ended_by(one["closed_on"]):
            ends.append("pending")
        for end in ends:
            counted[f"T4.n.{prefix}_{end}"] += 1
            counted[f"T4.n.{prefix}_total"] += 1
    return dict(counted)
