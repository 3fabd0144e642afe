"""Which regulation governs a case: versions side by side as data, chosen by the day of receipt."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.law.rule_settings import setting
from desktop_app.model.law.step_file import step_rules
from desktop_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping


class Regulation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """One version of 《政府信息公开条例》: its terms in working days, what stops its clock, its articles by subject."""

    code: str
    since: dt.date
    short: str
    reply_days: int
    extension_days: int
    pauses: tuple[str, ...]
    restarts: tuple[str, ...]
    """The steps (code list `case_step`) that stop or restart the clock under this version. They stand here and not in
    the file of steps: the step is the same under both regulations, what it does to the term is the regulation's."""
    articles: dict[str, str]
    release_days: int
    report_by: tuple[int, int]
    """Month and day of the next year by which a department's annual report is out."""
    correction_notice_days: int | None = None
    third_party_days: int | None = None
    co_maker_days: int | None = None
    payment_days: int | None = None

    def cite(self, subject: str) -> str:
        """Name the article on a subject: “2019《条例》第三十条”; one of another law is named with that law."""
        article = self.articles[subject]
        return article if article.startswith("《") else self.short + article

    @property
    def unknown_steps(self) -> frozenset[str]:
        """Return the steps that this version has no room for."""
        rules = step_rules().values()
        return frozenset(step.code for step in rules if not step.known_to(self.code))

    def answer_days(self, step: str) -> int | None:
        """Return the working days in which the other side has to answer, or None where no term is set."""
        # Each is a term of its own article and a word of letters ({third_party_days}), so each has its own name.
        terms = {"third_party": self.third_party_days, "co_maker": self.co_maker_days, "fee": self.payment_days}
        return terms.get(step)

    def reported_on(self, year: int) -> dt.date:
        """Return the day by which a department's report on a year is out (2007 第三十一条; 2019 第四十九条)."""
        month, day = self.report_by
        return dt.date(year + 1, month, day)


class Overlay(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """A later act that changes one part of the procedure, from its first day on."""

    code: str
    since: dt.date
    title: str
    source: str
    review_first: tuple[str, ...] = ()


class ReceiptRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """Which day is the day of receipt, by channel and kind of mail, from a day on."""

    since: dt.date
    source: str
    decided_by: dict[str, str]


class SimplifiedTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The terms of the simplified procedure, in days; 0 where the law of the time knows none."""

    review_answer_days: int
    review_decision_days: int
    judgment_days: int


class RemedyTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """The terms of review and lawsuit from a day on: days and months by the calendar, acceptance in working days."""

    since: dt.date
    source: str
    review_days: int
    review_acceptance_days: int
    review_decision_days: int
    review_extension_days: int
    suit_months: int
    suit_after_review_days: int
    judgment_months: int
    review_answer_days: int
    review_answer_in_working_days: bool
    suit_answer_days: int
    simplified: SimplifiedTerms


class RuleSets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All versions, each list in the order of its first days."""

    regulations: tuple[Regulation, ...]
    overlays: tuple[Overlay, ...]
    receipt: tuple[ReceiptRule, ...]
    remedies: tuple[RemedyTerms, ...]


@cache
def rule_sets() -> RuleSets:
    """Return every version shipped in `resources/reference/rule_sets.json`."""
    return msgspec.json.decode(resource("reference", "rule_sets.json").read_bytes(), type=RuleSets)


def regulation_of(
    received: dt.date, replied: dt.date | None = None, settings: Mapping[str, str] | None = None
) -> Regulation:
    """Return the regulation that governs an application received on the day; letters before 2008 follow the first.

    Which one governs a case that was open when a regulation took effect is a setting (`transition`).
    """
    old, new = rule_sets().regulations[0], rule_sets().regulations[-1]
    if received >= new.since:
        return new
    open_then = replied is None or replied >= new.since
    follows_new = setting(settings or {}, "transition") == "open_cases"
    return new if follows_new and open_then else old


def regulation_named(code: str) -> Regulation:
    """Return a regulation by its code; an unknown one is our bug (StopIteration)."""
    return next(regulation for regulation in rule_sets().regulations if regulation.code == code)


def overlay_in_force(code: str, day: dt.date) -> Overlay | None:
    """Return a later act by its code if it is in force on the day."""
    return next((overlay for overlay in rule_sets().overlays if overlay.code == code and overlay.since <= day), None)


def overlays_on(day: dt.date) -> tuple[Overlay, ...]:
    """Return the later acts in force on a day, the newest last."""
    return tuple(overlay for overlay in rule_sets().overlays if overlay.since <= day)


def receipt_rule(day: dt.date) -> ReceiptRule:
    """Return the rule on receipt in force on a day."""
    rules = rule_sets().receipt
    return next((rule for rule in reversed(rules) if rule.since <= day), rules[0])


def remedy_terms(day: dt.date) -> RemedyTerms:
    """Return the terms of review and lawsuit in force on a day; days before the first follow it."""
    terms = rule_sets().remedies
    return next((one for one in reversed(terms) if one.since <= day), terms[0])
