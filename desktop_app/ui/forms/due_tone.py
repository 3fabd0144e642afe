"""The tone in which the time that is left is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from desktop_app.model.law.urgency import Urgency

_TONES: dict[Urgency, Tone] = {"green": Tone.GOOD, "yellow": Tone.WARNING, "red": Tone.BAD, "overdue": Tone.BAD}


def tone_of(urgency: Urgency) -> Tone:
    """Return the tone for how urgent a case is."""
    return _TONES[urgency]
