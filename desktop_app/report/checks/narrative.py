"""Whether the report's text is the agency's own, of the year, and says what it has to (R03, R09–R11, R14, R23)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.annex.finding import Passage
from desktop_app.report.checks.breach import Breach, Test, text, whole
from desktop_app.report.checks.partial_sums import in_words
from desktop_app.report.checks.quoting import quoted, short
from desktop_app.report.checks.text_claims import claims_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.facts import YearFacts
from desktop_app.report.checks.breach import Values

_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_PERIOD = re.compile(rf"自?\s*{_DAY.pattern}\s*(?:起)?\s*(?:至|到|—|-|~|～)\s*{_DAY.pattern}\s*(?:止)?")
_TELEPHONE = re.compile(r"(?:电话|传真)[^\d，。；\n]{0,12}((?:0\d{2,3}[-－—]?)?\d{7,8})(?!\d)")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")


def _section_missing(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find sections of the layout that the report doesn't have, or that say nothing."""
    del values
    written = {section.code for section in facts.sections if section.text.strip()}
    for wanted in facts.wanted:
        if wanted.code not in written:
            heading = next((section.heading for section in facts.sections if section.code == wanted.code), wanted.code)
            yield Breach({"heading": heading}, wanted.code, (), (Passage(wanted.code),))


def _heading_unofficial(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find headings that aren't those of the layout."""
    del values
    official = {wanted.code: wanted.headings for wanted in facts.wanted}
    for section in facts.sections:
        headings = official.get(section.code)
        if headings and section.heading.strip() not in headings:
            words = {"heading": section.heading, "official": headings[0]}
            yield Breach(words, section.code, (), (section.passage(0, 0),))


def _wrong_period(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a period of the statistics that isn't the report's year from its first day to its last."""
    del values
    for section in facts.sections:
        for found in _PERIOD.finditer(section.text):
            first, last = _day(*found.groups()[:3]), _day(*found.groups()[3:])
            if (first, last) != (dt.date(facts.year, 1, 1), dt.date(facts.year, 12, 31)) and _is_long(first, last):
                words = quoted(section, found.start(), found.end()) | {"year": facts.year}
                yield Breach(words, f"{section.code}.{found[0]}", (), (section.passage(*found.span()),))


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _is_long(first: dt.date | None, last: dt.date | None) -> bool:
    """Tell whether a period is meant to be the year: about as long, or no period at all; not that of a campaign."""
    if first is None or last is None or last <= first:
        return True
    return (last - first).days > 300  # noqa: PLR2004 (a period of the year's statistics is never shorter)


def _without_name(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find that the text never says whose report it is."""
    del values
    names = [name for name in (facts.agency.name, facts.agency.short_name) if name]
    if names and not any(name in section.text + section.heading for section in facts.sections for name in names):
        first = facts.sections[0]
        yield Breach({"name": names[0]}, "", (), (first.passage(0, 0),))


def _other_telephone(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a telephone or fax number that isn't the agency's."""
    del values
    known = {_digits(number)[-8:] for number in facts.agency.numbers if number}
    for section in facts.sections if known else ():
        for found in _TELEPHONE.finditer(section.text):
            if not any(_digits(found[1]).endswith(number) for number in known):
                words = quoted(section, found.start(), found.end()) | {"number": found[1]}
                passage = section.passage(found.start(1), found.end(1))
                yield Breach(words, f"{section.code}.{found[1]}", (), (passage,))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _empty_part(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a part that has to say something (its heading has `heading`) and says nothing, or next to nothing."""
    for section in facts.sections:
        said = re.sub(r"\s", "", section.text)
        if text(values, "heading") in section.heading and len(said) < whole(values, "least"):
            words = {"heading": section.heading, "text": said or "—", "least": whole(values, "least")}
            yield Breach(words, section.code, (), (section.passage(0, len(section.text)),))


def _problem_dropped(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find problems of last year's report that this year's says nothing of."""
    del values
    for problem in facts.problems:
        if not problem.followed:
            yield Breach(
                {"problem": short(problem.problem), "last_year": facts.year - 1}, problem.id, (problem.target,)
            )


def _fees_unsaid(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find that fees were charged and that the text states no amount."""
    if facts.charged and not any(re.search(text(values, "pattern"), section.text) for section in facts.sections):
        amount = in_words(Decimal(facts.charged) / 100)
        last = facts.sections[-1]
        yield Breach({"amount": amount}, "", (), (last.passage(0, 0),))


def _padded(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find parts that count media reports and posts again and again as if they were results."""
    for section in facts.sections:
        found = list(re.finditer(text(values, "pattern"), section.text))
        if len(found) >= whole(values, "least"):
            passages = tuple(section.passage(*counted.span()) for counted in found)
            examples = _("、").join(counted[0] for counted in found[:3])
            words = {"heading": section.heading, "count": len(found), "text": examples}
            yield Breach(words, section.code, (), passages)


def _rate_unfounded(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a rate in the text that no figure of the form and no indicator gives, nor a share of the form's figures."""
    del values
    known = {Decimal(cell.now) for cell in facts.cells.values() if cell.now is not None}
    known |= {Decimal(measure.amount) for measure in facts.measures.values()}
    for section in facts.sections:
        told = {claim.start for claim in claims_of(facts, section) if claim.sort == "share"}
        for sentence in _SENTENCE.finditer(section.text):
            for found in _PERCENT.finditer(sentence[0]):
                at = sentence.start() + found.start()
                if Decimal(found[1]) not in known and at not in told:
                    words = quoted(section, *sentence.span()) | {"rate": found[0]}
                    passage = section.passage(at, at + len(found[0]))
                    yield Breach(words, f"{section.code}.{found[0]}.{at}", (), (passage,))


_PLACE = frozenset({"heading", "text"})

TESTS = {
    "section_missing": Test(_section_missing, frozenset({"heading"})),
    "heading_unofficial": Test(_heading_unofficial, frozenset({"heading", "official"})),
    "wrong_period": Test(_wrong_period, _PLACE | {"year"}),
    "agency_unnamed": Test(_without_name, frozenset({"name"})),
    "other_telephone": Test(_other_telephone, _PLACE | {"number"}),
    "part_empty": Test(_empty_part, _PLACE | {"least"}, ("heading", "least")),
    "problem_dropped": Test(_problem_dropped, frozenset({"problem", "last_year"})),
    "fees_unsaid": Test(_fees_unsaid, frozenset({"amount"}), ("pattern",)),
    "padded": Test(_padded, _PLACE | {"count"}, ("pattern", "least")),
    "rate_unfounded": Test(_rate_unfounded, _PLACE | {"rate"}),
}
"""The tests of this subject by name."""
