"""From rules and facts to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.report.annex.finding import Finding
from desktop_app.report.checks.registry import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.report.checks.facts import YearFacts
    from desktop_app.report.checks.hit import Hit
    from desktop_app.report.checks.rule_file import Rule


def judge(rules: Iterable[Rule], facts: YearFacts) -> Iterator[Finding]:
    """Yield what the rules that hold for the year and can be asked of it find."""
    for rule in rules:
        if rule.in_force(facts.year) and _can_be_asked(rule, facts):
            for hit in TESTS[rule.test].look(facts, rule.values):
                yield _finding(rule, hit, facts)


def _can_be_asked(rule: Rule, facts: YearFacts) -> bool:
    if rule.scope == "office" and facts.unit:
        return False
    return {"records": facts.recorded, "text": bool(facts.sections), "figures": True}[rule.needs]


def _finding(rule: Rule, hit: Hit, facts: YearFacts) -> Finding:
    return Finding(
        id=rule.id,
        level=rule.level,
        text=rule.sentence.format(**hit.words),
        cells=hit.cells,
        subject=hit.subject or (f"@{facts.unit}" if facts.unit else ""),
        records=hit.records,
        passages=hit.passages,
        hint=rule.advice,
        blocks=rule.blocks,
    )
