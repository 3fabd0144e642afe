"""Who may write what: for each kind of record, what a unit may write; the office may write everything.

`docs/rights.md` tells it in words; a test keeps the two together.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Right(Enum):
    """What a unit may do with the records of a kind."""

    OWN = "own"
    """Write its own: the record names the unit, and it is the writer's."""
    PART = "part"
    """Write what belongs to one of its own records."""
    ADDITION = "addition"
    """Add its own beside the official ones, for its own records; the office may merge them."""
    ANSWER = "answer"
    """Answer what the office has sent to it: only the fields of the answer."""
    NONE = "none"
    """Nothing: the office keeps them for all."""


_KINDS: Mapping[Right, tuple[str, ...]] = {
    Right.OWN: (
        *("release", "application", "inquiry", "complaint", "dispute", "activity", "media_report", "online_session"),
        *("periodical_issue", "expense", "staff", "indicator_value", "nil_declaration", "hand_in", "problem"),
    ),
    Right.PART: (
        *("publication", "release_approval", "release_attachment"),
        *("case_step", "approval", "letter", "attachment", "fee", "dispute_attachment"),
    ),
    Right.ADDITION: ("category", "channel", "outlet"),
    Right.ANSWER: ("return_slip",),
    Right.NONE: (
        *("organisation", "unit", "device", "indicator", "receipt"),
        *("calendar_year", "local_day", "rule_setting", "rule_file"),
        *("report_section", "filed_annex", "finding_note", "report_step", "correction_slip"),
    ),
}

RIGHTS: Mapping[str, Right] = {kind: right for right, kinds in _KINDS.items() for kind in kinds}
"""What a unit may do with each kind."""

ANSWERS: Mapping[str, frozenset[str]] = {"return_slip": frozenset({"answer", "answered_on", "answered_by"})}
"""The keys in which a unit answers, for each kind that the office sends to units."""
