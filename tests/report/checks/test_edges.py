"""Where a rule begins and ends: years on either side of its border."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from desktop_app.report.checks.rule_file import rules_in_use
from desktop_app.report.checks.rule_findings import findings_of_rules
from tests.report.checks.samples import AGENCY, FILED, PUBLISHED, SIGNED, cells, moved, steps, text, year

if TYPE_CHECKING:
    from desktop_app.report.checks.facts import YearFacts

REOPENED = ("reopened", "2024-01-19", "")
PARTLY_KNOWN = {"T4__n__direct_total": 6}

CASES: list[tuple[str, YearFacts, bool]] = [
    ("R01-filed-late", year(steps=steps(("filed", "2024-01-31", ""))), False),
    ("R01-filed-missing", year(today=dt.date(2024, 1, 31)), False),
    ("R01-filed-missing", year(today=dt.date(2026, 1, 1)), False),  # an old year whose steps nobody recorded here
    ("R01-filed-missing", year(today=dt.date(2026, 1, 1), steps=steps(SIGNED)), True),
    ("R02-unsigned", year(steps=steps(SIGNED, REOPENED, FILED)), True),
    ("R02-unequal", year(steps=steps(("signed", "2024-01-18", "B"), REOPENED, SIGNED, FILED)), False),
    ("R02-unequal", year(steps=steps(("signed", "2024-01-18", ""), FILED)), False),
    ("R15-changed", year(steps=steps(PUBLISHED, REOPENED), fingerprint="B"), False),
    ("R15-changed", year(steps=steps(FILED), fingerprint="B"), False),
    ("R07-total", text("行政诉讼案件9件。", cells=cells(**PARTLY_KNOWN)), False),
    ("R09-period", text("开展集中宣传（2023年3月1日至2023年4月30日）。"), False),
    ("R09-period", text("统计期限自2022年1月1日起至2022年12月31日止。"), True),
    ("R09-period", text("统计期限自2023年1月1日起至2023年12月32日止。"), True),
    ("R09-telephone", text("传真：0532-85911280；会议2023123155号。", agency=AGENCY), False),
    ("R10-problems", text("1234567890", "七、存在的问题"), False),
    ("R22-moved", year(cells=moved(9, 3)), False),
    ("R22-moved", year(cells=moved(20, 0)), True),
    ("R22-moved", year(cells=moved(10, 20)), False),
    ("R22-moved", year(cells=moved(9, 20)), True),
]


@pytest.mark.parametrize(("rule", "facts", "found"), CASES, ids=[f"{case[0]}-{at}" for at, case in enumerate(CASES)])
def test_a_rule_keeps_to_its_border(rule: str, facts: YearFacts, *, found: bool) -> None:
    (wanted,) = (one for one in rules_in_use() if one.id == rule)
    assert bool(list(findings_of_rules([wanted], facts))) is found
