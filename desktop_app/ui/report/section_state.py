"""How far a section is: in one phrase for the list at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.i18n import _
from desktop_app.report.narrative.scan_rules import scan_rules
from desktop_app.report.narrative.similarity import similarity
from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from desktop_app.report.narrative.report_view import SectionView


class State(NamedTuple):
    """The phrase and its colour."""

    text: str
    tone: Tone


def state_of(section: SectionView, *, unsaved: bool) -> State:
    """Return how far a section is; what is to be done goes before what is well."""
    if unsaved:
        return State(_("有未保存的修改"), Tone.ACCENT)
    text = section.told.text.strip()
    if not text and section.rule.annex:
        return State(_("附表，由台账生成"), Tone.NEUTRAL)
    if not text:
        return State(_("未写"), Tone.WARNING)
    gaps = sum(bool(figure.missing) for figure in section.told.figures)
    if gaps:
        return State(_("缺 {count} 个数").format(count=gaps), Tone.BAD)
    alike = similarity(text, section.last)
    if alike >= scan_rules().similar and len(text) >= scan_rules().shortest:
        return State(_("与上年相似 {percent}%").format(percent=alike), Tone.WARNING)
    return State(_("{count} 字").format(count=len(text.replace("\n", ""))), Tone.GOOD)
