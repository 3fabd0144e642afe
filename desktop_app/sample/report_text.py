"""The narrative of the published report: its introduction, its nine parts, and the problems it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import Problem, ReportSection
from desktop_app.sample.content import YEAR, chosen, read

if TYPE_CHECKING:
    from desktop_app.store.log.operation import Change


class SectionContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part, line by line in the grammar of a section's text."""

    code: str
    heading: str
    body: list[str]


class ProblemContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One problem that the report names, and what it says will be done."""

    problem: str
    remedy: str


def add_report_text(change: Change) -> None:
    """Add the parts in their order, and the problems of part seven as the list that next year starts from."""
    for position, section in enumerate(read(f"report-{YEAR}", list[SectionContent])):
        values = chosen(section, "code", "heading") | {"year": YEAR, "position": position}
        change.add(ReportSection, values | {"body": "\n".join(section.body)})
    for position, problem in enumerate(read("problems", list[ProblemContent])):
        values = chosen(problem, "problem", "remedy") | {"year": YEAR, "position": position}
        change.add(Problem, values | {"state": "open"})
