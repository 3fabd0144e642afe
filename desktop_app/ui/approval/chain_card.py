"""An approval chain as a card: which stage agreed when, which one is awaited, and whether secrecy was reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.i18n import _
from desktop_app.model.law.approvals import agreed_since_return, stage_text
from desktop_app.ui.kit.panel import Panel, line_of, mark
from desktop_app.ui.kit.theme import caption, label, pill
from desktop_app.ui.kit.tokens import COLOURS, Tone, ink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.model.law.approvals import Opinion


class ChainCard(Panel):
    """The one to four stages of a chain, and the review for secrecy."""

    def __init__(self) -> None:
        super().__init__(_("审批"), "good")

    def show_chain(self, chain: Sequence[str], opinions: Sequence[Opinion], awaited: int | None) -> None:
        """Show the stages with the approvals that still hold; `awaited` is the one whose turn it is."""
        self.clear()
        given = {opinion.position: opinion for opinion in agreed_since_return(opinions)}
        for place, stage in enumerate(map(stage_text, chain), 1):
            opinion = given.get(place)
            if opinion:
                said = _("{person} {day}").format(person=opinion.officer, day=opinion.day)
                self.say("good", Tone.GOOD, stage, said)
            elif place == awaited:
                self.say("clock", Tone.ACCENT, stage, "", pill(_("待审批"), Tone.ACCENT))
            else:
                self.say("minus", Tone.NEUTRAL, stage, "")

    def show_secrecy(self, *, reviewed: bool, needed: bool) -> None:
        """Say whether secrecy was reviewed, and whether it has to be before disclosure (2019《条例》第十七条)."""
        if reviewed:
            self.say("good", Tone.GOOD, _("保密审查"), _("已作"))
        elif needed:
            self.say("warning", Tone.WARNING, _("保密审查"), _("公开前须审查"))
        else:
            self.say("minus", Tone.NEUTRAL, _("保密审查"), _("未登记"))

    def say(self, icon_name: str, tone: Tone, name: str, said: str, *after: QWidget) -> None:
        """Add a line: a mark, what it is about, and what there is to say."""
        colour = COLOURS.outline_hover if tone is Tone.NEUTRAL else ink(tone)[0]
        self.add(line_of((mark(icon_name, colour),), label(name, "line"), (caption(said), *after)))

    def hint(self, text: str) -> None:
        """Add a soft sentence."""
        words = label(text, "faint")
        words.setWordWrap(True)
        self.add(line_of((), words))
