"""Whether what the text claims of the annex stands in the annex (R07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.report.checks.breach import Breach, Test, text
from desktop_app.report.checks.quoting import quoted
from desktop_app.report.narrative.claims.claims import claims_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.report.checks.breach import Values
    from desktop_app.report.checks.facts import SectionFacts, YearFacts
    from desktop_app.report.narrative.claims.claim import Claim


def claims_of(facts: YearFacts, section: SectionFacts) -> tuple[Claim, ...]:
    """Return what a section claims of the annex of its year."""
    table = {code: cell.now for code, cell in facts.cells.items() if cell.now is not None}
    last = {code: cell.last for code, cell in facts.cells.items() if cell.last is not None}
    return claims_in(section.text, table, last, facts.year)


def _against_table(facts: YearFacts, values: Values) -> Iterator[Breach]:
    """Find a claim of one sort (`sort`: figure, total, share, all) that the table denies."""
    for section in facts.sections:
        for claim in claims_of(facts, section):
            if claim.sort == text(values, "sort") and not claim.right:
                words = quoted(section, claim.said_from, claim.end)
                words |= {"left": claim.written, "right": _("或").join(claim.holds), "named": claim.named}
                passage = section.passage(claim.start, claim.end)
                yield Breach(words, f"{section.code}.{words['text']}", (), (passage,), claim.cells)


TESTS = {
    "text_against_table": Test(_against_table, frozenset({"heading", "text", "left", "right", "named"}), ("sort",)),
}
"""The tests of this subject by name."""
