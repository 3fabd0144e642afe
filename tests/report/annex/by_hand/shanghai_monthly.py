"""The monthly forms of Shanghai (2004 and 2008): a month beside the year up to its end, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.report.annex.by_hand.indicators import told
from tests.report.annex.by_hand.provincial import CHANNELS, answers_of, by_channel, catalogue, refusals
from tests.report.annex.by_hand.rows import Days, Rows, days_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tests.report.annex.by_hand.national import Figures

    Values = Sequence["int | Decimal"]


def format_shanghai_2004(rows: Rows, year: int, month: int) -> Figures:
    """Count the form of 2004."""
    found: Figures = {}
    for name, days in (("cur", _only(year, month)), ("ytd", days_of(year, month))):
        found |= {f"v1.{number:02}.{name}": value for number, value in enumerate(_of_2004(rows, days), 1)}
    return found


def format_shanghai_2008(rows: Rows, year: int, month: int) -> Figures:
    """Count the form of 2008."""
    found: Figures = {}
    for name, days in (("month", _only(year, month)), ("ytd", days_of(year, month))):
        found |= {f"v2.{number:02}.{name}": value for number, value in enumerate(_of_2008(rows, days), 1)}
    return found


def _only(year: int, month: int) -> Days:
    return Days(f"{year}-{month:02}-01", f"{year}-{month:02}-31")


def _of_2004(rows: Rows, days: Days) -> Iterator[int | Decimal]:
    """Yield the rows in their order, from 1."""
    released, reasons, answers = rows.releases(days), refusals(rows, days), answers_of(rows, days)
    yield from (len(released), sum(bool(one["full_text"]) for one in released))
    yield sum(one["document_kind"] == "normative" for one in released)
    yield from (told(rows, "releases.services", days), told(rows, "website.visits", days))
    yield from _asking(rows, days)
    yield catalogue(rows, days)
    yield from _with_total([by_channel(rows, days, channel) for channel in CHANNELS])
    refused = [
        *(answers[row] for row in ("not_information", "nonexistent", "not_held", "unclear")),
        *(reasons[row] for row in ("state_secret", "trade_secret", "privacy", "process")),
        *(reasons["case_file"] + reasons["safety"], reasons["forbidden"], reasons["third_party"]),
    ]
    yield answers["granted"] + answers["partial"] + sum(refused)
    yield from (answers["granted"], answers["partial"])
    yield from _with_total(refused)
    yield from _disputes(rows, days)
    yield told(rows, "appeals.dissatisfied", days)
    of_releases = [
        told(rows, f"fees.releases.{item}", days) for item in ("post", "delivery", "paper", "disc", "floppy")
    ]
    of_applications = [
        *(rows.yuan_charged(days, "search"), rows.yuan_charged(days, "post")),
        told(rows, "fees.applications.delivery", days),
        rows.yuan_charged(days, "copy"),
        *(told(rows, f"fees.applications.{item}", days) for item in ("disc", "floppy")),
        rows.yuan_charged(days, "processing", "other"),
    ]
    yield sum(of_releases) + sum(of_applications)
    yield from _with_total(of_releases)
    yield from _with_total(of_applications)
    yield from _people_and_money(rows, days)


def _of_2008(rows: Rows, days: Days) -> Iterator[int | Decimal]:
    """Yield the rows in their order, from 1."""
    released, reasons, answers = rows.releases(days), refusals(rows, days), answers_of(rows, days)
    yield from (len(released), sum(bool(one["full_text"]) for one in released))
    yield sum(one["document_kind"] in {"rule", "normative", "other_document"} for one in released)
    yield sum(one["document_kind"] == "normative" for one in released)
    yield from (told(rows, "releases.services", days), told(rows, "website.visits", days))
    yield from _asking(rows, days)
    yield from (catalogue(rows, days), told(rows, "documents.secret", days))
    yield from _with_total([by_channel(rows, days, channel) for channel in CHANNELS])
    refused = [
        *(reasons[row] for row in ("state_secret", "trade_secret", "privacy", "process", "safety")),
        reasons["forbidden"] + reasons["case_file"] + reasons["third_party"],
    ]
    yield from _with_total([*answers.values(), sum(refused)])
    yield from refused
    yield from _disputes(rows, days)
    of_releases = [told(rows, f"fees.releases.{item}", days) for item in ("post", "paper", "disc", "floppy")]
    of_applications = [
        *(rows.yuan_charged(days, "search"), rows.yuan_charged(days, "post")),
        rows.yuan_charged(days, "copy", "processing", "other"),
        *(told(rows, f"fees.applications.{item}", days) for item in ("disc", "floppy")),
    ]
    yield sum(of_releases) + sum(of_applications)
    yield from _with_total(of_releases)
    yield from _with_total(of_applications)
    yield from _people_and_money(rows, days)


def _with_total(values: Values) -> Iterator[int | Decimal]:
    yield sum(values)
    yield from values


def _asking(rows: Rows, days: Days) -> Iterator[int]:
    yield rows.people_asking(days, "onsite")
    yield rows.people_asking(days, "online", "letter")
    yield rows.people_asking(days, "phone")


def _disputes(rows: Rows, days: Days) -> Iterator[int]:
    for procedure in ("review", "lawsuit", "appeal"):
        yield sum(days.has(one["filed_on"]) for one in rows.disputes(procedure))


def _people_and_money(rows: Rows, days: Days) -> Iterator[int | Decimal]:
    yield from _with_total([rows.staff(days, full_time=full) for full in (True, False)])
    yield rows.ten_thousands(days, "budget", "special_fund")
    yield rows.ten_thousands(days, "actual", "special_fund", "other")
    yield rows.ten_thousands(days, "actual", "litigation")
