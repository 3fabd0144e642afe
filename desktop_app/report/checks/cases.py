"""Whether applications and disputes were dealt with as the law wants (R12, R13, R16)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.codes import code_text
from desktop_app.report.checks.breach import Breach, Test, several, texts
from desktop_app.report.checks.record_targets import names_of
from desktop_app.written_days import day_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.breach import Values
    from desktop_app.report.checks.facts import DisputeFacts, YearFacts


def _unregistered(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find applications without a 登记号."""
    del values
    yield from several(case.target for case in facts.cases if not case.number.strip())


def _late(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find applications that were answered late or not at all."""
    del values
    for case in facts.cases:
        if case.late:
            yield Breach({"number": case.target.name, "late": case.late}, case.id, (case.target,))


def _objected(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find steps that the procedure doesn't allow: those named in `actions`, or all but those in `except`."""
    wanted = texts(values, "actions") if "actions" in values else ()
    left_out = texts(values, "except") if "except" in values else ()
    for case in facts.cases:
        for said in case.objections:
            if said.action in wanted if wanted else said.action not in left_out:
                words = {"number": case.target.name, "day": day_text(said.day), "reason": said.sentence}
                yield Breach(words, f"{case.id}.{said.action}.{said.day}", (case.target,))


def _silent_on_remedies(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find replies that don't tell the applicant of every remedy."""
    for case in facts.cases:
        for letter in case.letters:
            if letter.replies and letter.body.strip():
                lacking = [word for word in texts(values, "say") if word not in letter.body]
                if lacking:
                    words = {"number": case.target.name, "letter": _letter(letter.code, letter.number)}
                    yield Breach(words | {"lacking": _("、").join(lacking)}, f"{case.id}.{letter.code}", (case.target,))


def _wrong_series(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find letters whose number is of another letter's series."""
    del values
    for case in facts.cases:
        for letter in case.letters:
            if letter.series and letter.code not in letter.series:
                other = _("、").join(code_text("letter", code) for code in sorted(letter.series))
                words = {"number": case.target.name, "letter": _letter(letter.code, letter.number), "other": other}
                yield Breach(words, f"{case.id}.{letter.code}", (case.target,))


def _letter(code: str, number: str) -> str:
    return f"{code_text('letter', code)} {number}".strip()


def _ground_without_row(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find decisions whose reason is one that the form has no row for, and tell in which row they count."""
    for case in facts.cases:
        said = [case.reason, *(letter.body for letter in case.letters if letter.replies)]
        word = next((word for word in texts(values, "say") if any(word in each for each in said)), "")
        if word and case.decision not in texts(values, "except"):
            words = {"number": case.target.name, "word": word, "decision": code_text("decision", case.decision) or "—"}
            yield Breach(words, case.id, (case.target,))


def _doubled(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find numbers that several records bear."""
    del values
    for number in facts.numbers:
        words = {"number": number.number, "count": len(number.records), "names": names_of(number.records)}
        yield Breach(words, number.number, number.records)


def _of_another_year(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find applications whose 登记号 names another year than that of receipt."""
    del values
    for case in facts.cases:
        years = {int(found) for found in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", case.number)}
        if years and case.received_on.year not in years:
            yield Breach({"number": case.number, "day": day_text(case.received_on)}, case.id, (case.target,))


def _unexplained(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find disputes that weren't upheld and of which nobody says why and what was done."""
    for dispute in facts.disputes:
        decided = dispute.closed_on is not None and dispute.closed_on.year == facts.year
        if decided and dispute.outcome in texts(values, "outcomes") and not dispute.explanation.strip():
            yield Breach(_words(dispute), dispute.id, (dispute.target,))


def _recorded_twice(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a case number that two disputes bear."""
    del values
    by_number = defaultdict(list)
    for dispute in facts.disputes:
        by_number[dispute.case_number.strip()].append(dispute.target)
    for number, targets in by_number.items():
        if number and len(targets) > 1:
            yield Breach({"number": number, "count": len(targets)}, number, tuple(targets))


def _counted_as_co_defendant(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find lawsuits whose own words speak of a co-defendant while the record counts them as the agency's own."""
    for dispute in facts.disputes:
        said = any(word in dispute.subject + dispute.explanation for word in texts(values, "say"))
        if dispute.procedure == "lawsuit" and said and not dispute.co_defendant:
            yield Breach(_words(dispute), dispute.id, (dispute.target,))


def _co_defendant_without_review(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find lawsuits against a co-defendant that no review came before."""
    del values
    for dispute in facts.disputes:
        if dispute.co_defendant and (dispute.procedure != "lawsuit" or not dispute.after_review):
            yield Breach(_words(dispute), dispute.id, (dispute.target,))


def _words(dispute: DisputeFacts) -> dict[str, object]:
    procedure = code_text("dispute_procedure", dispute.procedure)
    outcome = code_text("dispute_outcome", dispute.outcome) if dispute.outcome else "—"
    return {"procedure": procedure, "name": dispute.target.name, "outcome": outcome}


_DISPUTE = frozenset({"procedure", "name", "outcome"})

TESTS = {
    "application_unregistered": Test(_unregistered, frozenset({"count", "names"})),
    "application_late": Test(_late, frozenset({"number", "late"})),
    "application_step": Test(_objected, frozenset({"number", "day", "reason"})),
    "reply_without_remedies": Test(_silent_on_remedies, frozenset({"number", "letter", "lacking"}), ("say",)),
    "ground_without_row": Test(_ground_without_row, frozenset({"number", "word", "decision"}), ("say", "except")),
    "letter_series": Test(_wrong_series, frozenset({"number", "letter", "other"})),
    "number_doubled": Test(_doubled, frozenset({"number", "count", "names"})),
    "number_of_another_year": Test(_of_another_year, frozenset({"number", "day"})),
    "dispute_unexplained": Test(_unexplained, _DISPUTE, ("outcomes",)),
    "dispute_twice": Test(_recorded_twice, frozenset({"number", "count"})),
    "co_defendant_counted": Test(_counted_as_co_defendant, _DISPUTE, ("say",)),
    "co_defendant_without_review": Test(_co_defendant_without_review, _DISPUTE),
}
"""The tests of this subject by name."""
