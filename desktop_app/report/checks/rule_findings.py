"""From rules and facts to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.finding import Finding
from desktop_app.report.checks.rule_tests import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.report.checks.breach import Breach
    from desktop_app.report.checks.facts import YearFacts
    from desktop_app.report.checks.rule_file import Rule


def findings_of_rules(rules: Iterable[Rule], facts: YearFacts) -> Iterator[Finding]:
    """Yield what the rules that hold for the year and can be asked of it find."""
    for rule in rules:
        if rule.in_force(facts.year) and _can_be_asked(rule, facts):
            for breach in TESTS[rule.test].look(facts, rule.values):
                yield _finding(rule, breach, facts)


def _can_be_asked(rule: Rule, facts: YearFacts) -> bool:
    if rule.scope == "office" and facts.unit:
        return False
    return {"records": facts.recorded, "text": bool(facts.sections), "figures": True}[rule.needs]


def _finding(rule: Rule, breach: Breach, facts: YearFacts) -> Finding:
    return Finding(
        id=rule.id,
        level=rule.level,
        text=rule.sentence.format(**breach.words),
        cells=breach.cells,
        subject=breach.subject or (f"@{facts.unit}" if facts.unit else ""),
        records=breach.records,
        passages=breach.passages,
        hint=rule.advice,
        blocks=rule.blocks,
    )
