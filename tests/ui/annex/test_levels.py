"""How grave findings are, cell by cell."""

from __future__ import annotations

from desktop_app.report.annex.finding import Finding
from desktop_app.ui.findings.finding_levels import CellMark, cell_marks
from desktop_app.ui.kit.tokens import Tone


def test_the_gravest_finding_gives_a_cell_its_colour() -> None:
    findings = (
        Finding("a", "error", "相差 1 件。", ("T.sum", "T.one")),
        Finding("b", "warn", "请核实。", ("T.one", "T.two")),
        Finding("c", "info", "供参考。", ("T.three",)),
    )
    assert cell_marks(findings) == {
        "T.sum": CellMark(Tone.BAD, first=True),
        "T.one": CellMark(Tone.BAD, first=False),
        "T.two": CellMark(Tone.WARNING, first=False),
        "T.three": CellMark(Tone.NEUTRAL, first=True),
    }


def test_a_cell_named_first_by_one_of_two_equally_grave_findings_is_tinted() -> None:
    findings = (Finding("a", "error", "甲", ("T.a", "T.b")), Finding("b", "error", "乙", ("T.b", "T.a")))
    assert {code: mark.first for code, mark in cell_marks(findings).items()} == {"T.a": True, "T.b": True}
