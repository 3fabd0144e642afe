"""How grave a finding is, in colours and marks: 错误 red, 核实 amber, 提示 grey."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.ui.kit.panel import mark
from desktop_app.ui.kit.tokens import Tone, ink

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLabel

    from desktop_app.report.annex.finding import Finding
    from desktop_app.report.annex.formats.file_shape import Level

TONES: dict[Level, Tone] = {"error": Tone.BAD, "warn": Tone.WARNING, "info": Tone.NEUTRAL}
"""The colour of each level, the gravest first."""

_ICONS: dict[Level, str] = {"error": "bad", "warn": "warning", "info": "info"}


class CellMark(NamedTuple):
    """A cell that a finding speaks of; the `first` one it names is tinted, the others bear a folded corner only."""

    tone: Tone
    first: bool


def mark_of(level: Level) -> QLabel:
    """Make the small icon of a level."""
    return mark(_ICONS[level], ink(TONES[level])[0])


def cell_marks(findings: Iterable[Finding]) -> dict[str, CellMark]:
    """Return the mark of each cell that findings speak of; the gravest finding counts, and it being named first."""
    marks: dict[str, CellMark] = {}
    gravest_last = sorted(findings, key=lambda finding: list(TONES).index(finding.level), reverse=True)
    for finding in gravest_last:
        tone = TONES[finding.level]
        for place, code in enumerate(finding.cells):
            before = marks.get(code)
            first = place == 0 or (before is not None and before.tone is tone and before.first)
            marks[code] = CellMark(tone, first)
    return marks
