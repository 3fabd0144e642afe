"""The narrative of the published report: its introduction and its nine parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.model.kinds import ReportSection
from desktop_app.sample.content import YEAR, chosen, read

if TYPE_CHECKING:
    from desktop_app.store.operation import Change


class SectionContent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part, paragraph by paragraph."""

    code: str
    heading: str
    body: list[str]


def add_report_text(change: Change) -> None:
    """Add the parts in their order."""
    for position, section in enumerate(read(f"report-{YEAR}", list[SectionContent])):
        values = chosen(section, "code", "heading") | {"year": YEAR, "position": position}
        change.add(ReportSection, values | {"body": "\n".join(section.body)})
