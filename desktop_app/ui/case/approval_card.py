"""The approval chain of a reply: which stage agreed when, which one is awaited, and whether secrecy was reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.approvals import agreed_since_return, chain_of, next_stage
from desktop_app.model.law.decisions import decisions
from desktop_app.model.law.rule_settings import setting
from desktop_app.ui.panel import Panel, line_of, mark
from desktop_app.ui.theme import caption, label, pill
from desktop_app.ui.tokens import COLOURS, Tone, ink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.model.law.workflow import Case


class ApprovalCard(Panel):
    """The one to four stages of the office's chain."""

    def __init__(self) -> None:
        super().__init__(_("审批"), "good")

    def show_case(self, case: Case) -> None:
        """Show how far the approval is."""
        self.clear()
        chain = chain_of(case.rules.settings, "reply")
        given = {opinion.position: opinion for opinion in agreed_since_return(case.facts.opinions)}
        awaited = next_stage(case.facts.opinions, chain) if case.state == "reviewing" else None
        for place, stage in enumerate(chain, 1):
            opinion = given.get(place)
            if opinion:
                self.add(
                    _line("good", Tone.GOOD, stage, _("{person} {day}").format(person=opinion.officer, day=opinion.day))
                )
            elif place == awaited:
                self.add(_line("clock", Tone.ACCENT, stage, "", pill(_("待审批"), Tone.ACCENT)))
            else:
                self.add(_line("minus", Tone.NEUTRAL, stage, ""))
        self.add(_secrecy(case))
        if setting(case.rules.settings, "approval") == "optional" and not given and awaited is None:
            hint = label(_("在纸质件上审批的，可以不在这里登记。"), "faint")
            hint.setWordWrap(True)
            self.add(line_of((), hint))


def _secrecy(case: Case) -> QWidget:
    """Say whether secrecy was reviewed, and whether it has to be before disclosure (2019《条例》第十七条)."""
    if any(opinion.secrecy_reviewed for opinion in case.facts.opinions):
        return _line("good", Tone.GOOD, _("保密审查"), _("已作"))
    code = case.facts.text("decision") or next(
        (step.proposed for step in reversed(case.facts.took("draft")) if step.proposed), ""
    )
    decision = decisions().get(code)
    needed = decision is not None and decision.discloses
    mark_name, tone = ("warning", Tone.WARNING) if needed else ("minus", Tone.NEUTRAL)
    return _line(mark_name, tone, _("保密审查"), _("公开前须审查") if needed else _("未登记"))


def _line(icon_name: str, tone: Tone, name: str, said: str, *after: QWidget) -> QWidget:
    colour = COLOURS.outline_hover if tone is Tone.NEUTRAL else ink(tone)[0]
    return line_of((mark(icon_name, colour),), label(name, "line"), (caption(said), *after))
