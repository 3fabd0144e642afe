"""How grave findings are, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop_app.report.annex.finding import Finding
from desktop_app.ui.annex.findings_panel import FindingsPanel
from desktop_app.ui.findings.finding_levels import CellMark, cell_marks
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


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


def test_what_must_be_put_right_never_lists_what_cannot_be(qtbot: QtBot) -> None:
    panel = FindingsPanel()
    qtbot.addWidget(panel)
    late = Finding("late", "error", "答复逾期 3 个工作日。", blocks=False)
    panel.show_findings((Finding("sum", "error", "相差 1 件。"), late))
    said = [label.text() for label in panel.findChildren(QLabel)]
    must, may = (
        said.index("数字、记录或文字有错，上报前必须改正"),
        said.index("已经发生、不能再改的，请写明说明；不影响上报"),
    )
    assert must < said.index("相差 1 件。") < may < said.index("答复逾期 3 个工作日。")
    panel.show_findings((late,))
    assert "数字、记录或文字有错，上报前必须改正" not in [label.text() for label in panel.findChildren(QLabel)]


def test_a_cell_named_first_by_one_of_two_equally_grave_findings_is_tinted() -> None:
    findings = (Finding("a", "error", "甲", ("T.a", "T.b")), Finding("b", "error", "乙", ("T.b", "T.a")))
    assert {code: mark.first for code, mark in cell_marks(findings).items()} == {"T.a": True, "T.b": True}
